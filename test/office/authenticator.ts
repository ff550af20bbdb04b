// An authenticator in software, for tests: makes a passkey and answers with it as a browser would give both
// to the page (WebAuthn). What it answers can be bent, to see what is refused.
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const [USER_PRESENT, USER_VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];
const spelled = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const hashOf = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

export type Bent = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly counter?: number;
  readonly type?: string;
  readonly userHandle?: string;
  /** Statement about the make of the authenticator. */
  readonly attestation?: readonly [format: string, statement: Map<string, unknown>];
};

export class Authenticator {
  readonly id = randomBytes(32);
  readonly #privateKey: KeyObject;
  readonly #cose: Uint8Array;
  readonly #origin: string;
  #userHandle = '';
  #counter = 0;

  constructor(origin: string) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = [x, y].map((part) => new Uint8Array(Buffer.from(part, 'base64url')));
    this.#privateKey = privateKey;
    const cose: [number, number | Uint8Array<ArrayBuffer>][] = [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point[0]!],
      [-3, point[1]!],
    ];
    this.#cose = isoCBOR.encode(new Map(cose));
    this.#origin = origin;
  }

  #clientData(type: string, challenge: string, { origin = this.#origin, type: other }: Bent): string {
    return spelled(
      Buffer.from(JSON.stringify({ type: other ?? type, challenge, origin, crossOrigin: false })),
    );
  }

  #authenticatorData(usual: number, bent: Bent, attested: Uint8Array = new Uint8Array()): Uint8Array {
    const { rpId = new URL(this.#origin).hostname, flags = usual, counter = ++this.#counter } = bent;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return new Uint8Array(Buffer.concat([hashOf(rpId), Uint8Array.of(flags), count, attested]));
  }

  /** Makes the passkey that creation options ask for. */
  create(
    options: { readonly challenge: string; readonly user: { readonly id: string } },
    bent: Bent = {},
  ): RegistrationResponseJSON {
    this.#userHandle = options.user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, this.#cose]);
    const authData = this.#authenticatorData(USER_PRESENT | USER_VERIFIED | ATTESTED, bent, attested);
    const [format, statement] = bent.attestation ?? ['none', new Map()];
    const object = new Map<string, unknown>([
      ['fmt', format],
      ['attStmt', statement],
      ['authData', authData],
    ]);
    return {
      id: spelled(this.id),
      rawId: spelled(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        attestationObject: spelled(isoCBOR.encode(object as never)),
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, bent),
      },
    };
  }

  /** Answers request options with the passkey. */
  get(options: { readonly challenge: string }, bent: Bent = {}): AuthenticationResponseJSON {
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, bent);
    const data = this.#authenticatorData(USER_PRESENT | USER_VERIFIED, bent);
    const signer = createSign('sha256')
      .update(data)
      .update(hashOf(Buffer.from(clientDataJSON, 'base64url')));
    return {
      id: spelled(this.id),
      rawId: spelled(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        authenticatorData: spelled(data),
        clientDataJSON,
        signature: spelled(signer.sign(this.#privateKey)),
        userHandle: bent.userHandle ?? this.#userHandle,
      },
    };
  }
}
