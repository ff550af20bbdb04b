// A disk in memory, for tests of faults: it fails at any one operation, it dies with the process that used
// it, and it forgets at a power cut what was not synced. One disk has many sessions, one for each process
// that ever ran on it: what a dead process still tries to write must never arrive.
import { dirname, join } from 'node:path';
import type { Disk } from '../../src/server/disk.ts';

/**
 * `full`, `broken`: this operation fails. `half`: as full, with half of its bytes there. `death`: and all
 * after.
 */
export type DiskFault = { readonly at: number; readonly how: 'broken' | 'death' | 'full' | 'half' };

/** What a power cut takes: whatever was not synced, or only the contents of files whose names were kept. */
export type PowerCut = 'contents' | 'everything';

type Inode = { bytes: Uint8Array; synced: Uint8Array | undefined };

export class ModelDisk {
  #files = new Map<string, Inode>();
  #kept = new Map<string, Inode>();
  #dirs = new Set<string>();
  #keptDirs = new Set<string>();
  /** Free bytes; operations that need more fail. */
  room = Number.POSITIVE_INFINITY;

  /** A process's own access. `count` is how many operations it asked for that change anything. */
  session(fault?: DiskFault): { disk: Disk; kill: () => void; count: () => number; hit: () => boolean } {
    const life = { dead: false, count: 0, hit: false };
    const guard = (change: () => void, half: () => void = () => undefined): void => {
      if (life.dead) throw fail('EIO', 'the process is gone');
      life.count++;
      if (life.count !== fault?.at) return change();
      life.hit = true;
      if (fault.how === 'half') half();
      if (fault.how === 'death') life.dead = true;
      throw fault.how === 'broken' ? fail('EIO', 'i/o error') : fail('ENOSPC', 'no space left');
    };
    const alive = <T>(read: () => T): T => {
      if (life.dead) throw fail('EIO', 'the process is gone');
      return read();
    };
    const put = (path: string, bytes: Uint8Array, durable: boolean): void => {
      if (!this.#dirs.has(dirname(path))) throw fail('ENOENT', dirname(path));
      this.#write(path, bytes, durable);
    };
    const disk: Disk = {
      read: async (path) => alive(() => this.#files.get(path)?.bytes.slice()),
      names: async (path) => alive(() => this.#names(path)),
      write: async (path, bytes, { durable }) =>
        guard(
          () => put(path, bytes, durable),
          () => put(path, bytes.subarray(0, bytes.length >> 1), durable),
        ),
      append: async (path, bytes, { durable }) => {
        const before = this.#files.get(path)?.bytes ?? new Uint8Array();
        const all = Buffer.concat([before, bytes]);
        guard(
          () => put(path, all, durable),
          () => put(path, all.subarray(0, before.length + (bytes.length >> 1)), durable),
        );
      },
      rename: async (from, to) => guard(() => this.#rename(from, to)),
      makeDir: async (path) => alive(() => this.#makeDir(path)),
      remove: async (path) => guard(() => this.#remove(path)),
      syncDir: async (path) => guard(() => this.#syncDir(path)),
    };
    return { disk, kill: () => void (life.dead = true), count: () => life.count, hit: () => life.hit };
  }

  /** The machine loses its power; what stands there afterwards is what a new session finds. */
  cutPower(takes: PowerCut): void {
    const names = takes === 'everything' ? this.#kept : this.#files;
    const dirs = takes === 'everything' ? this.#keptDirs : this.#dirs;
    this.#files = new Map();
    for (const [path, { synced }] of names) {
      const hangs = dirs.has(dirname(path)) && this.#parents(path).every((dir) => dirs.has(dir));
      const bytes = synced ?? new Uint8Array();
      if (hangs) this.#files.set(path, { bytes, synced: bytes });
    }
    this.#dirs = new Set(dirs);
    this.#kept = new Map(this.#files);
    this.#keptDirs = new Set(this.#dirs);
  }

  /** Loses files whose path matches. */
  lose(pattern: RegExp): void {
    for (const path of this.#files.keys()) {
      if (!pattern.test(path)) continue;
      this.#files.delete(path);
      this.#kept.delete(path);
    }
  }

  /** Changes a file behind everybody's back. */
  change(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const bytes = change(this.#files.get(path)?.bytes ?? new Uint8Array());
    this.#files.set(path, { bytes, synced: bytes });
  }

  /** All files below a directory, by their path inside it. */
  filesBelow(dir: string): Map<string, Uint8Array> {
    const files = [...this.#files].filter(([path]) => path.startsWith(`${dir}/`) && !path.includes('/.'));
    return new Map(files.map(([path, { bytes }]) => [path.slice(dir.length + 1), bytes]));
  }

  /** A published tree as the verifier reads it. */
  source(dir: string) {
    const files = this.filesBelow(dir);
    return {
      read: async (path: string) => files.get(path),
      async *list(folder: string) {
        for (const path of files.keys()) if (path.startsWith(`${folder}/`)) yield path;
      },
    };
  }

  #parents(path: string): string[] {
    const parents: string[] = [];
    for (let dir = dirname(path); dir !== dirname(dir); dir = dirname(dir)) parents.push(dir);
    return parents;
  }

  #names(dir: string): string[] {
    const below = [...this.#files.keys()].filter((path) => path.startsWith(`${dir}/`));
    return [...new Set(below.map((path) => path.slice(dir.length + 1).split('/')[0] ?? ''))];
  }

  #write(path: string, bytes: Uint8Array, durable: boolean): void {
    const before = this.#files.get(path);
    if (bytes.length - (before?.bytes.length ?? 0) > this.room) throw fail('ENOSPC', 'no space left');
    this.room -= bytes.length - (before?.bytes.length ?? 0);
    const inode: Inode = before ?? { bytes, synced: undefined };
    inode.bytes = Uint8Array.from(bytes);
    if (durable) inode.synced = inode.bytes;
    this.#files.set(path, inode);
  }

  #rename(from: string, to: string): void {
    const inode = this.#files.get(from);
    if (!inode || !this.#dirs.has(dirname(to))) throw fail('ENOENT', from);
    this.#files.delete(from);
    this.room += this.#files.get(to)?.bytes.length ?? 0;
    this.#files.set(to, inode);
  }

  #makeDir(path: string): void {
    for (const dir of [path, ...this.#parents(path)]) this.#dirs.add(dir);
    // The machine's own directories were there before.
    for (const dir of this.#parents(path).slice(-1)) this.#keptDirs.add(dir);
  }

  #remove(path: string): void {
    for (const [name, { bytes }] of this.#files) {
      if (name !== path && !name.startsWith(`${path}/`)) continue;
      this.room += bytes.length;
      this.#files.delete(name);
    }
  }

  #syncDir(dir: string): void {
    if (!this.#dirs.has(dir)) throw fail('ENOENT', dir);
    for (const path of new Set([...this.#files.keys(), ...this.#kept.keys()])) {
      if (dirname(path) !== join(dir)) continue;
      const inode = this.#files.get(path);
      if (inode) this.#kept.set(path, inode);
      else this.#kept.delete(path);
    }
    this.#keptDirs.add(dir);
    for (const below of this.#dirs) if (dirname(below) === dir) this.#keptDirs.add(below);
  }
}

const fail = (code: string, message: string): Error => Object.assign(new Error(message), { code });
