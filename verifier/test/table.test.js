// The table of acts in spec/authority.md and the verifier's are one: no act more, no act less, the same
// number of signers, basis, phase, and records. Relations are tried one by one.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actProblem } from '../src/act-shape.js';
import { DELEGABLE, RULES } from '../src/acts.js';
import { BODIES } from '../src/roles.js';

const page = String(fs.readFileSync(new URL('../../spec/authority.md', import.meta.url)));
const table = page.slice(page.indexOf('| act | record'), page.indexOf('“A role whose unit is above”'));

/** `a.b.c, .d` is a.b.c and a.b.d. @param {string} cell */
function actsOf(cell) {
  const [first = '', ...more] = cell.split(/, | and /);
  const stem = first.slice(0, first.lastIndexOf('.'));
  return [first, ...more.map((name) => (name.startsWith('.') ? stem + name : name))];
}

const rows = table
  .split('\n')
  .slice(2)
  .filter((line) => line.startsWith('| '))
  .flatMap((line) => {
    const [acts = '', record, unit, who = '', signers, basis, phase = ''] = line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim());
    return actsOf(acts).map((act) => ({ act, record, unit, who, signers, basis, phase }));
  });

describe('the table of acts', () => {
  it('names the acts that the verifier knows, and no others', () => {
    expect(rows.map(({ act }) => act).sort()).toEqual([...RULES.keys()].sort());
  });

  it.each(rows)('$act has the signers, the basis and the phase of its row', ({ act, ...row }) => {
    const rule = RULES.get(act);
    const phase = { founding: 'leaf 0 only' }[String(rule?.phase)] ?? rule?.phase;
    const printed = {
      signers: `${rule?.signers}${rule?.plenary ? `; for ${rule.plenary}: threshold` : ''}`,
      basis: rule?.head ? 'head' : act === 'registry.election.found' ? 'null' : '–',
      phase: rule?.reason ? `${phase}, reason` : phase,
    };
    expect({ signers: row.signers, basis: row.basis, phase: row.phase }).toEqual(printed);
  });

  it.each(rows)('$act has a shape', ({ act }) => {
    const by = { key: 'a'.repeat(64), officer: 'b'.repeat(32) };
    const envelope = { at: '2024-02-14T07:00:00Z', basis: null, body: { x: 1 }, by, election: 'uji', v: 1 };
    expect(actProblem({ ...envelope, act, record: 'x', unit: 'ID' })).toBe('act-malformed');
  });

  it('names the roles that sign, where it names roles', () => {
    const plain = rows.filter(({ act, who }) => {
      const granted = Array.isArray(RULES.get(act)?.who);
      return granted && !/^(?:every role but|an organiser|as |role table)/.test(who);
    });
    const granted = plain.map(({ act }) => {
      const who = RULES.get(act)?.who;
      return [act, Array.isArray(who) ? who.map(({ role }) => role).sort() : who];
    });
    const named = plain.map(({ act, who }) => [
      act,
      [...BODIES.keys()].filter((role) => new RegExp(`\\b${role}\\b`).test(who)).sort(),
    ]);
    expect(plain.length).toBeGreaterThan(10);
    expect(granted).toEqual(named);
  });

  it('hands over only what spec calls delegable', () => {
    const [, text = ''] = /\*\*Delegable\*\* are ([\s\S]*?); no other act is/.exec(page) ?? [];
    const named = text.replaceAll(/\s+/g, ' ').split(/, | and /);
    const acts = named.map((name) => (name.startsWith('.') ? `registry.officer${name}` : name));
    expect(acts.sort()).toEqual([...DELEGABLE].sort());
  });

  it('has the bodies that spec lists, each with who appoints it', () => {
    const lines = [...page.matchAll(/^ {4}([A-Z_]+) +(ID|\d+ digits).*?(?: {2,})(.*)$/gm)];
    const printed = lines.map(([, role, level, by = '']) => [
      role,
      level === 'ID' ? 0 : Number.parseInt(String(level), 10),
      [...by.matchAll(/[A-Z]+(?:_[A-Z]+)*/g)].map(String).filter((one) => BODIES.has(one)),
    ]);
    expect(printed).toEqual([...BODIES].map(([role, { level, by }]) => [role, level, by]));
  });
});
