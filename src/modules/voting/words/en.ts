// What the acts of voting day are called in English. Each entry names the Indonesian text that it was written
// from (base/words.ts).
export const en = {
  'voting.name': ['d9385e64', 'Voting day'],
  'voting.act.station.ready': ['82c44968', 'Declared the TPS ready'],
  'voting.act.station.ready.reader': ['dfd4ebb5', 'KPPS declares the TPS ready, and says whether it can be reached by wheelchair, has a network, and has electricity.'],
  'voting.act.station.oath': ['04aa88d1', 'Took the oath'],
  'voting.act.station.oath.reader': ['2db26e2c', 'The KPPS members take their oath or promise before voting begins.'],
  'voting.act.station.open': ['6b1a2d69', 'Opened voting'],
  'voting.act.station.open.reader': ['2c70f5a3', 'The voting meeting is opened. How many KPPS members and how many candidates’ agents are present is noted.'],
  'voting.act.station.close': ['792942b2', 'Closed voting'],
  'voting.act.station.close.reader': ['8ad71dc9', 'The time for voting is over. Whoever is in line or already on the attendance list still votes, and their number is noted.'],
  'voting.act.turnout.count': ['4083c5aa', 'Noted turnout'],
  'voting.act.turnout.count.reader': ['9fc269ca', 'KPPS notes how many men and women have voted by that hour. This is not yet a figure of C.Hasil.'],
  'voting.act.shift.start': ['d664d339', 'Began a shift'],
  'voting.act.shift.start.reader': ['365dee28', 'An officer goes on shift. From then on her working time is counted.'],
  'voting.act.shift.end': ['65af4358', 'Ended a shift'],
  'voting.act.shift.end.reader': ['ec5d960b', 'An officer’s shift is over, and she can rest.'],
  'voting.act.shift.relieve': ['e7fbf52d', 'Planned a relief'],
  'voting.act.shift.relieve.reader': ['95d4bcd3', 'It is written who relieves an officer who has been on shift for long, and from when. This plan changes nobody’s authority.'],
} as const;
