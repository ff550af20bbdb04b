// Keys of the test's people, log and witnesses, made fresh, and what each signs (spec/act.md, C2SP
// signed-note and tlog-cosignature). Uses Node's crypto directly: nothing of what is under test.
import crypto from 'node:crypto';

/** @param {Uint8Array | string} bytes */
export const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest();
/** @param {Uint8Array | string} bytes */
export const sha256Hex = (bytes) => sha256(bytes).toString('hex');

/** @typedef {{ id: string, publicKey: string, sign: (act: Uint8Array) => string }} OfficerKey */

/** A telephone's key. @returns {OfficerKey} */
export function officerKey() {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  return {
    id: sha256Hex(point),
    publicKey: point.toString('base64url'),
    sign: (act) =>
      crypto
        .sign('sha256', Buffer.concat([Buffer.from('terang/act/v1\n'), act]), {
          key: privateKey,
          dsaEncoding: 'ieee-p1363',
        })
        .toString('base64url'),
  };
}

/** @typedef {{ name: string, vkey: string, line: (text: string, time?: number) => string }} NoteKey */

/**
 * A log's (type 1) or a witness's (type 4) key.
 * @param {string} name
 * @param {1 | 4} type
 * @returns {NoteKey}
 */
export function noteKey(name, type) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
  const typed = Buffer.concat([
    Buffer.of(type),
    publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
  ]);
  const keyId = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])).subarray(0, 4);
  /** @param {Buffer} signature */
  const line = (signature) => `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;
  return {
    name,
    vkey: `${name}+${keyId.toString('hex')}+${typed.toString('base64')}`,
    line: (text, time = 1_707_912_000) => {
      if (type === 1) return line(crypto.sign(null, Buffer.from(text), privateKey));
      const stamp = Buffer.alloc(8);
      stamp.writeBigUInt64BE(BigInt(time));
      return line(
        Buffer.concat([
          stamp,
          crypto.sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), privateKey),
        ]),
      );
    },
  };
}
