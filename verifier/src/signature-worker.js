// A thread that only checks signatures: batches in, flags out, in order. It holds no state.
import { parentPort } from 'node:worker_threads';
import { verifyBatch } from './signature-batch.js';

parentPort?.on('message', (batch) => parentPort?.postMessage(verifyBatch(batch)));
