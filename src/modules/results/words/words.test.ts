import { describe, expect, test } from 'vitest';
import { placesOf, parseMessage } from '../../../base/message.ts';
import { LANGUAGES, missingWords, speaker, staleWords, TRANSLATED } from '../../../base/words.ts';
import { coreWords } from '../../../core/words/index.ts';
import type { Form } from '../form.ts';
import { differences } from '../form.ts';
import { STATES } from '../record.ts';
import { RULES } from '../rules.ts';
import { PAIRS, PARTIES, partyForm, soundForm } from '../samples.ts';
import { cellName, resultsWords } from './index.ts';

const ROLES = ['title', 'reader', 'officer', 'office'];

describe('the words of results', () => {
  test('speak of each rule and each state to reader, officer and office', () => {
    const subjects = [...RULES.map(({ id }) => `rule.${id}`), ...STATES.map((state) => `state.${state}`)];
    const said = Object.keys(resultsWords.id).filter((key) => /^results\.(rule|state)\./.test(key));
    expect(said.sort()).toEqual(
      subjects.flatMap((subject) => ROLES.map((role) => `results.${subject}.${role}`)).sort(),
    );
  });

  test.each(TRANSLATED)('are all there in %s, and none is stale', (language) => {
    expect(missingWords(resultsWords.id, resultsWords[language] ?? {})).toEqual([]);
    expect(staleWords(resultsWords.id, resultsWords[language] ?? {})).toEqual([]);
  });

  test.each(LANGUAGES)('are said in %s beside those of the core', (language) => {
    const say = speaker(language, coreWords, resultsWords);
    for (const [key, text] of Object.entries(resultsWords.id)) {
      const values = Object.fromEntries(placesOf(parseMessage(text)).map((name) => [name, 'x']));
      expect(say(key, values)).not.toBe('');
    }
  });
});

describe('the name of a cell', () => {
  const say = speaker('id', resultsWords);

  test('is what the form says', () => {
    expect(cellName(say, PAIRS, 'I.B1.2')).toBe('Pengguna hak pilih dari DPT, jumlah');
    expect(cellName(say, PAIRS, 'III.0')).toBe('Pemilih disabilitas, laki-laki');
    expect(cellName(say, PAIRS, 'II')).toBe('II. Data penggunaan surat suara');
    expect(cellName(say, PAIRS, 'II.3')).toBe('Surat suara rusak atau keliru coblos');
    expect(cellName(say, PAIRS, 'IV.1')).toBe('Suara nomor 2, Dua');
    expect(cellName(say, PARTIES, 'IV.1.total')).toBe('Jumlah suara partai nomor 24, Partai B');
    expect(cellName(say, PARTIES, 'IV.0.candidates.1')).toBe('Suara calon Calon A2 dari Partai A');
    expect(cellName(say, PAIRS, 'reservePercent')).toBe('cadangan');
  });

  test('exists for every path that a dispute can name, in every language', () => {
    const zero = (form: Form): Form =>
      JSON.parse(JSON.stringify(form), (_, value) => (typeof value === 'number' ? -1 : value));
    for (const language of LANGUAGES) {
      const speak = speaker(language, resultsWords);
      for (const [contest, form] of [
        [PAIRS, soundForm()],
        [PARTIES, partyForm()],
      ] as const) {
        const blank: Form = { I: null, II: null, III: null, IV: null, V: null };
        for (const path of [...differences(form, zero(form)), ...differences(form, blank)]) {
          expect(cellName(speak, contest, path)).not.toBe(path);
        }
      }
    }
  });

  test('of a path that no form has is the path', () => {
    for (const path of ['IV.7', 'I.C.0', 'I.A.3', 'VI', 'IV.0.candidates.9', 'II.9']) {
      expect(cellName(say, PARTIES, path)).toBe(path);
    }
  });
});
