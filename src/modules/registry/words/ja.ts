// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const ja: TranslatedTable = {
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
  'registry.act.station.amend': ['8c565cf7', 'TPS の開設または閉鎖'],
  'registry.act.station.amend.reader': ['af00d2b4', 'KPU が一覧にない TPS を開設し、またはある TPS を閉鎖し、理由を示します。'],
};
