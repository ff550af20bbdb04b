// `terang practice` as a program: says whom a newcomer may be and where, serves until Ctrl-C, and says that
// nothing here is an election.
import { refreshViews } from '../refresh-views.ts';
import { startPractice, type Invitation, type RunningPractice } from './practice.ts';

export type PracticeCommand = {
  readonly area: string;
  readonly dir: string;
  readonly port: number;
  readonly host: string;
  /** Ends after the invitations. */
  readonly once: boolean;
  /** Prints one JSON object and nothing else. */
  readonly json: boolean;
};

const WITNESSES = 2;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Serves until stopped; with `once` until the invitations are printed. */
export async function runPractice(command: PracticeCommand): Promise<void> {
  const wait = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => wait.resolve());
  const practice = await startPractice({
    ...command,
    clock: Date.now,
    databaseUrl: process.env['DATABASE_URL'],
    ownWitnesses: WITNESSES,
    onFailure: (what) => {
      process.stderr.write(`terang: ${what}\n`);
      wait.resolve();
    },
  });
  const over = new AbortController();
  const views = refreshViews(practice.service.engine, over.signal).catch((error: unknown) => {
    process.stderr.write(`terang: ${String(error)}\n`);
    wait.resolve();
  });
  try {
    if (command.json) say(JSON.stringify(report(practice)));
    else for (const line of linesOf(practice, command.once)) say(line);
    if (!command.once) await wait.promise;
  } finally {
    over.abort();
    await views;
    await practice.stop();
  }
}

function report({ appUrl, district, invitations, service }: RunningPractice) {
  const { area, day, election, station, village } = district;
  const addresses = { app: appUrl, api: service.apiUrl, site: service.siteUrl };
  return { ...addresses, area, day, election, village, station, invitations };
}

function linesOf({ appUrl, district, invitations, service }: RunningPractice, once: boolean): string[] {
  const { area, day, units } = district;
  const width = (of: (invitation: Invitation) => string): number =>
    Math.max(...invitations.map((invitation) => of(invitation).length));
  const roles = width(roleText);
  const places = width(({ place }) => place);
  return [
    '',
    `  Terang · practice · ${units.nameOf(area)} (${area}) · voting day ${day} · this is no election`,
    `  officers' app   ${appUrl}`,
    `  public site     ${service.siteUrl}`,
    '',
    '  Be anyone: open a link, on this machine, in a browser window of its own. Each enrols once.',
    '',
    ...invitations.flatMap((invitation) => [
      `  ${roleText(invitation).padEnd(roles)}  ${invitation.place.padEnd(places)}  ${invitation.name}`,
      `      ${invitation.link}`,
    ]),
    '',
    '  Who appoints above them, and the stations beside theirs, sign with keys of this practice only.',
    ...(once ? [] : ['  Ctrl-C ends it; the next start of today goes on where it was.']),
    '',
  ];
}

const roleText = ({ role, participant }: Invitation): string =>
  participant === undefined ? role : `${role} ${participant}`;
