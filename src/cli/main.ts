// The command line `terang`. Each command is one file; this one only reads arguments.
import { Command } from 'commander';

const program = new Command('terang')
  .description('An election in the open: every official act is a signed entry in one public, witnessed log')
  .showHelpAfterError();

program
  .command('replay')
  .description('run a table of published results through the whole mechanism and leave a published tree')
  .argument('<csv>', 'a table with the columns of tps-president-2024.csv.gz, plain or .gz')
  .option('--area <code>', 'a unit code, or "all"', 'all')
  .requiredOption('--out <dir>', 'an empty directory for the published tree')
  .option('--seed <text>', 'the same seed gives the same tree', '2024')
  .option('--revisions <csv>', 'a table of revisions, run through corrections')
  .option('--json', 'print one JSON object and nothing else')
  .action(async (csv: string, options: { area: string; out: string; seed: string; revisions?: string; json?: true }) => {
    const { replay, rejectedLines } = await import('./replay.ts');
    const report = await replay({ csv, quiet: options.json === true, ...options });
    process.stdout.write(`${JSON.stringify(report, null, options.json ? undefined : 2)}\n`);
    for (const line of rejectedLines(report)) process.stderr.write(`${line}\n`);
    process.exitCode = report.rejectedCount > 0 ? 1 : 0;
  });

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`terang: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
