// The core alone, in memory, with a clock that tests move: acts go in one by one, a leaf or a refusal comes
// out.
import { isRefusal, type Refusal } from '../../src/base/result.ts';
import type { Leaf, SignedAct } from '../../src/core/act.ts';
import { admit, recordsNeeded } from '../../src/core/admit.ts';
import { Ledger } from '../../src/core/ledger.ts';
import { actId, parseAct } from '../../src/core/parse.ts';
import { fromBase64url, utf8 } from '../../src/base/bytes.ts';
import { verifyP256 } from '../../src/server/p256.ts';
import { terang } from '../../src/system.ts';
import { FOUNDED_MS, MiniElection, NIGHT_MS, type Person } from './mini-election.ts';

export class MiniLog {
  readonly mini: MiniElection;
  readonly system = terang();
  readonly ledger = new Ledger();
  readonly leaves: Leaf[] = [];
  nowMs = FOUNDED_MS;

  constructor(mini = new MiniElection()) {
    this.mini = mini;
  }

  /** Judges and applies, as the sequencer would. */
  send(signed: SignedAct): Leaf | Refusal {
    const act = parseAct(signed.bytes);
    if (isRefusal(act)) return act;
    this.ledger.bring(recordsNeeded(this.system, act), new Map());
    const message = Buffer.concat([utf8('terang/act/v1\n'), signed.bytes]);
    const signedBy = (index: number, publicKey: string): boolean =>
      verifyP256(
        fromBase64url(publicKey)!,
        message,
        fromBase64url(signed.signatures[index] ?? '') ?? new Uint8Array(),
      );
    const candidate = { act, id: actId(signed.bytes), signatureCount: signed.signatures.length, signedBy };
    const leaf = admit(this.system, this.ledger, candidate, this.nowMs, (hash) =>
      this.mini.objectMap.get(hash),
    );
    if (!isRefusal(leaf)) this.leaves.push(leaf);
    return leaf;
  }

  /** Sends what must be taken; throws with the refusal when it is not. */
  must(signed: SignedAct): Leaf {
    const leaf = this.send(signed);
    if (isRefusal(leaf)) throw new Error(`refused: ${leaf.refused} ${JSON.stringify(leaf.detail)}`);
    return leaf;
  }

  record(key: string) {
    this.ledger.bring([key], new Map());
    return this.ledger.read(key);
  }
}

export type Cast = Record<
  | 'kpuProvinsi'
  | 'kpuKabkota'
  | 'kpuKabkota2'
  | 'ppk'
  | 'ppk2'
  | 'pps'
  | 'pps2'
  | 'kpps1'
  | 'kpps2'
  | 'kpps3'
  | 'pplN'
  | 'kppslN1'
  | 'kppslN2',
  Person
>;

/**
 * Everybody of Bengkulu Selatan and Abu Dhabi that tests need; station 1701012001001 has three KPPS members.
 */
export function castOf(mini: MiniElection): Cast {
  const { person } = { person: mini.person.bind(mini) };
  return {
    kpuProvinsi: person('kpu-provinsi', 'KPU_PROVINSI', '17'),
    kpuKabkota: person('kpu-kabkota', 'KPU_KABKOTA', '1701'),
    kpuKabkota2: person('kpu-kabkota-2', 'KPU_KABKOTA', '1701'),
    ppk: person('ppk', 'PPK', '170101'),
    ppk2: person('ppk-2', 'PPK', '170101'),
    pps: person('pps', 'PPS', '1701012001'),
    pps2: person('pps-2', 'PPS', '1701012002'),
    kpps1: person('kpps-1', 'KPPS', '1701012001001'),
    kpps2: person('kpps-2', 'KPPS', '1701012001001'),
    kpps3: person('kpps-3', 'KPPS', '1701012001001'),
    pplN: person('ppln', 'PPLN', '9901'),
    kppslN1: person('kppsln-1', 'KPPSLN', '9901010001001'),
    kppslN2: person('kppsln-2', 'KPPSLN', '9901010001001'),
  };
}

/**
 * The acts that found the election and bring the cast into office, in order; the freeze is not among them.
 */
export function preparations(mini: MiniElection, cast: Cast) {
  const [root] = mini.root as [Person];
  const decrees: [Person, Person[], string][] = [
    [root, [cast.kpuProvinsi], '17'],
    [root, [cast.pplN], '9901'],
    [cast.kpuProvinsi, [cast.kpuKabkota, cast.kpuKabkota2], '1701'],
    [cast.kpuKabkota, [cast.ppk, cast.ppk2], '170101'],
    [cast.ppk, [cast.pps, cast.pps2], '170101'],
    [cast.pps, [cast.kpps1, cast.kpps2, cast.kpps3], '1701012001'],
    [cast.pplN, [cast.kppslN1, cast.kppslN2], '9901'],
  ];
  const acts = [mini.found()];
  for (const [by, people, unit] of decrees) {
    acts.push(mini.appoint(by, people, unit), ...people.map((person) => mini.enrol(person)));
  }
  return acts;
}

/** A log on the evening of voting day: founded, officers in office, frozen. */
export function eveningLog(mini = new MiniElection()): { log: MiniLog; cast: Cast } {
  const log = new MiniLog(mini);
  const cast = castOf(mini);
  for (const act of preparations(mini, cast)) {
    log.nowMs += 60_000;
    log.nowMs = Math.max(log.nowMs, Date.parse('2024-02-04T00:00:00Z'));
    log.must(act);
  }
  log.nowMs = Date.parse('2024-02-13T00:00:05Z');
  const people = Object.keys(cast).length + mini.root.length;
  log.must(mini.freeze(people, people, log.leaves[0]!.id));
  log.nowMs = NIGHT_MS;
  return { log, cast };
}
