// The rules in English. Each entry names the Indonesian text that it was written from (base/words.ts).
const COMPARE_PAPER = [
  '40044aa2',
  'Compare the entry with C.Hasil box by box. If the paper itself is wrong, correct it before ' +
  'witnesses and the TPS supervisor, note it in C.Kejadian Khusus, then enter again.',
] as const;
const OPEN_PAPER = [
  'f73f80a5',
  'Open the photograph and C.Hasil. A copying mistake is corrected by two officers with reason ' +
  'and evidence; a counting mistake is settled in the plenary meeting.',
] as const;
const RECOUNT = [
  '147b55f4',
  'Check C.Hasil, the attendance list and the number of ballots. A difference between votes and ' +
  'voters is a ground for a recount (UU 7/2017 Art 374(2)(h)).',
] as const;
const COUNT_AGAIN = [
  '4ed0a14a',
  'Count the attendance list and the ballots again with witnesses and the TPS supervisor. ' +
  'If they still differ, note it in C.Kejadian Khusus and enter the figures as they stand on ' +
  'the paper.',
] as const;
const NOTHING_YET = [
  'f2da2230',
  'Nothing to do: the system does not yet record what this rule needs.',
] as const;

export const rulesEn = {
  'results.rule.R1.title': ['b0917607', 'Men + women = sum'],
  'results.rule.R1.reader': ['13e9d71b',
    'In every row of voters, men and women together must equal the sum.'],
  'results.rule.R1.officer': COMPARE_PAPER,
  'results.rule.R1.office': OPEN_PAPER,
  'results.rule.R2.title': ['f70e6238', 'No more voters from the DPT than the DPT holds'],
  'results.rule.R2.reader': ['faa65dd8',
    'No more people can have voted from the fixed voter list than stand in it.'],
  'results.rule.R2.officer': ['95f5440d',
    'Check whether DPTb or DPK voters were written in the DPT row. Enter each attendance list ' +
    'in its own row.'],
  'results.rule.R2.office': OPEN_PAPER,
  'results.rule.R3.title': ['7db29f18', 'All voters = DPT + DPTb + DPK'],
  'results.rule.R3.reader': ['ad9d8021',
    'The number of people who voted must equal the three lists together: fixed, moved and ' +
    'special.'],
  'results.rule.R3.officer': COMPARE_PAPER,
  'results.rule.R3.office': OPEN_PAPER,
  'results.rule.R4.title': ['a40ebe48', 'Ballots received = used + damaged + unused'],
  'results.rule.R4.reader': ['08d0bdf8',
    'Every ballot that the TPS received must be accounted for: used, damaged or ' +
    'mis-punched, or unused.'],
  'results.rule.R4.officer': ['5c0a194c',
    'Count the damaged and unused ballots again with witnesses and the TPS supervisor, ' +
    'then enter again.'],
  'results.rule.R4.office': OPEN_PAPER,
  'results.rule.R5.title': ['26d05e1c', 'Ballots received = DPT + reserve'],
  'results.rule.R5.reader': ['15e7cbd6',
    'A TPS should receive as many ballots as its DPT and the reserve. A difference is a ' +
    'matter of supply and withholds no vote.'],
  'results.rule.R5.officer': ['6960a727',
    'Enter the number really received. Note what was short or too many in C.Kejadian Khusus.'],
  'results.rule.R5.office': ['72c79ca3',
    'Compare with the goods receipt and with neighbouring TPS.'],
  'results.rule.R6.title': ['aa6446f9', 'Ballots used = people who voted'],
  'results.rule.R6.reader': ['45f9ad2e',
    'As many ballots must be used as people voted. Where section II was not captured, the votes ' +
    'are compared instead.'],
  'results.rule.R6.officer': COUNT_AGAIN,
  'results.rule.R6.office': RECOUNT,
  'results.rule.R7.title': ['acba4516', 'Valid + invalid = all votes'],
  'results.rule.R7.reader': ['db061074',
    'Valid and invalid votes together must equal the number of all votes.'],
  'results.rule.R7.officer': COMPARE_PAPER,
  'results.rule.R7.office': OPEN_PAPER,
  'results.rule.R8.title': ['fa15ecd4', 'Votes of all candidates = valid votes'],
  'results.rule.R8.reader': ['fd3493fa',
    'The votes of all candidates or parties, added up, must equal the valid votes.'],
  'results.rule.R8.officer': ['80706333',
    'Count each candidate’s tally marks on C.Hasil again and compare them with the figure. ' +
    'Enter again as the paper says.'],
  'results.rule.R8.office': OPEN_PAPER,
  'results.rule.R9.title': ['ed09a4ac', 'All votes = ballots used'],
  'results.rule.R9.reader': ['6e9e79db',
    'As many votes must be counted as ballots were used. Where section II was not captured, the ' +
    'voters are compared instead.'],
  'results.rule.R9.officer': COUNT_AGAIN,
  'results.rule.R9.office': RECOUNT,
  'results.rule.R10.title': ['d31b6c2f', 'Party total = party + its candidates'],
  'results.rule.R10.reader': ['05e9fceb',
    'For each party, the party’s own votes and those of its candidates must equal its total.'],
  'results.rule.R10.officer': COMPARE_PAPER,
  'results.rule.R10.office': OPEN_PAPER,
  'results.rule.R11.title': ['7128399e', 'No more disabled voters than voters'],
  'results.rule.R11.reader': ['8b2d34c8',
    'Disabled voters are among those who voted, so they cannot be more.'],
  'results.rule.R11.officer': COMPARE_PAPER,
  'results.rule.R11.office': OPEN_PAPER,
  'results.rule.R12.title': ['7a5b64a1', 'No more votes than ballots'],
  'results.rule.R12.reader': ['8e5da2ec',
    'There cannot be more votes than ballots received, or than the DPT and its reserve where ' +
    'that was not captured. More than the usual size of a TPS is a warning only.'],
  'results.rule.R12.officer': ['d4018b66',
    'Check whether a figure was read one box too far to the left. Enter again as the paper says.'],
  'results.rule.R12.office': ['2dd29da9',
    'Compare with the photograph. More votes than ballots withholds the form; a TPS that is ' +
    'rightly large is only noted.'],
  'results.rule.R13.title': ['4f697468', 'Figure = words = tally marks = machine reading'],
  'results.rule.R13.reader': ['84ab95fb',
    'The figure, its spelling in words, its tally marks and the machine’s reading must agree. ' +
    'The system does not record them yet.'],
  'results.rule.R13.officer': NOTHING_YET,
  'results.rule.R13.office': NOTHING_YET,
  'results.rule.R14.title': ['effd63db', 'Same voters in every contest'],
  'results.rule.R14.reader': ['3c098069',
    'A TPS’s DPT and voters should be the same in each contest. Only one contest is ' +
    'recorded so far.'],
  'results.rule.R14.officer': NOTHING_YET,
  'results.rule.R14.office': NOTHING_YET,
  'results.rule.R15.title': ['8d8091df', 'C.Hasil = its copy = the column in D.Hasil'],
  'results.rule.R15.reader': ['098cf04f',
    'The form, the witnesses’ copy and its column in the sub-district’s D.Hasil must agree. The ' +
    'system does not record them yet.'],
  'results.rule.R15.officer': NOTHING_YET,
  'results.rule.R15.office': NOTHING_YET,
  'results.rule.R16.title': ['ce552c4b', 'Sum of the areas below = the area above'],
  'results.rule.R16.reader': ['7bf73f55',
    'An area’s figures must equal the sum of all areas below it. This is checked on areas, not ' +
    'on a single form.'],
  'results.rule.R16.officer': ['08ad4582', 'Nothing to do at the TPS.'],
  'results.rule.R16.office': ['ec7280c9', 'Compare D.Hasil with the sum of confirmed TPS.'],
  'results.article': ['11e8af22', 'Art {article}'],
  'results.article.paragraph': ['3249c438', '({paragraph})'],
  'results.article.letter': ['fdc3fc30', '({letter})'],
} as const;
