// Two databases of the same log, compared row by row in the order of their keys: the log and all that is
// folded from it. Equal means the same bytes. Reads in pages; holds one page of each.
import pg from 'pg';

const PAGE_ROWS = 5_000;

/** A table: the columns of its key, then the others, as text. */
type Table = { readonly name: string; readonly key: readonly string[]; readonly rest: readonly string[] };

const hexOf = (column: string): string => `encode(${column}, 'hex')`;

const TABLES: readonly Table[] = [
  { name: 'acts', key: ['leaf'], rest: ['id', 'entry', 'leaf_hash'].map(hexOf) },
  { name: 'records', key: ['key'], rest: ['value', 'unit', 'labels'] },
  { name: 'sums', key: ['unit', 'scope'], rest: ['sums'] },
  { name: 'facets', key: ['label', 'unit', 'key'], rest: [] },
];

type Row = readonly (string | null)[];

/** Rows compared, and the first difference in words; undefined when there is none. */
export type Comparison = { readonly rows: number; readonly difference: string | undefined };

/** Compares the databases at two URLs. */
export async function compareStates(urlA: string, urlB: string): Promise<Comparison> {
  const clients = [urlA, urlB].map((connectionString) => new pg.Client({ connectionString }));
  const [a, b] = clients as [pg.Client, pg.Client];
  let rows = 0;
  try {
    await Promise.all(clients.map((client) => client.connect()));
    for (const table of TABLES) {
      const [left, right] = [rowsOf(a, table), rowsOf(b, table)];
      for (;;) {
        const [one, other] = await Promise.all([left.next(), right.next()]);
        if (one.done && other.done) break;
        const [here, there] = [JSON.stringify(one.value ?? null), JSON.stringify(other.value ?? null)];
        if (here !== there) return { rows, difference: `${table.name}: ${here} and ${there}` };
        rows++;
      }
    }
    return { rows, difference: undefined };
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

async function* rowsOf(client: pg.Client, { name, key, rest }: Table): AsyncGenerator<Row> {
  const order = key.join(', ');
  const columns = [...key, ...rest].join(', ');
  const after = key.map((_, i) => `$${i + 1}`).join(', ');
  let last: Row | undefined;
  for (;;) {
    const where = last ? `where (${order}) > (${after})` : '';
    const text = `select ${columns} from terang.${name} ${where} order by ${order} limit ${PAGE_ROWS}`;
    const page: { rows: Row[] } = await client.query({ text, values: [...(last ?? [])], rowMode: 'array' });
    yield* page.rows;
    if (page.rows.length < PAGE_ROWS) return;
    last = page.rows.at(-1)?.slice(0, key.length);
  }
}
