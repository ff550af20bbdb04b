// `terang practice`: an election of one sub-district to try the officers' app on. It founds it once,
// on the day it is started; a later start of the same day sends the same acts again, of which the log takes
// none twice, and goes on. The keys of the bodies that appoint lie in this directory and nowhere else.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { base64url, hex } from '../../base/bytes.ts';
import { isRefusal } from '../../base/result.ts';
import type { Clock } from '../../base/time.ts';
import type { Contest } from '../../core/define.ts';
import { invitationLink } from '../../core/invitation.ts';
import { formatVkey } from '../../core/note.ts';
import { storedKeys, storedSecret } from '../keys.ts';
import { dataFile, type ElectionDefinition } from '../rehearsal/election-files.ts';
import { signDraft } from '../rehearsal/signed-act.ts';
import { startService, type Service, type ServiceOptions } from '../service.ts';
import { codeFor, personOf, practiceDrafts, saltFor, type Practice } from './acts.ts';
import { PRACTICE_CONTESTS } from './contests.ts';
import { dayIn, districtOf, zoneOf, type District, type PracticeSource } from './district.ts';
import { appointmentsOf, namesOf, seatKey, seatsOf, type Seat } from './seats.ts';

export type PracticeOptions = {
  readonly area: string;
  readonly dir: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl?: string | undefined;
  readonly clock: Clock;
  readonly contests?: readonly Contest[];
  readonly ownWitnesses: number;
  readonly logLevel?: string;
  readonly onFailure: (what: string) => void;
};

/** What a newcomer is given. `link` opens the app as her; it enrols once. */
export type Invitation = {
  readonly role: string;
  readonly unit: string;
  readonly place: string;
  readonly name: string;
  readonly officer: string;
  readonly code: string;
  readonly link: string;
  readonly participant?: string;
};

export type RunningPractice = {
  readonly service: Service;
  readonly district: District;
  readonly invitations: readonly Invitation[];
  readonly appUrl: string;
  readonly stop: () => Promise<void>;
};

async function readSource(): Promise<PracticeSource> {
  const unzipped = async (name: string): Promise<string> =>
    gunzipSync(await readFile(dataFile(name))).toString();
  return {
    definition: JSON.parse(await readFile(dataFile('election-2024.json'), 'utf8')) as ElectionDefinition,
    regionsCsv: await unzipped('regions-2024.csv.gz'),
    rangesCsv: await unzipped('tps-ranges-by-village-2024.csv.gz'),
  };
}

/** The moment at which the practice in a directory was founded: now, the first time. */
async function foundedIn(dir: string, nowMs: number): Promise<number> {
  const path = join(dir, 'founded');
  await mkdir(dir, { recursive: true });
  const fresh = String(Math.floor(nowMs / 1_000) * 1_000);
  await writeFile(path, fresh, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const text = await readFile(path, 'utf8');
  if (!/^\d{13}$/.test(text)) throw new Error(`${path} holds no moment`);
  return Number(text);
}

/** Starts everything, founds what is not founded yet, and says whom newcomers may be. */
export async function startPractice(options: PracticeOptions): Promise<RunningPractice> {
  const { area, clock, contests = PRACTICE_CONTESTS, host } = options;
  const source = await readSource();
  const day = dayIn(zoneOf(source, area), clock());
  const district = districtOf(source, area, day, contests);
  const dir = join(options.dir, `practice-${area}-${day}`);
  const foundedMs = await foundedIn(dir, clock());
  const keys = await storedKeys(join(dir, 'keys'), `practice.terang/${area}/${day}`);
  const seed = base64url(await storedSecret(join(dir, 'keys'), 'practice.secret'));
  const pairs = contests[0]?.id ?? '';
  const appointments = appointmentsOf(district, pairs);
  const practice: Practice = {
    district,
    appointments,
    names: namesOf(appointments),
    seed,
    foundedMs,
    pairs,
    publisherKey: keys.publisherKey,
    logVkey: formatVkey(keys.log.key),
  };
  const service = await startService(serviceOptions(options, { dir, keys, district, host }));
  try {
    await keepNames(service, practice);
    await send(service, practice);
    await service.engine.snapshot(true);
  } catch (error) {
    await service.stop();
    throw error;
  }
  const { appUrl } = service;
  return { service, district, invitations: invitationsOf(practice, appUrl), appUrl, stop: service.stop };
}

const HOUR_MS = 3_600_000;

type Place = Pick<ServiceOptions, 'dir' | 'keys' | 'host'> & { readonly district: District };

function serviceOptions(options: PracticeOptions, { district, ...place }: Place): ServiceOptions {
  const { clock, port, databaseUrl, ownWitnesses, logLevel = 'warn', onFailure } = options;
  const objects = Object.values(district.objects).map(({ hash, text }) => [hash, text] as const);
  return {
    ...place, clock, port, databaseUrl, ownWitnesses, logLevel, onFailure,
    objects: new Map(objects), witnesses: [], quorum: ownWitnesses,
  };
}

/** Names come before the acts that commit to them, as at a desk. */
async function keepNames({ office }: Service, { appointments, names, seed }: Practice): Promise<void> {
  const seats = appointments.flatMap((appointment) => appointment.seats);
  const nameOf = (seat: Seat): string => names.get(seatKey(seat)) ?? '';
  const person = personOf(seed);
  await office.keepNames(
    seats.map((seat) => ({
      officer: person(seat).officer,
      salt: hex(saltFor(seed, seat)),
      text: nameOf(seat),
    })),
  );
}

/** Sends all acts, in order. What the log has already, it answers as before. */
async function send({ engine }: Service, practice: Practice): Promise<void> {
  const drafts = practiceDrafts(practice);
  for (let step = drafts.next(); !step.done; ) {
    const ms = practice.foundedMs - (step.value.hoursBefore ?? 0) * HOUR_MS;
    const { id, signed } = signDraft(practice.district.election, step.value, ms, true);
    const outcome = await engine.sequencer.submit(signed);
    if (isRefusal(outcome)) throw new Error(`the log refused ${step.value.act}: ${outcome.refused}`);
    step = drafts.next(id);
  }
}

function invitationsOf(practice: Practice, appUrl: string): Invitation[] {
  const { appointments, district, logVkey, names, seed } = practice;
  const person = personOf(seed);
  return seatsOf(appointments).flatMap((seat) => {
    if (!seat.newcomer) return [];
    const code = codeFor(seed, seat);
    return [
      {
        role: seat.role,
        unit: seat.unit,
        place: placeOf(district, seat),
        name: names.get(seatKey(seat)) ?? 'anggota pendiri tanpa nama',
        officer: person(seat).officer,
        code,
        link: invitationLink(appUrl, seat.unit, code, logVkey),
        ...(seat.participant !== undefined && { participant: seat.participant }),
      },
    ];
  });
}

function placeOf({ units, village }: District, { unit }: Seat): string {
  if (unit.length === 13) return `TPS ${unit.slice(10)} ${units.nameOf(village)}`;
  return unit === 'ID' ? 'Indonesia' : units.nameOf(unit);
}
