// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'reports.title': ['0e1f010f', 'بلاغات القراء'],
  'reports.lead': ['8e7e1772', 'البلاغ لا يغيّر أي رقم ولا يدخل السجل. إنه يطلب من الموظفين ومن الجميع النظر في هذه الاستمارة من جديد.'],
  'reports.none': ['a423a3b8', 'لا توجد بلاغات عن هذه الاستمارة بعد.'],
  'reports.count': ['58ab8eef', '{count, plural, zero{لا بلاغات} one{بلاغ واحد} two{بلاغان} few{# بلاغات} many{# بلاغًا} other{# بلاغ}}، عولج منها {handled}.'],
  'reports.last': ['f082c94a', 'الأحدث، وعددها {count} على الأكثر:'],
  'reports.category': ['5f73c04b', 'ما الخطأ'],
  'reports.category.figures-differ-from-paper': ['4e2893d9', 'الأرقام تختلف عن C.Hasil'],
  'reports.category.wrong-station': ['1c127e0a', 'استمارة TPS آخر'],
  'reports.category.unreadable': ['7d6a96df', 'لا تُقرأ'],
  'reports.category.other': ['09036af8', 'غير ذلك'],
  'reports.cell': ['9c51c2bb', 'الرقم'],
  'reports.whole': ['3a19f353', 'الاستمارة كلها'],
  'reports.hour': ['0e74897e', 'ساعة الاستلام'],
  'reports.handled': ['63ea40b3', 'المعالجة'],
  'reports.handled.yes': ['37ee9ddd', 'صُحّح'],
  'reports.handled.no': ['b891924d', 'ليس بعد'],
  'reports.send': ['4ebaf958', 'أرسل البلاغ'],
  'reports.means': ['5d22e6ab', 'بلا حساب وبلا اسم. يحسب جهازك بضع ثوانٍ كي لا تستطيع الآلات إغراقنا. لا يُحفظ إلا الاختيار أعلاه وTPS والساعة. لا يوجد مربع نص: فقد يحوي بيانات شخصية، ولا يوجد بعد مكان آمن بما يكفي لحفظه.'],
  'reports.working': ['3ec50362', 'جهازك يحسب…'],
  'reports.kept': ['58bcd272', 'حُفظ البلاغ. سيظهر هنا مع النشر التالي.'],
  'reports.failed': ['1ecf38f9', 'لم يُرسل البلاغ. حاول لاحقًا، أو خذ الورقة المطبوعة أعلاه.'],
};
