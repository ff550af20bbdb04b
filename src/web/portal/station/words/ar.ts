// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'history.officer': ['19d4db76', 'موظف {roles}'],
  'side.title': ['5ab72eef', 'القراءات جنبًا إلى جنب'],
  'side.lead': ['08d2f19f', '{same, plural, zero{لا أرقام متطابقة} one{رقم واحد متطابق} two{رقمان متطابقان} few{# أرقام متطابقة} many{# رقمًا متطابقًا} other{# رقم متطابق}}، {differ, plural, =0{ولا اختلاف} zero{ولا اختلاف} one{وواحد مختلف} two{واثنان مختلفان} few{و# مختلفة} many{و# مختلفًا} other{و# مختلف}}.'],
  'side.only': ['08c8bf89', 'قراءة واحدة حتى الآن، فلا شيء يُقارن.'],
  'side.equal': ['4ae0b8d7', 'متطابق'],
  'side.differ': ['78598606', 'مختلف'],
  'side.mark': ['c0d2ef84', 'متطابق؟'],
  'side.entered': ['5640ab7c', 'استُلم {time}'],
  'side.superior': ['4296162a', 'المستوى الأعلى'],
  'side.against': ['f03cceb4', 'قراءتان متساويتان وساريتان. وتخالفهما {others, plural, zero{# قراءة} one{قراءة موظف آخر} two{قراءتا موظفين آخرين} few{# قراءات لموظفين آخرين} many{# قراءة لموظفين آخرين} other{# قراءة لموظفين آخرين}} تظهر أدناه. وفق القواعد تثبّت أول قراءتين متساويتين لموظفين مختلفين الأرقام، ولا يغيّرها بعد ذلك إلا تصحيح يوقّعه موظفان.'],
  'correction.title': ['04dcd3fa', 'التصحيحات'],
  'correction.lead': ['55a268e4', 'الأرقام القديمة لا تُحذف. كل تصحيح يوقّعه موظفان.'],
  'correction.item': ['be5a1bc1', 'تصحيح في {time}'],
  'correction.cell': ['9c51c2bb', 'الأرقام'],
  'correction.old': ['85e65b34', 'قبل'],
  'correction.new': ['971895a4', 'بعد'],
  'correction.none': ['eb9022c8', 'لم يتغير أي رقم.'],
  'correction.evidence': ['4c5288c2', 'بصمة الدليل (SHA-256)'],
  'dispute.title': ['a48e7b1c', 'الاختلاف'],
  'dispute.open': ['69c02369', 'ما زال مختلفًا عليها: القراءتان لا تتطابقان في {count, plural, zero{لا أرقام} one{رقم واحد} two{رقمين} few{# أرقام} many{# رقمًا} other{# رقم}}. لا تُحسب هذه الاستمارة حتى يُدخل موظفان الأرقام نفسها أو يقرر المستوى الأعلى.'],
  'dispute.settled': ['d3c5d97c', 'كانت مختلفًا عليها وانتهى ذلك. تبقى كل القراءات في التاريخ.'],
  'report.title': ['7f885780', 'أبلغ عن خطأ في هذه الاستمارة'],
  'report.lead': ['00c8b824', 'قارن أولًا بصورة C.Hasil أو بنسختها. إن اختلف رقم:'],
  'report.ptps': ['746857fa', 'أبلغ مراقب TPS (PTPS) أو Panwaslu Kecamatan برمز TPS وباسم الرقم الخاطئ.'],
  'report.pps': ['1f05c970', 'أو أبلغ PPS في القرية أو الحي. يحيله PPS إلى PPK الذي يصححه أمام الشهود.'],
  'report.paper': ['56fff9e0', 'خذ معك هذه الورقة القابلة للطباعة: رمزها يشير إلى القيد الذي تعنيه بالضبط.'],
};
