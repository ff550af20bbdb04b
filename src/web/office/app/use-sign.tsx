// Signing from a screen: what this device could not keep is said where she pressed, and then nothing was
// signed.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Decision } from '../device/acts.ts';
import { Notice } from '../kit/notice.tsx';
import type { SignOptions } from './office.ts';
import { useScreen } from './use-office.ts';

export type Signing = {
  /** Whether it stands in the outbox now. */
  readonly sign: (said: Decision, options?: SignOptions) => Promise<boolean>;
  /** What to show beside the button. */
  readonly fault: ComponentChildren;
};

export function useSign(): Signing {
  const { office, say } = useScreen();
  const [failed, setFailed] = useState(false);
  return {
    async sign(said, options) {
      const kept = await office.sign(said, options).then(
        () => true,
        () => false,
      );
      setFailed(!kept);
      return kept;
    },
    fault: failed && <Notice kind="signal" live title={say('storage.lost')} />,
  };
}
