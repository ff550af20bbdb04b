// The command line `terang`. Each command is one file; this one only reads arguments.
import { Command, InvalidArgumentError } from 'commander';

const program = new Command('terang')
  .description('An election in the open: every official act is a signed entry in one public, witnessed log')
  .showHelpAfterError();

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
};

const portNumber = (text: string): number => {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('a port, 0 to 65535');
  return port;
};

program
  .command('night')
  .description('run the real night of 14 February 2024 through the whole service, and go on serving')
  .option('--area <code>', 'a unit code, or "all"', '17')
  .option('--dir <dir>', 'where everything is kept', '.terang')
  .option('--seed <text>', 'seed of the rehearsed officers', '2024')
  .option('--port <port>', 'port of the public site, or the next free one', portNumber, 8080)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--speed <factor>', 'seconds of the night in one second', wholeNumber, 14_400)
  .option('--once', 'end after the table')
  .action(
    async (options: {
      area: string;
      dir: string;
      seed: string;
      port: number;
      host: string;
      speed: number;
      once?: true;
    }) => {
      const { runNight } = await import('./run-night.ts');
      await runNight({ ...options, once: options.once === true });
    },
  );

program
  .command('practice')
  .description('found an election of one sub-district, voting today, to try the officers’ app on')
  .option('--area <code>', 'a sub-district or a village', '170108')
  .option('--dir <dir>', 'where everything is kept', '.terang')
  .option('--port <port>', 'port of the public site, or the next free one', portNumber, 8080)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--once', 'end after the invitations')
  .option('--json', 'print one JSON object and nothing else')
  .action(
    async (options: { area: string; dir: string; port: number; host: string; once?: true; json?: true }) => {
      const { runPractice } = await import('./practice/run-practice.ts');
      await runPractice({ ...options, once: options.once === true, json: options.json === true });
    },
  );

program
  .command('replay')
  .description('run a table of published results through the whole mechanism and leave a published tree')
  .argument('<csv>', 'a table with the columns of tps-president-2024.csv.gz, plain or .gz')
  .option('--area <code>', 'a unit code, or "all"', 'all')
  .requiredOption('--out <dir>', 'an empty directory for the published tree')
  .option('--seed <text>', 'the same seed gives the same tree', '2024')
  .option('--revisions <csv>', 'a table of revisions, run through corrections')
  .option('--json', 'print one JSON object and nothing else')
  .action(
    async (
      csv: string,
      options: { area: string; out: string; seed: string; revisions?: string; json?: true },
    ) => {
      const { replay, rejectedLines } = await import('./replay.ts');
      const report = await replay({ csv, quiet: options.json === true, ...options });
      process.stdout.write(`${JSON.stringify(report, null, options.json ? undefined : 2)}\n`);
      for (const line of rejectedLines(report)) process.stderr.write(`${line}\n`);
      process.exitCode = report.rejectedCount > 0 ? 1 : 0;
    },
  );

program
  .command('serve')
  .description('run the service for a log: API, public site, publication')
  .requiredOption('--dir <dir>', 'keys, tree and, without DATABASE_URL, the database')
  .requiredOption('--origin <name>', 'name of the log, e.g. log.kpu.example/2024')
  .option('--object <file...>', 'objects that a founding act may name: units, contests, rule set', [])
  .option('--site <url>', 'address under which readers know the site')
  .option('--api <url>', 'address under which readers know the API')
  .option('--app <url>', 'address under which officers reach their app; by default the API\'s')
  .option('--proxy <address...>', 'proxies in front, whose word about a sender’s address is taken', [])
  .option('--founding <file>', 'a signed founding act, used while the log is empty')
  .option('--witness <url=vkey...>', 'witnesses to ask for cosignatures', [])
  .option('--quorum <n>', 'cosignatures that a checkpoint needs', wholeNumber)
  .option('--port <port>', 'port of the public site, or the next free one', portNumber, 8080)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .action(async (options: import('./serve.ts').ServeOptions) => {
    const { serve } = await import('./serve.ts');
    await serve(options);
  });

