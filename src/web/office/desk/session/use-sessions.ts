// The list of sessions and passkeys, asked for when it is looked at and never kept on the device.
import { useEffect, useState } from 'preact/hooks';
import { isRefusal, type Refusal } from '../../../../base/result.ts';
import type { Passkey, Session } from '../../device/api.ts';
import { useDesk } from '../desk-context.ts';

export type Listed = { readonly passkeys: readonly Passkey[]; readonly sessions: readonly Session[] };

export function useSessions() {
  const { office } = useDesk();
  const [value, setValue] = useState<Listed>();
  const [at, setAt] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    setLoading(true);
    void office.sessions
      .within(() => office.api.sessions())
      .then((answer) => {
        if (!here) return;
        setLoading(false);
        setRefusal(isRefusal(answer) ? answer : undefined);
        if (isRefusal(answer)) return;
        setValue(answer);
        setAt(Date.now());
      });
    return () => void (here = false);
  }, [round]);
  return { value, at, refusal, loading, reload: () => setRound((n) => n + 1) };
}
