// Finds a Chromium for the browser journeys, and says how to get one. It starts and downloads nothing.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium.exe',
  'chrome.exe',
];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of a Chromium: TERANG_CHROMIUM when it names a program, else the first on PATH; undefined when there
 * is none.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findChromium(env = process.env) {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(
    (folder) => folder !== '',
  );
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC];
  const given = env['TERANG_CHROMIUM'];
  return [...(given ? [given] : []), ...candidates].find(isProgram);
}

/** The one command that installs Chromium on this kind of machine. */
export function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install Hibbiki.Chromium';
  return `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y --no-install-recommends chromium`;
}
