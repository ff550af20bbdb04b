// The table of the office, made for tests by asking the running server, never by printing what was declared.
// Every route that the server describes of the office must stand here with a request that is right in all but
// who asks: a new one without its line fails.
import { createHash, randomBytes } from 'node:crypto';
import { hex } from '../../src/base/bytes.ts';
import { codeOf, commitmentOf, invitationSecret } from '../../src/core/invitation.ts';
import { Authenticator } from '../office/authenticator.ts';
import { ORIGIN, type Asked, type OfficeWorld } from '../office/office-world.ts';
import { FROM, UNTIL, type Person } from '../simulator/mini-election.ts';

type Method = 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST';
export type Request = { readonly method: Method; readonly path: string; readonly asked?: Asked };

/** An officer and the cookie that she asks with, if any. */
export type Asker = { readonly person: Person; readonly cookie?: string | undefined };

export type Line = {
  readonly operation: string;
  /** Makes the request; what it needs besides the asker is prepared by others. */
  readonly request: (world: OfficeWorld, asker: Asker) => Promise<Request>;
};

const JPEG = (): Buffer => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(60)]);
const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
const announced = (bytes: Uint8Array) => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const metadata = `sha256 ${Buffer.from(hash).toString('base64')}`;
  return { ...TUS, 'upload-length': String(bytes.length), 'upload-metadata': metadata };
};

/** An upload begun with a cookie; one that is not there when the cookie begins none. */
async function uploadBy(
  world: OfficeWorld,
  cookie: string | undefined,
): Promise<{ path: string; bytes: Buffer }> {
  const bytes = JPEG();
  const begun = await world.ask('POST', '/photographs', { cookie, headers: announced(bytes) });
  return { path: begun.headers.location ?? `/photographs/${'0'.repeat(32)}`, bytes };
}

/** A session of a person beside the one that she asks with. */
async function sessionIdOf(world: OfficeWorld, person: Person): Promise<string> {
  const cookie = await world.signIn(person);
  const { sessions } = (await world.ask('GET', '/sessions', { cookie })).json();
  return sessions.find((row: { current: boolean }) => row.current).id;
}

const passkeys = new WeakMap<OfficeWorld, Authenticator>();

/** The passkey of who is not asked for. */
async function passkeyOfOther(world: OfficeWorld): Promise<Authenticator> {
  const known = passkeys.get(world);
  if (known) return known;
  const cookie = await world.signIn(other(world));
  const passkey = new Authenticator(ORIGIN);
  const options = (await world.ask('POST', '/passkeys/options', { cookie, body: {} })).json();
  const body = { device: 'x', registration: passkey.create(options) };
  await world.ask('POST', '/passkeys', { cookie, body });
  passkeys.set(world, passkey);
  return passkey;
}

const spelled = ({ id }: Authenticator): string => Buffer.from(id).toString('base64url');

/** Somebody invited below the village of the cast, and her code. */
async function invitation(world: OfficeWorld): Promise<{ code: string; unit: string }> {
  const [code, unit] = [codeOf(randomBytes(10)), '1701012001003'];
  const { cast, mini } = world.running;
  const officer = hex(randomBytes(16));
  const secret = commitmentOf(invitationSecret(mini.election, unit, code));
  const row = { from: FROM, invitation: secret, officer, role: 'KPPS', unit, until: UNTIL };
  const body = { officers: [row], reason: 'uji' };
  const act = mini.act(
    'registry.officer.appoint',
    [cast.pps],
    '1701012001',
    'registry.body/1701012001',
    body,
    {
      at: world.at(),
    },
  );
  await world.must(act);
  return { code, unit };
}

const plain = (operation: string, method: Method, path: string, body?: object): Line => ({
  operation,
  request: async (_world, { cookie }) => ({ method, path, asked: { cookie, body } }),
});

/** Who is not asked for: she opens a session, uploads and holds passkeys for the requests about another's. */
const other = (world: OfficeWorld): Person => world.running.cast.ppk2;

const OPEN: readonly Line[] = [
  plain('askChallenge', 'POST', '/challenge', {}),
  {
    operation: 'signIn',
    request: async (world, { cookie, person }) => {
      const body = world.signInBody(person, await world.challenge());
      return { method: 'POST', path: '/sessions', asked: { cookie, body } };
    },
  },
  plain('askSignInOptions', 'POST', '/sign-in/options', {}),
  {
    operation: 'signInWithPasskey',
    request: async (world, { cookie }) => {
      const passkey = await passkeyOfOther(world);
      const options = (await world.ask('POST', '/sign-in/options', { body: {} })).json();
      const body = { assertion: passkey.get(options), device: 'x' };
      return { method: 'POST', path: '/sign-in', asked: { cookie, body } };
    },
  },
  {
    operation: 'openInvitation',
    request: async (world, { cookie }) => {
      const body = await invitation(world);
      return { method: 'POST', path: '/invitation', asked: { cookie, body } };
    },
  },
  plain('askTus', 'OPTIONS', '/photographs'),
];

