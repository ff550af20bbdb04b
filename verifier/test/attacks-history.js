// Attacks on the log's history by whoever runs it: leaves dropped, moved or doubled, older states restored,
// other views shown (spec/log.md).
import { changed, forged, OTHER, T1 } from './attack-steps.js';
import { noteKey } from './build/keys.js';
import { enter, form } from './build/steps.js';

/** @typedef {import('./attack-steps.js').LogAttack} LogAttack */

/** @type {LogAttack[]} */
export const HISTORY_ATTACKS = [
  {
    name: 'dropped leaf',
    what: 'a leaf is taken out and the log signed again',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: (steps) =>
      steps
        .filter((step) => step.name !== 'enter k2c PPWP')
        .concat(...['x', 'y'].map((name) => ({ ...forged('t1a'), name }))),
  },
  {
    name: 'swapped leaves',
    what: 'two leaves change places, each with its own time',
    expects: 'received-back',
    publish: (builder) => {
      const at = builder.entries.length - 3;
      for (const list of [builder.entries, builder.hashes])
        list.splice(at, 2, /** @type {Uint8Array} */ (list[at + 1]), /** @type {Uint8Array} */ (list[at]));
      return {};
    },
  },
  {
    name: 'duplicated leaf',
    what: 'an act is put into the log a second time',
    expects: 'act-duplicate',
    publish: (builder) => {
      builder.add({
        name: 'again',
        repeat: Buffer.from(/** @type {Uint8Array} */ (builder.entries.at(-2))).toString('latin1'),
      });
      return {};
    },
  },
  {
    name: 'history edited and witnesses not asked',
    what: 'an entry is replaced by another of the same officer and all is signed again',
    expects: 'quorum-not-met',
    rewrites: true,
    steps: changed('enter t1b PPWP', (step) => ({ ...step, body: { ...step.body, form: OTHER } })),
  },
  {
    name: 'restored backup',
    what: 'the log goes back to an earlier size and signs it again',
    expects: 'log-rolled-back',
    rewrites: true,
    previous: true,
    steps: (steps) => steps.slice(0, -40),
  },
  {
    name: 'restored backup, grown again',
    what: 'the log is restored from a backup, other acts follow, and it is signed again',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: (steps) => [
      ...steps.slice(0, -3),
      ...Array.from({ length: 9 }, (_, i) => ({ ...enter('t1a', T1, form([9, 9, i])), name: `other ${i}` })),
      ...steps.slice(-1),
    ],
  },
  {
    name: 'second view of the log',
    what: 'another log is shown to some, signed with the same key',
    expects: 'log-second-view',
    rewrites: true,
    previous: true,
    steps: changed('filler 7', (step) => ({ ...step, body: { ...step.body, form: OTHER } })),
  },
  {
    name: 'root of another tree',
    what: 'the checkpoint is signed with a root that the entries do not give',
    expects: 'root-differs',
    publish: () => ({ root: Buffer.alloc(32, 7) }),
  },
  {
    name: 'checkpoint signed by a stranger',
    what: 'the checkpoint carries the signature of another key under the same name',
    expects: 'checkpoint-untrusted',
    publish: (_, setting) => ({ log: noteKey(setting.log.name, 1) }),
  },
  {
    name: 'cosignatures by strangers',
    what: 'the checkpoint is cosigned by keys of the attacker under the names of the witnesses',
    expects: 'quorum-not-met',
    publish: (_, setting) => ({ witnesses: setting.witnesses.map(({ name }) => noteKey(name, 4)) }),
  },
  {
    name: 'one witness of two',
    what: 'the quorum needs two witnesses and one has cosigned',
    expects: 'quorum-not-met',
    publish: (_, setting) => ({ witnesses: setting.witnesses.slice(1) }),
  },
];
