// A thread that only checks signatures: lots in, answers out, in order. It holds no state.
import { parentPort } from 'node:worker_threads';
import { verifyLot, type Lot } from './p256-check.ts';

parentPort?.on('message', (lot: Lot) => {
  const answers = verifyLot(lot);
  parentPort?.postMessage(answers, [answers.buffer]);
});
