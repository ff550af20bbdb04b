// Letters for pictures, five points wide and seven high: what stands on a link's preview must be drawn without a
// font. One digit to base 32 is one row, from the top.
export const LETTERS: Readonly<Record<string, string>> = {
  A: 'ehhvhhh', B: 'uhhuhhu', C: 'ehggghe', D: 'uhhhhhu', E: 'vgguggv', F: 'vgguggg', G: 'ehgnhhe',
  H: 'hhhvhhh', I: 'e44444e', J: '72222ic', K: 'hikokih', L: 'ggggggv', M: 'hrllhhh', N: 'hpljhhh',
  O: 'ehhhhhe', P: 'uhhuggg', Q: 'ehhhlid', R: 'uhhukih', S: 'fgge11u', T: 'v444444', U: 'hhhhhhe',
  V: 'hhhhha4', W: 'hhhllla', X: 'hha4ahh', Y: 'hha4444', Z: 'v1248gv', 0: 'ehjlphe', 1: '4c4444e',
  2: 'eh1248v', 3: 'v2421he', 4: '26aiv22', 5: 'vgu11he', 6: '68guhhe', 7: 'v124888', 8: 'ehhehhe',
  9: 'ehhf12c', '.': '00000cc', ',': '0000c48', '-': '000v000', '/': '11248gg', '(': '2488842',
  ')': '8422248', "'": '4480000', ':': '0cc0cc0',
};

/** A text in the letters there are: capitals, without accents; what has no letter is a blank. */
export const inLetters = (text: string): string =>
  Array.from(text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[–—−]/g, '-').toUpperCase(), (letter) =>
    Object.hasOwn(LETTERS, letter) ? letter : ' ',
  ).join('');
