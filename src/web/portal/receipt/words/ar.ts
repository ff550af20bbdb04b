// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../../base/words.ts';

export const ar: TranslatedTable = {
  'paper.title': ['acbdb56c', 'إيصال القيد {leaf}'],
  'paper.link': ['41d60059', 'ورقة للطباعة'],
  'paper.print': ['ceebfb4a', 'اطبع هذه الورقة'],
  'paper.pdf': ['ef7ee2c2', 'تنزيل PDF (بالإندونيسية)'],
  'paper.figures': ['33dfce51', 'الأرقام الموقَّعة'],
  'paper.lead': ['6a8d1877', 'تثبت هذه الورقة أن قيدًا واحدًا موجود في السجل العلني في الحال المذكور. يستطيع أي شخص أن يتحقق منها دون هذا الموقع.'],
  'paper.station': ['05f63f90', 'TPS'],
  'paper.what': ['c8c88633', 'قيد'],
  'paper.received': ['cf6240e0', 'استلمه السجل'],
  'paper.claimed': ['0aea6c20', 'بحسب الجهاز'],
  'paper.id': ['78944234', 'بصمة القيد'],
  'paper.state': ['1e5949e5', 'حال السجل'],
  'paper.qr': ['f140b571', 'رمز QR رقم {part} من {parts} لهذا الإيصال'],
  'paper.part': ['9f88e3d1', '{part} من {parts}'],
  'paper.scan': ['f176b1da', 'امسح كل الرموز في {address} من شاشة أو ورق أو صورة. تعرض تلك الصفحة الأرقام الموقَّعة وتتحقق من البرهان على هاتفك، بلا شبكة أيضًا.'],
  'paper.too-large': ['7d140199', 'هذا الإيصال أطول من أن تسعه رموز QR. نزّل ملفه.'],
  'paper.check': ['3045ae82', 'تحوي الرموز القيد وختمه والبرهان بصيغة معتمدة (c2sp.org/tlog-proof). أي برنامج يعرف هذه الصيغة يستطيع التحقق منها.'],
};
