// A process of a real service, for tests that kill it: takes acts over its channel, answers with receipts,
// and brings the public views up to date all the time.
import { isRefusal } from '../../src/base/result.ts';
import { openReal } from './real-parts.ts';

type Question = { readonly id: number; readonly bytes: string; readonly signatures: string[] };

const { engine } = await openReal(process.argv[2] ?? '');

process.on('message', ({ id, bytes, signatures }: Question) => {
  engine.sequencer.submit({ bytes: Buffer.from(bytes, 'base64'), signatures }).then(
    (outcome) => process.send?.({ id, outcome: isRefusal(outcome) ? outcome : { ...outcome } }),
    (cause: unknown) => process.send?.({ id, fault: String(cause) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
for (;;) {
  await engine.snapshot();
  await new Promise((resolve) => setTimeout(resolve, 20));
}
