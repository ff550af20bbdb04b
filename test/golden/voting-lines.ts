// The acts of voting day as lines of the table of authority (authority-table.ts).
import type { Act } from '../../src/core/act.ts';
import { actOf, frozen, ORGANISERS, ROOT, type Person, type World } from '../laws/world.ts';
import type { Asked, Line, Signers } from './authority-table.ts';

type Places = {
  readonly stationAt: (unit: string, place: Asked['place']) => string;
  readonly sitting: (unit: string) => Person;
};

const shift = (kind: 'start' | 'end', by: Person, unit: string): Act =>
  actOf({ act: `voting.shift.${kind}`, signers: [by], unit, record: `voting.shift/${by.officer}`, body: {} });
/** Every organiser on shift at once. */
const onShift: World = [...ROOT, ...ORGANISERS].reduce(
  (world, who) => world.after(shift('start', who, who.unit)),
  frozen,
);

/** A line for each act of the module. */
export function votingLines({ stationAt, sitting }: Places): readonly Line[] {
  const station = (kind: string, body: object): Line => ({
    title: `voting.${kind}`,
    world: frozen,
    act: ({ unit: near, place }: Asked, signers: Signers) => {
      const unit = stationAt(near, place);
      const record = `voting.station/${unit}`;
      return actOf({ act: `voting.${kind}`, signers: signers(1), unit, record, body });
    },
  });
  return [
    station('station.ready', { access: true, network: true, power: true }),
    station('station.oath', { present: 7 }),
    station('station.open', { present: 7, witnesses: 3 }),
    station('station.close', { queue: 0 }),
    station('turnout.count', { J: 3, L: 1, P: 2, hour: 9 }),
    {
      title: 'voting.shift.start', world: frozen,
      act: ({ unit }, signers) => shift('start', signers(1)[0] as Person, unit),
    },
    {
      title: 'voting.shift.end', world: onShift,
      act: ({ unit }, signers) => shift('end', signers(1)[0] as Person, unit),
    },
    {
      title: 'voting.shift.relieve', world: onShift,
      act: ({ role, unit }, signers) => {
        const about = sitting(unit);
        const by = role === 'PUBLISHER' ? (ROOT[0] as Person) : (signers(1)[0] as Person);
        const body = { by: by.officer, from: '2024-02-14T12:00:00Z', officer: about.officer };
        const record = `voting.shift/${about.officer}`;
        return actOf({ act: 'voting.shift.relieve', signers: signers(1), unit, record, body });
      },
    },
  ];
}
