// Every SQL statement of the store, by table. Named, so that each connection prepares it once. Rows travel as
// one array a column (`unnest`); a statement's text never depends on its data.

export const head = {
  read: { name: 'head-read', text: 'select size, root from terang.head' },
  settled: { name: 'head-settled', text: 'select size, root from terang.head for share' },
  move: {
    name: 'head-move',
    text: 'update terang.head set size = $1, root = $2 where size = $3 and root = $4',
  },
} as const;

export const acts = {
  /**
   * First leaf, then ids, entries and leaf hashes each as one blob, then where each entry starts (from 1)
   * and its length.
   */
  insert: {
    name: 'acts-insert',
    text: `insert into terang.acts (leaf, id, entry, leaf_hash)
           select $1::bigint + n - 1, substring($2::bytea, 32 * n::int - 31, 32),
                  substring($3::bytea, start, length),
                  substring($4::bytea, 32 * n::int - 31, 32)
           from unnest($5::int[], $6::int[]) with ordinality as part(start, length, n)`,
  },
  find: { name: 'acts-find', text: 'select id, leaf from terang.acts where id = any($1::bytea[])' },
  entries: {
    name: 'acts-entries',
    text: 'select entry from terang.acts where leaf >= $1 and leaf < $2 order by leaf',
  },
  hashes: {
    name: 'acts-hashes',
    text: 'select leaf_hash from terang.acts where leaf >= $1 and leaf < $2 order by leaf',
  },
} as const;

export const records = {
  read: { name: 'records-read', text: 'select key, value from terang.records where key = any($1::text[])' },
  labels: {
    name: 'records-labels',
    text: 'select key, unit, labels from terang.records where key = any($1::text[])',
  },
  upsert: {
    name: 'records-upsert',
    text: `insert into terang.records (key, value, unit, labels)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
           on conflict (key) do update
             set value = excluded.value, unit = excluded.unit, labels = excluded.labels`,
  },
} as const;

export const sums = {
  read: {
    name: 'sums-read',
    text: `select unit, scope, sums from terang.sums
           where (unit, scope) in (select * from unnest($1::text[], $2::text[]))`,
  },
  upsert: {
    name: 'sums-upsert',
    text: `insert into terang.sums (unit, scope, sums)
           select * from unnest($1::text[], $2::text[], $3::text[])
           on conflict (unit, scope) do update set sums = excluded.sums`,
  },
} as const;

export const facets = {
  insert: {
    name: 'facets-insert',
    text: `insert into terang.facets (label, unit, key)
           select * from unnest($1::text[], $2::text[], $3::text[])`,
  },
  remove: {
    name: 'facets-remove',
    text: `delete from terang.facets f
           using unnest($1::text[], $2::text[], $3::text[]) as gone(label, unit, key)
           where f.label = gone.label and f.unit = gone.unit and f.key = gone.key`,
  },
} as const;

const below = 'label = $1 and unit >= $2 and unit < $3';

/** Label, range of units, limit; `next` also the last key seen, whose own unit is looked up. */
export const lists = {
  first: {
    name: 'lists-first',
    text: `select key from terang.facets where ${below} order by unit, key limit $4`,
  },
  next: {
    name: 'lists-next',
    text: `select key from terang.facets where ${below}
             and (unit, key) > ((select unit from terang.records where key = $5), $5)
           order by unit, key limit $4`,
  },
} as const;
