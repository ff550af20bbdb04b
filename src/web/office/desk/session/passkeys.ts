// Passkeys at the desk (WebAuthn): made from a session of this device's key, and opening one later
// without it. A browser without them says so; what the person cancels is no fault. No code is ever sent
// to anybody.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { isRefusal, refuse, type Refusal } from '../../../../base/result.ts';
import type { Api } from '../../device/api.ts';
import { deviceName, type Sessions } from '../../device/session.ts';

export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

type Registration = Parameters<typeof startRegistration>[0]['optionsJSON'];
type Authentication = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** What went wrong in the browser: cancelled or timed out, already registered, or not to be had here. */
function faultOf(err: unknown): Refusal {
  const name = err instanceof Error ? err.name : '';
  if (name === 'InvalidStateError') return refuse('passkey-exists');
  return refuse(name === 'NotAllowedError' || name === 'AbortError' ? 'passkey-cancelled' : 'passkey-failed');
}

/**
 * Does what needs a sign-in of the last ten minutes; where the session is older, signs in with this device's
 * key and does it again.
 */
export async function recently<T>(
  { signIn, within }: Sessions,
  call: () => Promise<Refusal | T>,
): Promise<Refusal | T> {
  const first = await within(call);
  if (!isRefusal(first) || first.refused !== 'session-old') return first;
  const opened = await signIn();
  return isRefusal(opened) ? opened : within(call);
}

/** Registers a passkey of this browser for whoever has the session. */
export async function addPasskey(
  api: Api,
  sessions: Sessions,
  device: string,
): Promise<Refusal | { readonly id: string }> {
  const options = await recently(sessions, () => api.passkeyOptions());
  if (isRefusal(options)) return options;
  try {
    const registration = await startRegistration({ optionsJSON: options as unknown as Registration });
    return await recently(sessions, () => api.keepPasskey({ device, registration }));
  } catch (err) {
    return faultOf(err);
  }
}

/** Signs in with a passkey. */
export async function signInWithPasskey(api: Api): Promise<Refusal | undefined> {
  const options = await api.signInOptions();
  if (isRefusal(options)) return options;
  try {
    const assertion = await startAuthentication({ optionsJSON: options as unknown as Authentication });
    const answer = await api.signIn({ assertion, device: deviceName(navigator.userAgent) });
    return isRefusal(answer) ? answer : undefined;
  } catch (err) {
    return faultOf(err);
  }
}
