// The words of "language" in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const languageAr: TranslatedTable = {
  'language.machine': ['5e91476f', 'ترجمة آلية. النص الساري هو النص الإندونيسي.'],
  'language.source': ['591b6466', 'اقرأ بالإندونيسية'],
  'language.correct': ['55d92180', 'صحّح ترجمة'],
  'translation.title': ['55d92180', 'صحّح ترجمة'],
  'translation.lead': ['8552da59', 'كُتب هذا الموقع بالإندونيسية. نصوص اللغات الأخرى صنعتها آلة من ذلك المصدر. يستطيع أي شخص أن يقترح نصًا أفضل دون حساب.'],
  'translation.languages': ['1e15749e', 'اختر لغة تتقنها'],
  'translation.topics': ['d2892aa4', 'اختر قسمًا'],
  'translation.count': ['2d173ebe', '{count, plural, zero{لا نصوص} one{نص واحد} two{نصان} few{# نصوص} many{# نصًا} other{# نص}}'],
  'translation.key': ['1e3eb48b', 'المفتاح'],
  'translation.text': ['b506febc', 'النص'],
  'translation.source': ['1d257e01', 'المصدر (بالإندونيسية)'],
  'translation.now': ['3c8cef0c', 'النص الحالي'],
  'translation.none': ['0d089da8', 'لا ترجمة بعد تطابق مصدرها؛ يرى القراء المصدر.'],
  'translation.where': ['8fecd7d1', 'يظهر في'],
  'translation.everywhere': ['f76679ac', 'صفحات كثيرة'],
  'translation.terms': ['07be098b', 'اتركه كما هو'],
  'translation.plural': ['16523dd3', 'صيغ الجمع'],
  'translation.yours': ['17643349', 'اقتراحك'],
  'translation.check': ['f2e23877', 'افحص الاقتراح'],
  'translation.ready': ['fad38113', 'الاقتراح جاهز للإرسال'],
  'translation.send': ['a78736a8', 'نزّل هذا الملف وأرسله إلى من يدير هذا الموقع. يذكر الملف المصدر الذي ترجمتَه، فلا يُستعمل اقتراح لمصدر تغيّر.'],
  'translation.download': ['b6c2fd74', 'نزّل الاقتراح'],
  'translation.mail': ['11ea4a6f', 'أرسل بالبريد'],
  'translation.nothing': ['3c684c46', 'لا يُرسل شيء إلى هذا الموقع ولا يُحفظ شيء هنا.'],
  'translation.unsettled': ['6b01d8b8', 'لا يمكن إرساله بعد'],
  'translation.fault.braces': ['72bf2e35', 'الأقواس المعقوفة غير متزاوجة.'],
  'translation.fault.empty': ['e175e6b5', 'النص فارغ.'],
  'translation.fault.places': ['1857132b', 'يجب أن تكون مواضع القيم كما في المصدر: {needs}'],
  'translation.fault.plural': ['9103491a', 'صيغ الجمع في هذه اللغة: {needs}'],
  'translation.fault.locked': ['15f30fa5', 'يجب أن تبقى الاختصارات الرسمية والأسماء: {needs}'],
};
