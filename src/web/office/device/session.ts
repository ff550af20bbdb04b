// A session for what the key alone does not open: names, photographs, the list of devices (spec/office.md).
// It is a cookie that no script sees; this file only signs the challenge, once for all who wait for it.
import { isRefusal, refuse, type Refusal } from '../../../base/result.ts';
import type { Answer, Api } from './api.ts';
import { signChallenge } from './keys.ts';
import type { Identity } from './stored.ts';

export type Sessions = {
  /**
   * Does what needs a session, signing in first when there is none or it is too old for this. Refuses as the
   * call or the sign-in does.
   */
  readonly within: <T>(call: () => Promise<Answer<T>>) => Promise<Answer<T>>;
  readonly signIn: () => Promise<Answer<unknown>>;
};

const SIGN_IN_FIRST: ReadonlySet<string> = new Set(['session-missing', 'session-old']);

/** Sessions of whoever uses the device. `device` is what the list of sessions calls it. */
export function sessionsOf(api: Api, me: () => Identity | undefined, device: string): Sessions {
  let signing: Promise<Answer<unknown>> | undefined;
  let whose = me()?.id;
  const signIn = (): Promise<Answer<unknown>> => {
    signing ??= openSession(api, me(), device).finally(() => void (signing = undefined));
    return signing;
  };
  return {
    signIn,
    async within(call) {
      const id = me()?.id;
      if (id !== undefined && id !== whose) {
        // The cookie of whoever used the device before must not speak for her who uses it now.
        const opened = await signIn();
        if (isRefusal(opened)) return opened;
        whose = id;
      }
      const first = await call();
      if (!isRefusal(first) || !SIGN_IN_FIRST.has(first.refused)) return first;
      const opened = await signIn();
      return isRefusal(opened) ? opened : call();
    },
  };
}

async function openSession(api: Api, me: Identity | undefined, device: string): Promise<Answer<unknown>> {
  if (me === undefined) return refuse('session-missing') satisfies Refusal;
  const asked = await api.challenge();
  if (isRefusal(asked)) return asked;
  const { challenge } = asked;
  const signature = await signChallenge(me.privateKey, challenge, me.officer);
  return api.openSession({ challenge, device, key: me.id, officer: me.officer, signature });
}

/** More telling names first: Android says Linux too, and every browser says Safari. */
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'CrOS', 'Mac OS', 'Linux'];
const BROWSERS = ['SamsungBrowser', 'Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'];

/** What the list of sessions calls this device: its kind, nothing that tells it from others of the kind. */
export function deviceName(agent: string): string {
  const named = (names: readonly string[]): string | undefined => names.find((name) => agent.includes(name));
  return `${named(BROWSERS) ?? 'peramban'} · ${named(SYSTEMS) ?? 'perangkat'}`;
}
