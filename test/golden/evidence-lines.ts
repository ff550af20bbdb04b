// The acts on evidence as lines of the table of authority (authority-table.ts).
import { actOf } from '../laws/world.ts';
import { answerAt, BODIES, watched } from '../laws/watchers.ts';
import type { Asked, Line } from './authority-table.ts';

/** A line for each act. Whoever watches is in the laws (test/laws/watchers.test.ts). */
export function evidenceLines(stationAt: (unit: string, place: Asked['place']) => string): readonly Line[] {
  const line = (kind: string, bodyAt: (station: string) => object): Line => ({
    title: `results.evidence.${kind}`,
    world: watched,
    act: ({ unit, place }, signers) => {
      const station = stationAt(unit, place);
      const record = `results.evidence/${station}/PPWP/1`;
      const body = { attempt: 1, contest: 'PPWP', ...bodyAt(station) };
      return actOf({ act: `results.evidence.${kind}`, signers: signers(1), unit: station, record, body });
    },
  });
  return [
    line('photograph', () => BODIES.photograph),
    line('attest', () => BODIES.attest),
    line('object', () => BODIES.object),
    line('answer', (station) => (station.length === 13 ? answerAt(station) : answerAt('1701012001001'))),
  ];
}
