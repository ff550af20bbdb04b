// Those who only watch, in the small election of the laws: a participant's agents, supervisors and observers
// at two stations, one at home and one abroad; an agent at every other station. Each agent has objected once.
import { canonical } from '../../src/base/canonical.ts';
import { hex, sha256, utf8 } from '../../src/base/bytes.ts';
import type { Act } from '../../src/core/act.ts';
import { actId } from '../../src/core/parse.ts';
import {
  actOf, appointee, decreeing, enrolling, FORM, frozen, person, ROOT, STATIONS, type Person, type World,
} from './world.ts';

export const [HOME, ABROAD] = ['1701012001001', '9901010001001'] as const;
const PARTICIPANT = 'PPWP/1';
/** Others of these roles may be in office already. */
const NUMBER = 21;

const [root] = ROOT as [Person];
const peserta = person('PESERTA', 'ID', NUMBER);
const bawaslu = person('BAWASLU', 'ID', NUMBER);
const province = person('BAWASLU_PROVINSI', '17', NUMBER);
const regency = person('BAWASLU_KABKOTA', '1701', NUMBER);
const district = person('PANWASLU_KECAMATAN', '170101', NUMBER);
const mission = person('PANWASLU_LN', '9901', NUMBER);
export const saksi = (station: string): Person => person('SAKSI', station, NUMBER);
export const ptps = (station: string): Person => person('PTPS', station, NUMBER);
export const pemantau = (station: string): Person => person('PEMANTAU', station, NUMBER);

/** Who appoints whom, in order. */
const DECREES: readonly (readonly [by: Person, who: Person])[] = [
  [root, peserta],
  [root, bawaslu],
  [bawaslu, province],
  [bawaslu, mission],
  [province, regency],
  [regency, district],
  [district, ptps(HOME)],
  [mission, ptps(ABROAD)],
  [root, pemantau(HOME)],
  [root, pemantau(ABROAD)],
  ...STATIONS.map((station) => [peserta, saksi(station)] as const),
];

const appointed = (by: Person, who: Person): Act => {
  const named = who.role === 'PESERTA' ? { participant: PARTICIPANT } : {};
  return actOf({
    act: 'registry.officer.appoint', signers: decreeing(by), unit: who.unit,
    record: `registry.body/${who.unit}`,
    body: { officers: [{ ...appointee(who), ...named }], reason: 'r' },
  });
};

/** An act on the evidence of a station's form. */
export const evidence = (kind: string, by: Person, station: string, body: object): Act =>
  actOf({
    act: `results.evidence.${kind}`, signers: [by], unit: station,
    record: `results.evidence/${station}/PPWP/1`, body: { attempt: 1, contest: 'PPWP', ...body },
  });
export const BODIES = {
  photograph: { pages: [{ bytes: 300_000, hash: 'c'.repeat(64), page: 1 }] },
  attest: { form: hex(sha256(utf8(canonical(FORM)))) },
  object: { category: 'figures', fields: ['V.A'], reason: 'r' },
} as const;
const objection = (station: string): Act => evidence('object', saksi(station), station, BODIES.object);
/** Answers the one objection of a station. */
export const answerAt = (station: string) => ({
  answer: 'noted', objection: actId(utf8(canonical(objection(station)))), reason: 'r',
});

/** The evening of voting day, with all of them in office and an objection at every station. */
export const watched: World = STATIONS.reduce(
  (world, station) => world.after(objection(station)),
  DECREES.reduce(
    (world, [by, who]) => world.after(appointed(by, who)).after(enrolling(who, who.unit)),
    frozen,
  ),
);
