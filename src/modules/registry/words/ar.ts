// The words of this folder in Arabic, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';
import { rolesAr } from './roles-ar.ts';

export const ar: TranslatedTable = {
  ...rolesAr,
  'registry.name': ['ab36bad4', 'الهيئات والمناطق والمفاتيح'],
  'registry.act.election.found': ['7569cdc5', 'تأسيس الانتخاب'],
  'registry.act.election.found.reader': ['4043de07', 'تفتح KPU هذا السجل: تحدد المناطق وTPS والمرشحين والقواعد وأعضاء KPU الذين يحق لهم التوقيع.'],
  'registry.act.election.freeze': ['403d450a', 'محضر الصفر'],
  'registry.act.election.freeze.reader': ['415939d1', 'تعلن KPU كم من الموظفين والمفاتيح وTPS يوجد، وأنه لا استمارة واحدة بعد. وبعد ذلك كل تغيير في TPS أو موظف أو مفتاح يحتاج إلى سبب.'],
  'registry.act.officer.appoint': ['6f4b127b', 'تعيين الموظفين'],
  'registry.act.officer.appoint.reader': ['6234e2f0', 'تعيّن هيئةٌ موظفي الهيئة التي تحتها، مع منطقتهم ومدة خدمتهم. لا تُسجَّل هنا أسماء أشخاص.'],
  'registry.act.officer.revoke': ['9894220d', 'إنهاء التعيين'],
  'registry.act.officer.revoke.reader': ['0dd58c03', 'تعفي الهيئة الأعلى موظفًا. ما سُجِّل يبقى؛ وما يرسله بعد ذلك يُرفض.'],
  'registry.act.key.enrol': ['e628ac37', 'تسجيل مفتاح'],
  'registry.act.key.enrol.reader': ['40ddc7df', 'يفتح الموظف دعوته ويسجّل مفتاح جهازه. بهذا المفتاح يُعرف توقيعه.'],
  'registry.act.key.revoke': ['78ff5d28', 'إلغاء مفتاح'],
  'registry.act.key.revoke.reader': ['101a753a', 'المفتاح المفقود أو الذي لم يعد يُستعمل يُعلَن غير سارٍ. وما يُرسل به بعد ذلك يُرفض، أيًّا كان الوقت المكتوب فيه.'],
  'registry.act.officer.invite': ['49bd6cb6', 'دعوة من جديد'],
  'registry.act.officer.invite.reader': ['fa4a1393', 'تعطي الهيئة الأعلى دعوة جديدة لموظف ليس له مفتاح بعد. الدعوة القديمة لم تعد سارية.'],
  'registry.act.delegation.grant': ['d9d256e0', 'تفويض صلاحية'],
  'registry.act.delegation.grant.reader': ['08eef4d6', 'يسمح موظف لآخر بأن يوقّع أفعالًا معيّنة بصلاحيته، في منطقة معيّنة ولوقت معيّن. ينتهي التفويض من تلقاء نفسه ولا يُنقل إلى غيره.'],
  'registry.act.delegation.end': ['6139975b', 'إنهاء تفويض'],
  'registry.act.delegation.end.reader': ['625e0206', 'يُنهى التفويض قبل أوانه من المفوِّض أو المفوَّض إليه أو الهيئة التي فوق المفوِّض.'],
  'registry.act.names.read': ['6d9b9a4e', 'فتح أسماء الموظفين'],
  'registry.act.names.read.reader': ['4d75471d', 'يفتح موظف أسماء موظفي منطقته لساعة واحدة مع ذكر السبب. الأسماء نفسها لا تُسجَّل هنا.'],
  'registry.act.station.amend': ['8c565cf7', 'فتح TPS أو إغلاقه'],
  'registry.act.station.amend.reader': ['af00d2b4', 'تفتح KPU محطة TPS ليست في القائمة، أو تغلق واحدة موجودة، مع السبب.'],
};