const OWN: readonly Line[] = [
  plain('readMe', 'GET', '/me'),
  plain('listSessions', 'GET', '/sessions'),
  {
    operation: 'endSession',
    request: async (_world, { cookie }) => ({
      method: 'DELETE',
      path: '/sessions/current',
      asked: { cookie },
    }),
  },
  {
    operation: 'endSession of another officer',
    request: async (world, { cookie }) => ({
      method: 'DELETE',
      path: `/sessions/${await sessionIdOf(world, other(world))}`,
      asked: { cookie },
    }),
  },
  plain('endOtherSessions', 'DELETE', '/sessions'),
  plain('askPasskeyOptions', 'POST', '/passkeys/options', {}),
  {
    operation: 'addPasskey',
    request: async (world, { cookie }) => {
      const options = await world.ask('POST', '/passkeys/options', { cookie, body: {} });
      const passkey = new Authenticator(ORIGIN);
      const given = options.statusCode === 200 ? options.json() : { challenge: 'AAAA', user: { id: 'AA' } };
      const body = { device: 'x', registration: passkey.create(given) };
      return { method: 'POST', path: '/passkeys', asked: { cookie, body } };
    },
  },
  {
    operation: 'removePasskey of another officer',
    request: async (world, { cookie }) => {
      const path = `/passkeys/${spelled(await passkeyOfOther(world))}`;
      return { method: 'DELETE', path, asked: { cookie } };
    },
  },
  {
    operation: 'removePasskey',
    request: async (world, { cookie }) => {
      const { passkeys } = (await world.ask('GET', '/sessions', { cookie })).json();
      return { method: 'DELETE', path: `/passkeys/${passkeys?.[0]?.id ?? 'AAAA'}`, asked: { cookie } };
    },
  },
];

const RIGHTS: readonly Line[] = [
  {
    operation: 'putNames',
    request: async (_world, { cookie }) => {
      const body = { names: [{ officer: hex(randomBytes(16)), salt: hex(randomBytes(32)), text: 'Nama' }] };
      return { method: 'POST', path: '/names', asked: { cookie, body } };
    },
  },
  {
    operation: 'readNames',
    request: async (_world, { cookie, person }) => ({
      method: 'GET',
      path: `/names?unit=${person.unit}`,
      asked: { cookie },
    }),
  },
  {
    operation: 'eraseName',
    request: async (_world, { cookie, person }) => ({
      method: 'DELETE',
      path: `/names/${person.officer}`,
      asked: { cookie },
    }),
  },
  {
    operation: 'beginPhotograph',
    request: async (_world, { cookie }) => ({
      method: 'POST',
      path: '/photographs',
      asked: { cookie, headers: announced(JPEG()) },
    }),
  },
  {
    operation: 'askPhotograph of another officer',
    request: async (world, { cookie }) => {
      const { path } = await uploadBy(world, await world.signIn(other(world)));
      return { method: 'HEAD', path, asked: { cookie, headers: TUS } };
    },
  },
  {
    operation: 'sendPhotograph of another officer',
    request: async (world, { cookie }) => {
      const { path, bytes } = await uploadBy(world, await world.signIn(other(world)));
      return { method: 'PATCH', path, asked: { cookie, headers: PIECE, body: bytes } };
    },
  },
  {
    operation: 'askPhotograph',
    request: async (world, { cookie }) => {
      const { path } = await uploadBy(world, cookie);
      return { method: 'HEAD', path, asked: { cookie, headers: TUS } };
    },
  },
  {
    operation: 'sendPhotograph',
    request: async (world, { cookie }) => {
      const { path, bytes } = await uploadBy(world, cookie);
      return { method: 'PATCH', path, asked: { cookie, headers: PIECE, body: bytes } };
    },
  },
];

export const OPEN_LINES = OPEN;
export const SESSION_LINES: readonly Line[] = [...OWN, ...RIGHTS];
export const LINES: readonly Line[] = [...OPEN, ...SESSION_LINES];

const CODE_OF_HEAD: Readonly<Record<number, string>> = {
  401: 'session-missing',
  403: 'session-forbidden',
  404: 'not-found',
};

/** What the server answers: `yes`, or the code of its refusal. */
export async function answerTo(world: OfficeWorld, { method, path, asked }: Request): Promise<string> {
  const answer = await world.ask(method, path, asked);
  if (answer.statusCode < 300) return 'yes';
  if (method === 'HEAD') return CODE_OF_HEAD[answer.statusCode] ?? String(answer.statusCode);
  return answer.json().code;
}
