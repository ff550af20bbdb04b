// Attacks on the files beside the figures of a published tree that has photographs, objections and cosigned
// checkpoints, by anyone who can write to them and holds no key. They know nothing else of the election.
import { bytesOf, edit, first, flip, names, VILLAGE } from './tree-edits.js';

/** @typedef {import('./tree-edits.js').FileAttack} FileAttack */
/** @typedef {import('./tree-edits.js').Tree} Tree */

const PHOTOGRAPH = /^evidence\/[0-9a-f]{64}$/;

/** The newest view of a village in which a text stands. @param {Tree} tree @param {string} text */
async function villageWith(tree, text) {
  for (const path of (await names(tree, 'views', VILLAGE)).reverse())
    if (String(await bytesOf(tree, path)).includes(text)) return path;
  throw new Error(`no village shows ${text}`);
}

/** @type {FileAttack[]} */
export const EVIDENCE_FILE_ATTACKS = [
  {
    name: "photograph with another's bytes",
    what: 'the bytes of one photograph are put under the name of another',
    expects: 'photograph-changed',
    mutate: async (tree) => {
      const [path = '', other] = await names(tree, 'evidence', PHOTOGRAPH);
      tree.write(path, other === undefined ? 'lain' : await bytesOf(tree, other));
    },
  },
  {
    name: 'photograph touched up',
    what: 'one bit of a photograph is changed',
    expects: 'photograph-changed',
    mutate: async (tree) => flip(tree, await first(tree, 'evidence', PHOTOGRAPH), -1),
  },
  {
    name: 'objection hidden in a village',
    what: 'an objection is cut out of the view of its village',
    expects: 'view-changed',
    mutate: async (tree) =>
      edit(tree, await villageWith(tree, '"objections":[{'), (text) =>
        text.replace(/"objections":\[\{[^\]]*\]/, '"objections":[]'),
      ),
  },
  {
    name: 'open objection counted as answered',
    what: 'an open objection is counted among the answered ones',
    expects: 'view-changed',
    mutate: async (tree) =>
      edit(tree, await villageWith(tree, '"objections":[{'), (text) =>
        text.replace(
          /"objections":\{"answered":(\d+),"open":(\d+)\}/,
          (_, answered, open) =>
            `"objections":{"answered":${Number(answered) + 1},"open":${Number(open) - 1}}`,
        ),
      ),
  },
  {
    name: 'attestations invented',
    what: 'more are shown to attest a form than do',
    expects: 'view-changed',
    mutate: async (tree) =>
      edit(tree, await villageWith(tree, '"attested":'), (text) =>
        text.replace(/"attested":(\d+)/, (_, n) => `"attested":${Number(n) + 1}`),
      ),
  },
  {
    name: 'cosigned checkpoint of nobody',
    what: "the checkpoint shown as a witness's has a cosignature that does not verify",
    expects: 'cosigned-wrong',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'cosigned', /./), (text) =>
        text.replace(/.{7}=*\n$/, (end) => `${end[0] === 'A' ? 'B' : 'A'}${end.slice(1)}`),
      ),
  },
  {
    name: 'cosigned checkpoint of another size',
    what: 'the size in a checkpoint that a witness cosigned is changed',
    expects: 'cosigned-wrong',
    mutate: async (tree) =>
      edit(tree, await first(tree, 'cosigned', /./), (text) => text.replace(/\n(\d+)\n/, '\n1$1\n')),
  },
  {
    name: "checkpoint under another witness's name",
    what: 'a checkpoint that one witness cosigned is shown as that of another',
    expects: 'cosigned-wrong',
    mutate: async (tree) => {
      const [path = '', other = ''] = await names(tree, 'cosigned', /./);
      tree.write(path, await bytesOf(tree, other));
    },
  },
];
