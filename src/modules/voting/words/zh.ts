// The words of this folder in Chinese, machine made. Each entry names the Indonesian text that it was
// written from; docs/translation.md says how one is corrected:
// through tools/translation.ts, which writes this file.
import type { TranslatedTable } from '../../../base/words.ts';

export const zh: TranslatedTable = {
  'voting.name': ['d9385e64', '投票日'],
  'voting.act.station.ready': ['82c44968', '宣布 TPS 准备就绪'],
  'voting.act.station.ready.reader': ['dfd4ebb5', 'KPPS 宣布 TPS 准备就绪，并说明轮椅能否到达、有没有网络、有没有电。'],
  'voting.act.station.oath': ['04aa88d1', '宣誓'],
  'voting.act.station.oath.reader': ['2db26e2c', 'KPPS 成员在投票开始前宣誓或作出承诺。'],
  'voting.act.station.open': ['6b1a2d69', '开始投票'],
  'voting.act.station.open.reader': ['2c70f5a3', '投票会议开始，并记录有多少 KPPS 成员和多少监票代表在场。'],
  'voting.act.station.close': ['792942b2', '结束投票'],
  'voting.act.station.close.reader': ['8ad71dc9', '投票时间结束。已经排队或已登记到场的人仍可投票，其人数被记录。'],
  'voting.act.turnout.count': ['4083c5aa', '记录到场投票人数'],
  'voting.act.turnout.count.reader': ['9fc269ca', 'KPPS 记录到该整点为止已有多少男性和女性投票。这还不是 C.Hasil 的数字。'],
  'voting.act.shift.start': ['d664d339', '开始值勤'],
  'voting.act.shift.start.reader': ['365dee28', '一名工作人员开始值勤，从此计算其工作时间。'],
  'voting.act.shift.end': ['65af4358', '结束值勤'],
  'voting.act.shift.end.reader': ['ec5d960b', '一名工作人员结束值勤，可以休息。'],
  'voting.act.shift.relieve': ['e7fbf52d', '安排接替'],
  'voting.act.shift.relieve.reader': ['95d4bcd3', '写明由谁接替值勤已久的工作人员，以及从何时起。这个安排不改变任何人的权限。'],
};
