// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';
import { rolesJa } from './roles-ja.ts';

export const ja: TranslatedTable = {
  ...rolesJa,
  'registry.name': ['ab36bad4', '機関、地域、鍵'],
  'registry.act.election.found': ['7569cdc5', '選挙の設定'],
  'registry.act.election.found.reader': ['4043de07', 'KPU がこのログを開きます。地域、TPS、候補者、規則、署名できる KPU の委員を定めます。'],
  'registry.act.election.freeze': ['403d450a', 'ゼロ報告'],
  'registry.act.election.freeze.reader': ['415939d1', 'KPU は、担当者、鍵、TPS がいくつあり、用紙がまだ一枚もないことを宣言します。この後、TPS、担当者、鍵を変えるには理由が要ります。'],
  'registry.act.officer.appoint': ['6f4b127b', '担当者の任命'],
  'registry.act.officer.appoint.reader': ['6234e2f0', '機関が、下の機関の担当者を、地域と任期とともに任命します。人の名前はここに記録しません。'],
  'registry.act.officer.revoke': ['9894220d', '任命の取り消し'],
  'registry.act.officer.revoke.reader': ['0dd58c03', '上の機関が担当者を解任します。記録済みのものは残り、その後の送信は拒まれます。'],
  'registry.act.key.enrol': ['e628ac37', '鍵の登録'],
  'registry.act.key.enrol.reader': ['40ddc7df', '担当者が招待を開き、端末の鍵を登録します。署名はこの鍵で見分けます。'],
  'registry.act.key.revoke': ['78ff5d28', '鍵の失効'],
  'registry.act.key.revoke.reader': ['101a753a', 'なくした鍵や使わない鍵は無効とされます。その後その鍵で送られたものは、書かれた時刻にかかわらず拒まれます。'],
  'registry.act.officer.invite': ['49bd6cb6', '招待し直す'],
  'registry.act.officer.invite.reader': ['fa4a1393', '上の機関が、まだ鍵のない担当者に新しい招待を出します。古い招待は使えなくなります。'],
  'registry.act.delegation.grant': ['d9d256e0', '権限の委任'],
  'registry.act.delegation.grant.reader': ['08eef4d6', '担当者が別の担当者に、決まった地域で決まった時間だけ、自分の権限で決まった行為に署名することを認めます。委任は自然に終わり、他の人に渡せません。'],
  'registry.act.delegation.end': ['6139975b', '委任の終了'],
  'registry.act.delegation.end.reader': ['625e0206', '委任した人、受けた人、または委任した人の上の機関が、期限の前に委任を終わらせます。'],
  'registry.act.names.read': ['6d9b9a4e', '担当者の名前を開く'],
  'registry.act.names.read.reader': ['4d75471d', '担当者が理由を書いて、自分の地域の担当者の名前を一時間開きます。名前そのものはここに記録されません。'],
  'registry.act.station.amend': ['8c565cf7', 'TPS の開設または閉鎖'],
  'registry.act.station.amend.reader': ['af00d2b4', 'KPU が一覧にない TPS を開設し、またはある TPS を閉鎖し、理由を示します。'],
};
