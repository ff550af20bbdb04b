// Attacks on the files of a published tree, by anyone who can write to them and holds no key. They know
// nothing of the election and so can be tried on any tree.
import {
  bytesOf,
  edit,
  first,
  flip,
  cosigned,
  latest,
  names,
  newest,
  NATION,
  objectOf,
  truncate,
  VILLAGE,
} from './tree-edits.js';

/** @typedef {import('./tree-edits.js').FileAttack} FileAttack */

/** @type {FileAttack[]} */
export const FILE_ATTACKS = [
  {
    name: 'edited total',
    what: 'a figure of the nation is changed in its view file',
    expects: 'view-changed',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'views', NATION), (text) => text.replace(/"valid":(\d)/, '"valid":9$1')),
  },
  {
    name: 'changed view of a village',
    what: "a station's state is changed in a view file",
    expects: 'view-changed',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'views', VILLAGE), (text) =>
        text.replace(/"state":"[a-z]+"/, '"state":"confirmed" '),
      ),
  },
  {
    name: 'missing view file',
    what: 'a view that a snapshot made is removed',
    expects: 'view-missing',
    mutate: async (tree) => tree.remove(await first(tree, 'views', VILLAGE)),
  },
  {
    name: 'extra view file',
    what: 'a view is added that no snapshot made',
    expects: 'view-extra',
    mutate: async (tree) => {
      const path = await first(tree, 'views', NATION);
      tree.write(path.replace(/\d+\.json$/, '1.json'), await bytesOf(tree, path));
    },
  },
  {
    name: 'view of one size in place of another',
    what: 'an older view of the nation is shown as the newest',
    expects: 'view-changed',
    mutate: async (tree) => {
      const contest = Object.keys((await latest(tree)).views)[0];
      const newest = `views/${contest}/ID/${(await latest(tree)).size}.json`;
      const older = (await names(tree, 'views', NATION)).find(
        (path) => path.startsWith(`views/${contest}/`) && path !== newest,
      );
      const bytes = await bytesOf(tree, older ?? (await first(tree, 'views', VILLAGE)));
      tree.write(newest, bytes);
    },
  },
  {
    name: 'snapshot missing from list',
    what: 'the last line of snapshots.ndjson is removed',
    expects: 'snapshot-unlisted',
    mutate: async (tree) =>
      edit(tree, 'snapshots.ndjson', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)),
  },
  {
    name: 'first snapshot missing from list',
    what: 'the first line of snapshots.ndjson is removed',
    expects: 'snapshot-unlisted',
    mutate: async (tree) => edit(tree, 'snapshots.ndjson', (text) => text.slice(text.indexOf('\n') + 1)),
  },
  {
    name: 'invented snapshot in list',
    what: 'a line is added to snapshots.ndjson that no act stands behind',
    expects: 'snapshot-not-in-log',
    mutate: async (tree) =>
      edit(
        tree,
        'snapshots.ndjson',
        (text) => text.replace(/"size":(\d+)/, (_, size) => `"size":${Number(size) - 1}`) + text,
      ),
  },
  {
    name: 'edited line in list',
    what: "a view's hash is changed in snapshots.ndjson",
    expects: 'snapshot-not-in-log',
    mutate: async (tree) =>
      edit(tree, 'snapshots.ndjson', (text) => text.replace(/"root":"[0-9a-f]{4}/, '"root":"0000')),
  },
  {
    name: 'old news',
    what: 'latest.json names an older snapshot, or none',
    expects: 'latest-wrong',
    mutate: async (tree) =>
      edit(tree, 'latest.json', (text) =>
        text.replace(/"size":(\d+)/, (_, size) => `"size":${Number(size) - 1}`),
      ),
  },
  {
    name: 'truncated tile',
    what: 'a hash tile loses its last hash',
    expects: 'tile-width',
    mutate: (tree) => truncate(tree, 'tile', /^tile\/0\//),
  },
  {
    name: 'flipped tile hash',
    what: 'one bit of a hash tile is changed',
    expects: 'tile-hash',
    mutate: async (tree) => flip(tree, await first(tree, 'tile', /^tile\/0\//), 40),
  },
  {
    name: 'flipped hash in a higher tile',
    what: 'one bit of a hash tile above the lowest level is changed',
    expects: 'tile-hash',
    mutate: async (tree) => flip(tree, await newest(tree, /^tile\/1\//), 3),
  },
  {
    name: 'missing tile',
    what: 'a hash tile is removed',
    expects: 'tile-missing',
    mutate: async (tree) => tree.remove(await first(tree, 'tile', /^tile\/0\//)),
  },
  {
    name: 'wrong partial width',
    what: 'a partial tile holds more hashes than its name says',
    expects: 'tile-width',
    mutate: async (tree) => {
      const path = await newest(tree, /^tile\/1\/.*\.p\//);
      tree.write(path, Buffer.concat([await bytesOf(tree, path), Buffer.alloc(32)]));
    },
  },
  {
    name: 'older partial tile differs',
    what: 'a partial tile of an earlier size is not the beginning of the full one',
    expects: 'tile-partial-differs',
    mutate: async (tree) =>
      tree.write(
        (await first(tree, 'tile', /^tile\/0\/\d{3}(\.p\/\d+)?$/)).replace(/(\.p\/\d+)?$/, '.p/1'),
        Buffer.alloc(32),
      ),
  },
  {
    name: 'entry bundle truncated',
    what: 'an entry bundle ends inside an entry',
    expects: 'entries-truncated',
    mutate: (tree) => truncate(tree, 'tile/entries', /./),
  },
  {
    name: 'entry bundle missing',
    what: 'an entry bundle is removed',
    expects: 'entries-missing',
    mutate: async (tree) => tree.remove(await first(tree, 'tile/entries', /./)),
  },
  {
    name: 'edited entry',
    what: 'one digit of a form is changed in an entry bundle and nothing else',
    expects: 'root-differs',
    mutate: async (tree) => {
      const path = (await names(tree, 'tile/entries', /./)).at(-1) ?? '';
      const bytes = await bytesOf(tree, path);
      const at = bytes.lastIndexOf('"act":"results.tally.enter"');
      const digit = bytes.indexOf('"B":', at) + 4;
      bytes[digit] = bytes[digit] === 49 ? 50 : 49;
      tree.write(path, bytes);
    },
  },
  {
    name: 'unit object changed',
    what: 'the name of a region is changed in the unit object',
    expects: 'object-changed',
    mutate: async (tree) =>
      edit(tree, await objectOf(tree, 'terang/units/v1'), (text) =>
        text.replace(/\["(\d\d)","./, '["$1","X'),
      ),
  },
  {
    name: 'contest object changed',
    what: 'the name of an option is changed in the contest object',
    expects: 'object-changed',
    mutate: async (tree) =>
      edit(tree, await objectOf(tree, 'terang/contests/v1'), (text) =>
        text.replace(/"name":"./, '"name":"X'),
      ),
  },
  {
    name: 'rule set changed',
    what: 'a value is changed in the rule set',
    expects: 'object-changed',
    mutate: async (tree) =>
      edit(tree, await objectOf(tree, 'terang/rule-set/v1'), (text) =>
        text.replace(/"value":\d/, '"value":7'),
      ),
  },
  {
    name: 'object missing',
    what: 'the unit object is removed',
    expects: 'object-missing',
    mutate: async (tree) => tree.remove(await objectOf(tree, 'terang/units/v1')),
  },
  {
    name: 'cosignature forged',
    what: "one bit of a witness's cosignature is changed",
    expects: 'cosignature-bad',
    mutate: async (tree) =>
      edit(tree, 'checkpoint', (text) =>
        cosigned(text).replace(/.{7}=*\n$/, (end) => `${end[0] === 'A' ? 'B' : 'A'}${end.slice(1)}`),
      ),
  },
  {
    name: 'cosignature removed',
    what: 'a cosignature is cut off the checkpoint',
    expects: 'quorum-not-met',
    mutate: (tree) =>
      edit(tree, 'checkpoint', (text) => text.slice(0, cosigned(text).lastIndexOf('\n— ') + 1)),
  },
  {
    name: 'checkpoint of another size',
    what: 'the size in the checkpoint is changed',
    expects: 'checkpoint-signature-bad',
    mutate: async (tree) =>
      edit(tree, 'checkpoint', (text) => text.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) - 1}\n`)),
  },
  {
    name: 'checkpoint missing',
    what: 'there is no checkpoint',
    expects: 'checkpoint-missing',
    mutate: async (tree) => tree.remove('checkpoint'),
  },
  {
    name: 'CSV changed',
    what: 'a figure is changed in an open data table',
    expects: 'open-changed',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'open', /\.csv$/), (text) =>
        text.replace(/,missing,|,confirmed,|,withheld,/, ',waiting,'),
      ),
  },
  {
    name: 'CSV and its hash changed',
    what: 'a table is changed and the index made to agree',
    expects: 'open-wrong',
    mutate: async (tree) => {
      const path = await first(tree, 'open', /\.csv$/);
      const text = String(await bytesOf(tree, path)).replace(/,missing,|,confirmed,|,withheld,/, ',waiting,');
      tree.write(path, text);
      const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
      await edit(tree, 'open/index.json', (index) => {
        const value = JSON.parse(index);
        for (const file of value.files) if (file.path === path) file.sha256 = hash;
        return JSON.stringify(value);
      });
    },
  },
  {
    name: 'columns described wrongly',
    what: 'the description of a table says invalid votes where it has valid ones',
    expects: 'open-mislabelled',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'open', /\.csv-metadata\.json$/), (text) =>
        text.replace(/"valid"|"invalid"/g, (name) => (name === '"valid"' ? '"invalid"' : '"valid"')),
      ),
  },
  {
    name: 'open index hides a regency',
    what: 'a regency is taken out of the index of open data',
    expects: 'open-hidden',
    mutate: (tree) =>
      edit(tree, 'open/index.json', (index) =>
        JSON.stringify({ ...JSON.parse(index), files: JSON.parse(index).files.slice(1) }),
      ),
  },
];
