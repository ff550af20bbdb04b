// What the desk says in Indonesian, the source, by topic. Every key stands under `desk.`: no other folder says
// it.
import { appointId } from './appoint-id.ts';
import { handsId } from './hands-id.ts';
import { officersId } from './officers-id.ts';
import { queuesId } from './queues-id.ts';
import { unitsId } from './units-id.ts';

export const id = {
  ...appointId,
  ...handsId,
  ...officersId,
  ...queuesId,
  ...unitsId,
} as const;
