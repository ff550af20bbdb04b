// A small election for tests: two provinces and a mission abroad, a handful of stations, real keys, every
// body of the chain. Everything is made from a seed, so that a failure can be made again. Simulated officers
// only: no person is behind any id.
import { createECDH, createHmac } from 'node:crypto';
import { base64url, hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical } from '../../src/base/canonical.ts';
import type { Act, SignedAct } from '../../src/core/act.ts';
import type { Role } from '../../src/core/define.ts';
import { formatVkey, noteSigner } from '../../src/core/note.ts';
import { keyId } from '../../src/core/parse.ts';
import { signDeterministically } from '../../src/cli/rehearsal/deterministic-signer.ts';
import {
  electionObjects,
  type ElectionObjects,
  type ObjectSource,
} from '../../src/modules/registry/objects.ts';
import { ed25519 } from '../../src/server/ed25519.ts';
import type { ActSigner } from '../../src/server/snapshot-writer.ts';
import definition from '../../data/election-2024.json' with { type: 'json' };

const REGIONS = `level,code,parent,name,kpu_id
1,11,,ACEH,1
1,17,,BENGKULU,2
1,99,,Luar Negeri,3
2,1101,11,ACEH SELATAN,4
2,1701,17,BENGKULU SELATAN,5
2,1702,17,REJANG LEBONG,6
2,9901,99,Abu Dhabi,7
3,110101,1101,BAKONGAN,8
3,170101,1701,KEDURANG,9
3,170102,1701,SEGINIM,10
3,170201,1702,CURUP,11
3,990101,9901,Abu Dhabi,12
4,1101012001,110101,KEUDE,13
4,1701012001,170101,SUKA,14
4,1701012002,170101,RAJA,15
4,1701022001,170102,PADANG,16
4,1702012001,170201,AIR,17
4,9901010001,990101,Abu Dhabi,18
`;
const RANGES = `village,n_tps,tps_numbers
1101012001,2,1-2
1701012001,3,1-3
1701012002,2,1-2
1701022001,1,1
1702012001,2,1-2
9901010001,2,1-2
`;

export const FROM = '2024-01-25T00:00:00Z';
export const UNTIL = '2024-03-25T00:00:00Z';
export const FOUNDED_MS = Date.parse('2024-02-01T00:00:00Z');
export const NIGHT_MS = Date.parse('2024-02-14T11:00:00Z');

export type Person = {
  /** In whose right she signs, where it is not her own. */
  for?: string;
  officer: string;
  role: Role;
  unit: string;
  secret: Uint8Array;
  publicKey: string;
  key: string;
  invitation: string;
  /** Of whom a PESERTA is: `<contest>/<option's no>`. */
  participant?: string;
};

/** SHA-256 of the secret's bytes: what an appointment says of an invitation. */
export const commitmentTo = ({ invitation }: Pick<Person, 'invitation'>): string =>
  hex(sha256(Buffer.from(invitation, 'hex')));

/** The same person, signing for another: `mini.act(…, [inRightOf(giver, by)], …)`. */
export const inRightOf = (giver: Person, by: Person): Person => ({ ...by, for: giver.officer });

/** A form whose figures agree: electorate 200, 150 users, votes 90, 40, 15, 5 invalid. */
export const GOOD_FORM = {
  I: { A: [100, 100, 200], B1: [70, 75, 145], B2: [1, 1, 2], B3: [2, 1, 3], B4: [73, 77, 150] },
  II: null,
  III: null,
  IV: [90, 40, 15],
  V: { A: 145, B: 5, C: 150 },
};

export class MiniElection {
  readonly objects: ElectionObjects;
  readonly objectMap: Map<string, string>;
  readonly election = 'mini-2024';
  readonly root: Person[];
  readonly log;
  readonly publisher: Person;
  readonly #seed: string;

  constructor(seed = 'mini') {
    this.#seed = seed;
    const zones = { byUnit: { '11': 'Asia/Jakarta', '17': 'Asia/Jakarta', '99': 'UTC' } };
    this.objects = electionObjects({ ...(definition as never as ObjectSource), zones }, REGIONS, RANGES);
    this.objectMap = new Map(Object.values(this.objects).map(({ hash, text }) => [hash, text]));
    this.root = [0, 1, 2].map((n) => this.person(`root-${n}`, 'KPU', 'ID'));
    this.publisher = { ...this.person('publisher', 'KPU', 'ID'), officer: 'publisher' };
    this.log = noteSigner('log.test/mini', 'ed25519', this.#bytes('log'), ed25519);
  }

  #bytes(name: string): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.#seed).update(name).digest());
  }

