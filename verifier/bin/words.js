// What the command says, Indonesian first, then English. Short and plain; codes of findings stay as they are.

/** @typedef {import('../src/index.js').Report} Report */
/**
 * @typedef {{ usage: string, noTree: (place: string) => string, report: (report: Report) => string }} Words
 */

const SHOWN_MAX = 50;
const SWITCHES = '[--json] [--no-views] [--[no-]photographs] [--lang id|en]';

const id = {
  usage: `Pakai: terang-verify <folder|alamat> [--policy BERKAS] [--previous BERKAS] ${SWITCHES}`,
  noTree: (/** @type {string} */ place) => `${place}: tidak ada folder ini`,
  good: (/** @type {number} */ size) => `Cocok dan lengkap sampai ukuran ${size}.`,
  bad: (/** @type {number} */ count) => `TIDAK cocok: ${count} temuan.`,
  partly: 'Belum diperiksa seluruhnya.',
  cosigned: (/** @type {string[]} */ names) =>
    names.length > 0 ? `Disaksikan oleh: ${names.join(', ')}.` : 'Tidak ada saksi yang ikut menandatangani.',
  policy: 'Kunci diambil dari kebijakan yang Anda berikan.',
  tree:
    'Pohon ini cocok dengan kunci yang disebutnya sendiri, tidak lebih. ' +
    'Untuk percaya, berikan --policy dari luar.',
  checked: 'Diperiksa',
  notChecked: 'Tidak diperiksa',
  more: (/** @type {number} */ count) => `… dan ${count} temuan lagi`,
  photographs: (/** @type {number} */ named, /** @type {number} */ here) =>
    `Foto formulir: ${named} disebut dalam log; ${here} ada di sini dan diperiksa; ` +
    `${named - here} tidak ada di sini (boleh disimpan di tempat lain) atau tidak dibaca.`,
  figures: (/** @type {string} */ contest, /** @type {import('../src/index.js').Totals} */ t) =>
    `${contest}: ${t.forms['confirmed']} dari ${t.stations} formulir terkonfirmasi; ` +
    `suara ${t.confirmed.votes.join(', ')}; sah ${t.confirmed.valid}, tidak sah ${t.confirmed.invalid}; ` +
    `keberatan ${t.objections.open} terbuka, ${t.objections.answered} dijawab`,
};

/** @type {typeof id} */
const en = {
  usage: `Usage: terang-verify <folder|address> [--policy FILE] [--previous FILE] ${SWITCHES}`,
  noTree: (place) => `${place}: there is no such folder`,
  good: (size) => `Consistent and complete up to size ${size}.`,
  bad: (count) => `NOT consistent: ${count} findings.`,
  partly: 'Not fully checked.',
  cosigned: (names) => (names.length > 0 ? `Cosigned by: ${names.join(', ')}.` : 'Cosigned by no witness.'),
  policy: 'The keys are those of the policy you gave.',
  tree:
    'The tree agrees with the keys that it names itself, and no more. ' +
    'To trust it, give a --policy from outside.',
  checked: 'Checked',
  notChecked: 'Not checked',
  more: (count) => `… and ${count} more findings`,
  photographs: (named, here) =>
    `Photographs of forms: ${named} named in the log; ${here} are here and checked; ` +
    `${named - here} are not here (they may be kept elsewhere) or not read.`,
  figures: (contest, t) =>
    `${contest}: ${t.forms['confirmed']} of ${t.stations} forms confirmed; ` +
    `votes ${t.confirmed.votes.join(', ')}; valid ${t.confirmed.valid}, invalid ${t.confirmed.invalid}; ` +
    `objections ${t.objections.open} open, ${t.objections.answered} answered`,
};

/** @param {string} language @returns {Words} */
export function words(language) {
  const say = language === 'en' ? en : id;
  return { usage: say.usage, noTree: say.noTree, report: (report) => reportText(report, say) };
}

/** @param {Report} report @param {typeof id} say */
function reportText(report, say) {
  const { verdict, findings, findingsTotal, checked, notChecked, photographs, totals } = report;
  const failed = findings.some((one) => one.severity === 'error');
  const lines = [verdict.consistent ? say.good(verdict.size) : failed ? say.bad(findingsTotal) : say.partly];
  lines.push(say.cosigned(verdict.cosignedBy), verdict.trust === 'policy' ? say.policy : say.tree, '');
  for (const one of findings.slice(0, SHOWN_MAX)) {
    const where = [one.leaf === undefined ? '' : `leaf ${one.leaf}`, one.path ?? '']
      .filter((part) => part !== '')
      .join(' ');
    lines.push(`  ${one.severity === 'error' ? '✗' : '!'} ${one.code}  ${where}  ${one.message}`);
  }
  if (findingsTotal > SHOWN_MAX) lines.push(`  ${say.more(findingsTotal - SHOWN_MAX)}`);
  for (const [contest, sums] of Object.entries(totals)) lines.push(say.figures(contest, sums));
  if (photographs.named > 0) lines.push(say.photographs(photographs.named, photographs.here));
  lines.push(
    `${say.checked}: ${Object.entries(checked)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ')}`,
  );
  lines.push(`${say.notChecked}: ${notChecked.map(({ what, why }) => `${what} (${why})`).join('; ')}`);
  return `${lines.join('\n')}\n`;
}
