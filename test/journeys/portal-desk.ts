// People with keys and a desk at which they sign, for the portal's test tree: what officers do, in the order
// in which they do it, through the engine's own door.
import { generateKeyPairSync, randomBytes, sign as signWith, type KeyObject } from 'node:crypto';
import { base64url, hex, sha256, utf8 } from '../../src/base/bytes.ts';
import { canonical, type Json } from '../../src/base/canonical.ts';
import { isRefusal } from '../../src/base/result.ts';
import { atText } from '../../src/base/time.ts';
import type { Role } from '../../src/core/define.ts';
import { signedBytes } from '../../src/core/seal.ts';
import type { Form } from '../../src/modules/results/form.ts';
import type { Engine } from '../../src/server/engine.ts';

export type Person = {
  officer: string;
  key: string;
  publicKey: string;
  secret: KeyObject;
  role: Role;
  unit: string;
};

export const FROM = '2023-01-01T00:00:00Z';
export const UNTIL = '2027-01-01T00:00:00Z';
export const ELECTION = 'rehearsal-2024';

/** What stands for a person in these tests: a key pair and a number. */
export function person(role: Role, unit: string): Person {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const officer = randomBytes(16).toString('hex');
  return { officer, key: hex(sha256(point)), publicKey: base64url(point), secret: privateKey, role, unit };
}

/** Signature of an act's bytes, base64url. */
export const signatureBy = (secret: KeyObject, bytes: Uint8Array): string =>
  signWith('sha256', signedBytes(bytes), { key: secret, dsaEncoding: 'ieee-p1363' }).toString('base64url');

export class Desk {
  readonly engine: Engine;
  readonly clock: { now: number };
  readonly #heads = new Map<string, string>();

  constructor(engine: Engine, clock: { now: number }) {
    this.engine = engine;
    this.clock = clock;
  }

  async send(
    act: string,
    record: string,
    unit: string,
    body: Json,
    signers: readonly Person[],
  ): Promise<number> {
    const [by, ...others] = signers.map(({ key, officer }) => ({ key, officer }));
    const value = {
      act,
      at: atText(this.clock.now - 4_000),
      basis: this.#heads.get(record) ?? null,
      body,
      by,
      election: ELECTION,
      record,
      unit,
      v: 1,
      ...(others.length > 0 && { with: others }),
    };
    const bytes = utf8(canonical(value));
    const signatures = signers.map(({ secret }) => signatureBy(secret, bytes));
    const receipt = await this.engine.sequencer.submit({ bytes, signatures });
    if (isRefusal(receipt)) throw new Error(`${act}: ${JSON.stringify(receipt)}`);
    this.#heads.set(record, receipt.act);
    this.clock.now += 7_000;
    return receipt.leaf;
  }

  /** Id of the last act that was sent about a record. */
  headOf(record: string): string {
    return this.#heads.get(record) ?? '';
  }

  /** After the freeze `more.reason` says why. */
  async appoint(
    giver: Person,
    people: readonly Person[],
    unit: string,
    more: { readonly participant?: string; readonly reason?: string } = {},
  ): Promise<void> {
    const { participant, reason } = more;
    const why = reason === undefined ? {} : { reason };
    const secrets = people.map(() => randomBytes(32));
    const officers = people.map(({ officer, role, unit: at }, i) => ({
      from: FROM,
      invitation: hex(sha256(secrets[i]!)),
      officer,
      role,
      unit: at,
      until: UNTIL,
      ...(participant !== undefined && { participant }),
    }));
    await this.send('registry.officer.appoint', `registry.body/${unit}`, unit, { officers, ...why }, [giver]);
    for (const [i, it] of people.entries()) {
      const body = { invitation: secrets[i]!.toString('hex'), key: it.publicKey, ...why };
      await this.send('registry.key.enrol', `registry.officer/${it.officer}`, it.unit, body, [it]);
    }
  }

  /** What is said about a form, in the record beside it. */
  evidence(kind: 'photograph' | 'attest' | 'object' | 'answer', station: string, by: Person, body: Json) {
    const about = { attempt: 1, contest: 'PPWP', ...(body as object) };
    const record = `results.evidence/${station}/PPWP/1`;
    return this.send(`results.evidence.${kind}`, record, station, about, [by]);
  }

  tally(
    kind: 'enter' | 'correct',
    station: string,
    contest: string,
    signers: readonly Person[],
    form: Form,
    more: Json = {},
  ) {
    const body = { attempt: 1, contest, form, ...(more as object) } as unknown as Json;
    return this.send(
      `results.tally.${kind}`,
      `results.tally/${station}/${contest}/1`,
      station,
      body,
      signers,
    );
  }
}