  /** The same name is the same person with the same key; `phone` gives her another key. */
  person(name: string, role: Role, unit: string, phone = ''): Person {
    const secret = this.#bytes(`secret ${name} ${phone}`);
    const ecdh = createECDH('prime256v1');
    ecdh.setPrivateKey(secret);
    const publicKey = base64url(ecdh.getPublicKey());
    const officer = hex(this.#bytes(`officer ${name}`)).slice(0, 32);
    const invitation = hex(this.#bytes(`invitation ${name} ${phone}`));
    return { officer, role, unit, secret, publicKey, key: keyId(publicKey) ?? '', invitation };
  }

  get actSigner(): ActSigner {
    return { key: this.publisher.key, sign: (bytes) => this.sign(bytes, this.publisher) };
  }

  sign(bytes: Uint8Array, { secret }: Person): string {
    return base64url(signDeterministically(secret, utf8('terang/act/v1\n'), bytes));
  }

  /** Signs any members of an act; what is not given is what an honest officer would send. */
  act(
    name: string,
    signers: Person[],
    unit: string,
    record: string,
    body: object,
    more: Partial<Act> = {},
  ): SignedAct {
    const [by, ...others] = signers.map(({ for: giver, key, officer }) =>
      giver === undefined ? { key, officer } : { for: giver, key, officer },
    );
    const act = {
      act: name,
      at: '2024-02-14T11:00:00Z',
      basis: null,
      body,
      by,
      election: this.election,
      record,
      unit,
      v: 1,
      ...(others.length > 0 ? { with: others } : {}),
      ...more,
    };
    const bytes = utf8(canonical(act));
    return { bytes, signatures: signers.map((signer) => this.sign(bytes, signer)) };
  }

  found(more: object = {}): SignedAct {
    const { contests, ruleSet, units } = this.objects;
    const body = {
      contests: contests.hash,
      election: this.election,
      from: FROM,
      log: formatVkey(this.log.key),
      name: 'Pemilu Kecil',
      publisher: this.publisher.publicKey,
      root: this.root.map(({ publicKey, officer }) => ({ key: publicKey, officer })),
      ruleSet: ruleSet.hash,
      threshold: 2,
      units: units.hash,
      until: UNTIL,
      ...more,
    };
    const at = '2024-02-01T00:00:00Z';
    return this.act('registry.election.found', this.root.slice(0, 2), 'ID', 'registry.election', body, {
      at,
    });
  }

  /** Who signs what an officer appoints: for KPU as many of its members as the threshold asks. */
  decreeing(by: Person): Person[] {
    const [other] = this.root.filter(({ officer }) => officer !== by.officer) as [Person];
    return by.role === 'KPU' ? [by, other] : [by];
  }

  appoint(by: Person, people: Person[], unit: string, more: object = {}, act: Partial<Act> = {}): SignedAct {
    const officers = people.map(({ officer, role, unit: at, invitation, participant }) => ({
      from: FROM,
      invitation: commitmentTo({ invitation }),
      officer,
      ...(participant === undefined ? {} : { participant }),
      role,
      unit: at,
      until: UNTIL,
    }));
    const at = '2024-02-02T00:00:00Z';
    return this.act(
      'registry.officer.appoint',
      this.decreeing(by),
      unit,
      `registry.body/${unit}`,
      { officers, ...more },
      { at, ...act },
    );
  }

  enrol(person: Person, more: object = {}, act: Partial<Act> = {}): SignedAct {
    const body = { invitation: person.invitation, key: person.publicKey, ...more };
    const at = '2024-02-03T00:00:00Z';
    return this.act('registry.key.enrol', [person], person.unit, `registry.officer/${person.officer}`, body, {
      at,
      ...act,
    });
  }

  /** The zero report, with the numbers of officers and keys that stand in the log. */
  freeze(officers: number, keys: number, basis: string, more: object = {}): SignedAct {
    const { contests, ruleSet, units } = this.objects;
    const body = {
      contests: contests.hash,
      forms: 0,
      keys,
      officers,
      ruleSet: ruleSet.hash,
      stations: 12,
      units: units.hash,
      ...more,
    };
    const at = '2024-02-13T00:00:00Z';
    return this.act('registry.election.freeze', this.root.slice(0, 2), 'ID', 'registry.election', body, {
      at,
      basis,
    });
  }

  enter(person: Person, form: object, more: Partial<Act> = {}, station = person.unit): SignedAct {
    const body = { attempt: 1, contest: 'PPWP', form };
    return this.act('results.tally.enter', [person], station, `results.tally/${station}/PPWP/1`, body, more);
  }

  correct(people: Person[], station: string, form: object, basis: string, more: object = {}): SignedAct {
    const body = {
      attempt: 1,
      contest: 'PPWP',
      evidence: 'e'.repeat(64),
      form,
      reason: 'salah tulis',
      ...more,
    };
    return this.act('results.tally.correct', people, station, `results.tally/${station}/PPWP/1`, body, {
      basis,
    });
  }
}
