// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'evidence.title': ['6c6fcf6d', 'الأدلة: صور وشهود واعتراضات'],
  'evidence.none': ['76a49b2b', 'لا توجد بعد صورة أو شهادة أو اعتراض بشأن هذه الاستمارة.'],
  'evidence.attested': ['9abb49d9', '{attested, plural, =0{لم يوقّع بعد شاهد أو مشرف أو مراقب على هذه الأرقام} zero{لم يوقّع أحد} one{اطّلع عليها ووقّعها واحد من الشهود أو المشرفين أو المراقبين} two{اطّلع عليها ووقّعها اثنان من الشهود أو المشرفين أو المراقبين} few{اطّلع عليها ووقّعها # من الشهود أو المشرفين أو المراقبين} many{اطّلع عليها ووقّعها # من الشهود أو المشرفين أو المراقبين} other{اطّلع عليها ووقّعها # من الشهود أو المشرفين أو المراقبين}}؛ {contradicted, plural, =0{ولم يذكر أحد أرقامًا أخرى} zero{ولم يذكر أحد أرقامًا أخرى} one{وذكر واحد أرقامًا أخرى} two{وذكر اثنان أرقامًا أخرى} few{وذكر # أرقامًا أخرى} many{وذكر # أرقامًا أخرى} other{وذكر # أرقامًا أخرى}}.'],
  'evidence.attested.means': ['ec9b5fe2', 'توقيعاتهم لا تثبّت رقمًا ولا تحجبه.'],
  'evidence.photographs': ['5439e59e', 'صور الاستمارة'],
  'evidence.photographs.lead': ['11127b4e', 'التقطها الموظفون وسُمّيت ببصمتها الموجودة في السجل. قارنها بالأرقام في هذه الصفحة. تُرسَل الصور بعد الأرقام، وما لم يصل منها لا يظهر.'],
  'evidence.alt': ['d3707310', 'صورة الصفحة {page} من الاستمارة {form}، {station}'],
  'evidence.page': ['e1f087e4', 'الصفحة {page}'],
  'evidence.open': ['bb7ba375', 'فتح صورة الصفحة {page}'],
  'objection.title': ['c28091b2', 'اعتراضات'],
  'objection.lead': ['06f9d8df', 'الاعتراض لا يغيّر أي رقم. الأحدث في الأعلى؛ ولا يُحذف شيء.'],
  'objection.open': ['6b8c6b62', 'دون رد'],
  'objection.answered': ['326981e3', 'رُدّ عليه'],
  'objection.fields': ['63495aba', 'الأرقام المقصودة'],
  'objection.reply': ['84c485ce', 'رد الجهة المنظِّمة'],
  'objection.category': ['6fc30298', 'بشأن'],
  'objection.by': ['0a3e347e', 'من'],
  'objection.status': ['48320a3f', 'الرد'],
  'objection.more': ['c4b029fe', 'اعتراضات أقدم في السجل: {count}.'],
};
