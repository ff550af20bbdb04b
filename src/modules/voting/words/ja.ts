// The words of this folder in Japanese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const ja: TranslatedTable = {
  'voting.name': ['d9385e64', '投票日'],
  'voting.act.station.ready': ['82c44968', 'TPS の準備完了を宣言'],
  'voting.act.station.ready.reader': ['dfd4ebb5', 'KPPS が TPS の準備完了を宣言し、車いすで行けるか、通信があるか、電気があるかを示します。'],
  'voting.act.station.oath': ['04aa88d1', '宣誓'],
  'voting.act.station.oath.reader': ['2db26e2c', 'KPPS の委員が、投票が始まる前に宣誓または誓約をします。'],
  'voting.act.station.open': ['6b1a2d69', '投票を開始'],
  'voting.act.station.open.reader': ['2c70f5a3', '投票の会議が開かれます。出席した KPPS の委員と立会人の人数を記録します。'],
  'voting.act.station.close': ['792942b2', '投票を締切'],
  'voting.act.station.close.reader': ['8ad71dc9', '投票の時間が終わります。すでに並んでいる人や出席簿に記された人はまだ投票でき、その人数を記録します。'],
  'voting.act.turnout.count': ['4083c5aa', '投票者数を記録'],
  'voting.act.turnout.count.reader': ['9fc269ca', 'KPPS が、その時刻までに投票した男性と女性の人数を記録します。これはまだ C.Hasil の数字ではありません。'],
  'voting.act.shift.start': ['d664d339', '勤務を開始'],
  'voting.act.shift.start.reader': ['365dee28', '担当者が勤務を始めます。その時から勤務時間を数えます。'],
  'voting.act.shift.end': ['65af4358', '勤務を終了'],
  'voting.act.shift.end.reader': ['ec5d960b', '担当者が勤務を終え、休むことができます。'],
  'voting.act.shift.relieve': ['e7fbf52d', '交代を予定'],
  'voting.act.shift.relieve.reader': ['95d4bcd3', '長く勤務している担当者を誰が、いつから交代するかを記します。この予定は誰の権限も変えません。'],
};
