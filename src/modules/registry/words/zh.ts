// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';
import { rolesZh } from './roles-zh.ts';

export const zh: TranslatedTable = {
  ...rolesZh,
  'registry.name': ['ab36bad4', '机构、地区和密钥'],
  'registry.act.election.found': ['7569cdc5', '设立选举'],
  'registry.act.election.found.reader': ['4043de07', 'KPU 开启这个日志：确定地区、TPS、候选人、规则，以及可以签名的 KPU 成员。'],
  'registry.act.election.freeze': ['403d450a', '零报告'],
  'registry.act.election.freeze.reader': ['415939d1', 'KPU 声明有多少工作人员、密钥和 TPS，且还没有一份表格。此后 TPS、工作人员或密钥的任何变更都需要理由。'],
  'registry.act.officer.appoint': ['6f4b127b', '任命工作人员'],
  'registry.act.officer.appoint.reader': ['6234e2f0', '一个机构任命其下级机构的工作人员，并写明地区和任期。这里不记录人名。'],
  'registry.act.officer.revoke': ['9894220d', '撤销任命'],
  'registry.act.officer.revoke.reader': ['0dd58c03', '上级机构免去一名工作人员。已记录的保留；此后发送的一律拒绝。'],
  'registry.act.key.enrol': ['e628ac37', '登记密钥'],
  'registry.act.key.enrol.reader': ['40ddc7df', '工作人员打开邀请，登记其设备的密钥。其签名凭这个密钥辨认。'],
  'registry.act.key.revoke': ['78ff5d28', '撤销密钥'],
  'registry.act.key.revoke.reader': ['101a753a', '遗失或不再使用的密钥被宣布失效。此后用它发送的一律拒绝，无论所写时间为何。'],
  'registry.act.officer.invite': ['49bd6cb6', '重新邀请'],
  'registry.act.officer.invite.reader': ['fa4a1393', '上级机构向尚无密钥的工作人员发出新的邀请。旧邀请不再有效。'],
  'registry.act.delegation.grant': ['d9d256e0', '委托授权'],
  'registry.act.delegation.grant.reader': ['08eef4d6', '一名工作人员允许另一名工作人员在特定地区和特定时间内以其权限签署特定行为。委托到期自动结束，不能转委托。'],
  'registry.act.delegation.end': ['6139975b', '结束委托'],
  'registry.act.delegation.end.reader': ['625e0206', '委托在到期前由委托人、受托人或委托人的上级机构结束。'],
  'registry.act.names.read': ['6d9b9a4e', '打开工作人员姓名'],
  'registry.act.names.read.reader': ['4d75471d', '一名工作人员说明理由，打开其地区工作人员的姓名一小时。姓名本身不记录在这里。'],
  'registry.act.station.amend': ['8c565cf7', '开设或关闭 TPS'],
  'registry.act.station.amend.reader': ['af00d2b4', 'KPU 开设名单上没有的 TPS，或关闭已有的，并说明理由。'],
};
