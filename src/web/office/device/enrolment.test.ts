import { describe, expect, test } from 'vitest';
import { refuse } from '../../../base/result.ts';
import { invitationSecret, logFingerprint } from '../../../core/invitation.ts';
import { hex } from '../../../base/bytes.ts';
import type { Api, InvitationAnswer } from './api.ts';
import { enrol, leave, openInvitation } from './enrolment.ts';
import {
  clock,
  freshDevice,
  item,
  Killed,
  killing,
  OFFICER,
  partsOf,
  START,
  STATION,
} from './fake-device.ts';
import { FakeLog, LOG_KEY } from './fake-log.ts';
import { addItem } from './outbox.ts';
import { sendAll, WAIT_MS_MAX } from './sending.ts';

const CODE = '7K3MQ9TDXW2FHN5A';
const opened: InvitationAnswer = {
  election: 'rehearsal',
  expires: null,
  from: '2024-01-25T00:00:00Z',
  name: 'Contoh',
  officer: OFFICER,
  role: 'KPPS',
  unit: STATION,
  until: '2024-02-25T00:00:00Z',
};
const whole = { invitation: opened, log: LOG_KEY };
const api = {
  records: async () => ({ records: { 'registry.election': { log: LOG_KEY } } }),
} as unknown as Api;

describe('an enrolment', () => {
  test('opens the invitation with a key that is on the disk and cannot leave it', async () => {
    const [device, log] = [await freshDevice(), new FakeLog()];
    await enrol({ device, clock }, CODE, whole);
    const [identity] = await device.all('identity');
    expect(identity).toMatchObject({ state: 'made', officer: OFFICER, log: LOG_KEY, name: 'Contoh' });
    expect(identity?.privateKey.extractable).toBe(false);
    const [item] = await device.all('outbox');
    expect(item?.act).toMatchObject({
      act: 'registry.key.enrol',
      unit: STATION,
      record: `registry.officer/${OFFICER}`,
      by: { officer: OFFICER, key: identity?.id },
      body: { invitation: hex(invitationSecret('rehearsal', STATION, CODE)), key: identity?.publicKey },
    });
    await sendAll(partsOf(device, log));
    expect(await device.all('identity')).toMatchObject([{ state: 'enrolled' }]);
  });

  test('says her name and her code to nobody', async () => {
    const device = await freshDevice();
    await enrol({ device, clock }, CODE, whole);
    const text = JSON.stringify((await device.all('outbox')).map(({ act }) => act));
    expect([text.includes('Contoh'), text.includes(CODE)]).toEqual([false, false]);
  });

  test('killed anywhere leaves key and enrolment, or neither', async () => {
    for (const when of ['before', 'after'] as const) {
      const device = await freshDevice();
      const killed = killing(device, new FakeLog(), 0, when);
      await expect(enrol({ device: killed.device, clock }, CODE, whole)).rejects.toBeInstanceOf(Killed);
      const there = [(await device.all('identity')).length, (await device.all('outbox')).length];
      expect(there).toEqual(when === 'before' ? [0, 0] : [1, 1]);
    }
  });

});

describe('an invitation', () => {
  const place = { name: 'TPS 001' };
  /** An API that counts the codes it is sent. */
  const asked = (more: object) => {
    const codes: string[] = [];
    const invitation = async (code: string) => (codes.push(code), opened);
    return { codes, api: { ...api, invitation, unit: async () => place, ...more } as unknown as Api };
  };
  const at = { code: CODE, unit: STATION };

  test('is opened with the log’s own key, against which receipts will be checked', async () => {
    const { api: open } = asked({});
    const found = { ...whole, place };
    expect(await openInvitation(open, at)).toEqual(found);
    expect(await openInvitation(open, { ...at, log: logFingerprint(LOG_KEY) })).toEqual(found);
  });

  test('that names another log than the server’s is refused before its code is sent', async () => {
    const { codes, api: wrong } = asked({});
    const other = { ...at, log: logFingerprint(`${LOG_KEY}A`) };
    expect(await openInvitation(wrong, other)).toEqual({ refused: 'log-differs' });
    expect(codes).toEqual([]);
  });

  test('is not opened where the log’s key cannot be had', async () => {
    for (const answer of [refuse('unreachable'), { records: { 'registry.election': null } }]) {
      const { codes, api: deaf } = asked({ records: async () => answer });
      expect(await openInvitation(deaf, at)).toHaveProperty('refused');
      expect(codes).toEqual([]);
    }
  });
});

describe('who leaves the telephone', () => {
  /** An officer who has just made her key, and how she leaves. */
  const enrolling = async () => {
    const [device, log] = [await freshDevice(), new FakeLog()];
    await enrol({ device, clock }, CODE, whole);
    const [made] = await device.all('identity');
    return { device, log, going: () => leave(device, made?.id ?? '') };
  };

  test('leaves no key and no name on it, and her acts are still sent', async () => {
    const { device, log, going } = await enrolling();
    await sendAll(partsOf(device, log));
    await addItem(device, await item(9));
    const about = { id: 'unit/x', value: null, at: 0 };
    await device.change(['cache'], (change) => change.put('cache', about));
    await going();
    expect([await device.all('identity'), await device.all('cache')]).toEqual([[], []]);
    await sendAll(partsOf(device, log));
    expect(log.entries).toHaveLength(2);
    expect(await device.all('outbox')).toMatchObject([{ state: 'received' }, { state: 'received' }]);
  });

  test('takes back an enrolment that was not sent: no key that is gone spends her invitation', async () => {
    const { device, log, going } = await enrolling();
    await going();
    await sendAll(partsOf(device, log));
    expect([await device.all('outbox'), log.entries]).toEqual([[], []]);
  });

  test('takes along an enrolment that was tried: it is not sent after the key is gone', async () => {
    const { device, log, going } = await enrolling();
    log.lost = ['going'];
    await sendAll(partsOf(device, log));
    expect(await device.all('outbox')).toMatchObject([{ attempts: 1, state: 'waiting' }]);
    await going();
    await sendAll(partsOf(device, log, START + WAIT_MS_MAX));
    expect([await device.all('outbox'), log.entries]).toEqual([[], []]);
  });

  test.each(['going', 'coming'] as const)('while it is being sent, brings it not back (%s)', async (lost) => {
    const { device, log, going } = await enrolling();
    log.lost = [lost];
    const sendActs: FakeLog['sendActs'] = async (acts) => {
      await going();
      return log.sendActs(acts);
    };
    await sendAll({ ...partsOf(device, log), api: { sendActs } });
    expect(await device.all('outbox')).toEqual([]);
  });
});
