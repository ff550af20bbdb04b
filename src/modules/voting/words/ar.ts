// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const ar: TranslatedTable = {
  'voting.name': ['d9385e64', 'يوم الاقتراع'],
  'voting.act.station.ready': ['82c44968', 'إعلان جاهزية TPS'],
  'voting.act.station.ready.reader': ['dfd4ebb5', 'تعلن KPPS أن TPS جاهزة، وهل يمكن الوصول إليها بكرسي متحرك، وهل فيها شبكة، وهل فيها كهرباء.'],
  'voting.act.station.oath': ['04aa88d1', 'أداء اليمين'],
  'voting.act.station.oath.reader': ['2db26e2c', 'يؤدي أعضاء KPPS اليمين أو التعهد قبل بدء الاقتراع.'],
  'voting.act.station.open': ['6b1a2d69', 'افتتاح الاقتراع'],
  'voting.act.station.open.reader': ['2c70f5a3', 'يُفتتح اجتماع الاقتراع، ويُسجَّل عدد الحاضرين من أعضاء KPPS ومن مندوبي المرشحين.'],
  'voting.act.station.close': ['792942b2', 'إغلاق الاقتراع'],
  'voting.act.station.close.reader': ['8ad71dc9', 'انتهى وقت الاقتراع. من هو في الطابور أو مسجَّل في قائمة الحضور يصوّت بعدُ، ويُسجَّل عددهم.'],
  'voting.act.turnout.count': ['4083c5aa', 'تسجيل الإقبال'],
  'voting.act.turnout.count.reader': ['9fc269ca', 'تسجّل KPPS كم رجلًا وكم امرأة صوّتوا حتى تلك الساعة. هذا ليس بعدُ رقمًا من C.Hasil.'],
  'voting.act.shift.start': ['d664d339', 'بدء المناوبة'],
  'voting.act.shift.start.reader': ['365dee28', 'يبدأ موظف مناوبته، ومنذ ذلك الحين تُحسب مدة عمله.'],
  'voting.act.shift.end': ['65af4358', 'إنهاء المناوبة'],
  'voting.act.shift.end.reader': ['ec5d960b', 'أنهى موظف مناوبته ويمكنه أن يستريح.'],
  'voting.act.shift.relieve': ['e7fbf52d', 'التخطيط لبديل'],
  'voting.act.shift.relieve.reader': ['95d4bcd3', 'يُكتب من يحلّ محل موظف طالت مناوبته ومنذ متى. هذه الخطة لا تغيّر صلاحية أحد.'],
};