program
  .command('verify')
  .description('check a published tree from its tiles alone')
  .argument('<tree>', 'a directory or an address')
  .option('--policy <file>', 'whom to trust: a C2SP tlog-policy from outside the tree')
  .option('--previous <file>', 'an older checkpoint that the tree must extend')
  .option('--json', 'print the whole report as JSON')
  .option('--lang <code>', 'id or en', 'id')
  .action(
    async (tree: string, options: { policy?: string; previous?: string; json?: true; lang: string }) => {
      const { verifyHere } = await import('./verify.ts');
      const named = (['policy', 'previous', 'lang'] as const).flatMap((name) => {
        const value = options[name];
        return value === undefined ? [] : [`--${name}`, value];
      });
      process.exitCode = await verifyHere([tree, ...named, ...(options.json ? ['--json'] : [])]);
    },
  );

program
  .command('portal')
  .description('serve the public site over a published tree')
  .requiredOption('--from <tree>', 'a directory or an address')
  .option('--port <port>', 'port; 0 takes a free one', portNumber, 8080)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--site <url>', 'address under which readers know it, for citations and link previews')
  .option('--evidence <url>', 'where photographs lie, each by its hash; none: in the tree')
  .option('--api <url>', 'address of the API that takes reports of readers; none: they stay on paper')
  .action(async (options: Parameters<typeof import('./run-portal.ts').runPortal>[0]) => {
    const { runPortal } = await import('./run-portal.ts');
    await runPortal(options);
  });

program
  .command('witness')
  .description('cosign checkpoints of logs that only grow (C2SP tlog-witness)')
  .requiredOption('--dir <dir>', 'where its key and what it has seen are kept')
  .requiredOption('--name <name>', 'name of its key, e.g. witness.ui.example')
  .requiredOption('--log <vkey...>', 'verifier keys of the logs that it knows')
  .option('--port <port>', 'port; 0 takes a free one', portNumber, 8090)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .action(async (options: { dir: string; name: string; log: string[]; port: number; host: string }) => {
    const { runWitness } = await import('./run-witness.ts');
    await runWitness(options);
  });

program
  .command('mirror')
  .description('keep a checked copy of a published tree')
  .requiredOption('--from <tree>', 'a directory or an address')
  .requiredOption('--to <dir>', 'where the copy is kept')
  .option('--log <vkey>', 'verifier key of the log, from outside the tree')
  .option('--follow <seconds>', 'go on and look again after so many seconds', wholeNumber)
  .option('--no-photographs', 'leave out photographs of forms, which are the largest part')
  .action(async (options: Parameters<typeof import('./run-mirror.ts').runMirror>[0]) => {
    const { runMirror } = await import('./run-mirror.ts');
    await runMirror(options);
  });

program
  .command('recover')
  .description('read leaves back that the database lost, from a published tree or a mirror')
  .requiredOption('--dir <dir>', 'directory of the service, which must not be running')
  .requiredOption('--from <tree>', 'a directory or an address')
  .option('--policy <file>', 'whom to trust; without it the policy in the directory of the service')
  .action(async (options: import('./recover.ts').RecoverOptions) => {
    const { recover } = await import('./recover.ts');
    await recover(options);
  });

program
  .command('rebuild')
  .description('fill an empty database from a published tree; or check, or make views again')
  .requiredOption('--dir <dir>', 'directory of the service, which must not be running')
  .requiredOption('--from <tree>', 'a directory or an address')
  .option('--policy <file>', 'whom to trust; without it the policy in the directory of the service')
  .option('--check', 'compare the database with what the tree gives, row by row')
  .option('--views', 'write the views of all snapshots into the tree of the service again')
  .action(async (options: import('./rebuild.ts').RebuildOptions) => {
    const { rebuild } = await import('./rebuild.ts');
    process.exitCode = await rebuild(options);
  });

program
  .command('keys')
  .description('make the keys of a log in a directory, or show their public parts')
  .requiredOption('--dir <dir>', 'directory of the keys')
  .requiredOption('--origin <name>', 'name of the log, e.g. log.kpu.example/2024')
  .action(async (options: { dir: string; origin: string }) => {
    const { showKeys } = await import('./show-keys.ts');
    await showKeys(options);
  });

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`terang: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
