// Shapes that several files share. No code.

/**
 * Where a published tree is read from. `read` answers undefined when there is no such file and throws when it
 * cannot know.
 * `list`, where the source can, names the files below a folder; without it, extra files stay unchecked.
 * @typedef {{
 *   read: (path: string) => Promise<Uint8Array | undefined>,
 *   list?: (folder: string) => AsyncIterable<string>,
 * }} Source
 */

/**
 * `for`: the officer in whose right she signs.
 * @typedef {{ for?: string, key: string, officer: string }} Signer
 */

/** @typedef {any} Body  any: its shape depends on the kind of act; act-shape.js has checked it */
/**
 * An act (spec/act.md) whose envelope and body have passed the shape check.
 * @typedef {{
 * act: string, at: string, basis: string | null, body: Body, by: Signer, election: string, record: string,
 * unit: string, v: 1,
 *   with?: Signer[],
 * }} Act
 */

/**
 * One leaf, read: `problem` is the first fault that can be seen without any state. `valid` is filled when the
 * signatures have
 * been checked: one flag for each signer. Times are milliseconds.
 * @typedef {{
 * index: number, problem?: string, detail?: string, act?: Act, id: string, print: number, receivedMs: number,
 * received: string,
 *   atMs: number, signers: Signer[], valid: boolean[], from: number, to: number, signatures: string[],
 * }} Leaf
 */

/**
 * @typedef {{ code: string, severity: 'error' | 'warning', leaf?: number, path?: string, message: string }}
 * Finding
 */

export {};
