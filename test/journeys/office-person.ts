// A person who uses the officers' app in a journey, by what she sees and hears: roles and names of what is on
// the screen, in her language. Whatever a journey cannot do this way, she could not do either.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Language, Say } from '../../src/base/words.ts';
import { speakerOf, type Texts } from '../../src/web/office/app/speech.ts';
import type { Device } from './office-stage.ts';
import { squaresPicture } from './squares-picture.ts';

const ASSETS = join(import.meta.dirname, '../../dist/app/assets');

/** The app's own words and the desk's, as they were built. */
export async function wordsOf(language: Language): Promise<Say> {
  const names = await readdir(ASSETS);
  const table = async (prefix: string): Promise<Texts> => {
    const name = names.find((one) => one.startsWith(`${prefix}-${language}-`));
    if (name === undefined) throw new Error('the app was not built: node bin/run.mjs tools/build.ts');
    return JSON.parse(await readFile(join(ASSETS, name), 'utf8')) as Texts;
  };
  return speakerOf(language, { ...(await table('words')), ...(await table('desk-words')) });
}

export const PIN = '280917';

/**
 * Squares in the middle of the screen, where a person would have them: bars stand over what is at its edge.
 */
export async function pictureOf(squares: Locator): Promise<Buffer> {
  await squares.evaluate((drawing) => drawing.scrollIntoView({ block: 'center' }));
  return squares.screenshot();
}

export class Person {
  readonly device: Device;
  readonly page: Page;
  readonly say: Say;

  constructor(device: Device, say: Say) {
    this.device = device;
    this.page = device.page;
    this.say = say;
  }

  button(key: string, values = {}): Locator {
    return this.page.getByRole('button', { name: this.say(key, values), exact: true });
  }

  link(key: string, values = {}): Locator {
    return this.page.getByRole('link', { name: this.say(key, values), exact: true });
  }

  heading(key: string, values = {}): Locator {
    return this.page.getByRole('heading', { name: this.say(key, values), exact: true });
  }

  choice(key: string, values = {}): Locator {
    return this.page.getByRole('combobox', { name: this.say(key, values), exact: true });
  }

  label(key: string, values = {}): Locator {
    return this.page.getByLabel(this.say(key, values), { exact: true });
  }

  text(key: string, values = {}): Locator {
    return this.page.getByText(this.say(key, values), { exact: true });
  }

  /** Opens a link as it was handed over, looks at what it says, and enrols with the key of this device. */
  async enrol(link: string): Promise<void> {
    await this.page.goto(link);
    await this.button('enrol.make').click();
    try {
      await this.choosePin();
      await this.enrolled();
    } catch (cause) {
      // Most enrol before the first test, where nobody else says what was on the screen.
      throw new Error(`not enrolled; the screen shows:\n${await this.screen()}`, { cause });
    }
  }

  /** What is on the screen, in words. */
  screen(): Promise<string> {
    return this.page.locator('body').innerText({ timeout: 1_000 }).catch(String);
  }

  async choosePin(): Promise<void> {
    await this.label('pin.first').fill(PIN);
    await this.label('pin.second').fill(PIN);
    await this.button('pin.keep').click();
  }

  /** Waits until the log has taken her key. */
  async enrolled(): Promise<void> {
    await this.badge(0);
  }

  /** Opens the app where she has an identity already. */
  async open(): Promise<void> {
    await this.page.goto(this.device.address);
    await this.label('pin.pin').fill(PIN);
    await this.button('pin.open').click();
    await this.heading('pin.ask').waitFor({ state: 'detached' });
  }

  /** Waits until the app is kept on the telephone and needs no network any more. */
  async atHand(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** Waits until this device can read squares without network. */
  async readerAtHand(): Promise<void> {
    const kept = (): Promise<boolean> =>
      this.page.evaluate(async () => {
        const caching = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
        return (await Promise.all(caching)).flat().some(({ url }) => url.endsWith('.wasm'));
      });
    for (let tries = 0; !(await kept()); tries++) {
      if (tries > 200) throw new Error('the reader of squares does not come');
      await this.page.waitForTimeout(100);
    }
  }

  /** Shows squares to the scanner, as a picture from a file. */
  async scan(button: string, text: string): Promise<void> {
    await this.scanPictures(button, [squaresPicture(text)]);
  }

  /** Shows pictures to the scanner, one after the other, until it has what it wants. */
  async scanPictures(button: string, pictures: readonly Buffer[]): Promise<void> {
    await this.button(button).click();
    const scanner = this.page.getByRole('dialog', { name: this.say('scan.title') });
    for (const [i, buffer] of pictures.entries()) {
      const picture = { name: 'squares.png', mimeType: 'image/png', buffer };
      await scanner.getByLabel(this.say('scan.file')).setInputFiles(picture);
      const read = new RegExp(`\\b${i + 1}\\b`);
      if (i + 1 < pictures.length) await scanner.getByRole('status').filter({ hasText: read }).waitFor();
    }
    await scanner.waitFor({ state: 'detached' });
  }

  /** What a camera sees of the squares on this screen: a picture of each part. */
  async squares(label: string): Promise<Buffer[]> {
    const drawing = this.page.getByRole('img', { name: this.say(label) });
    await drawing.waitFor();
    const hold = this.button('desk.squares.hold');
    if ((await hold.count()) === 0) return [await pictureOf(drawing)];
    await hold.click();
    const said = await this.page.locator('.squares figcaption p').first().innerText();
    const parts = Number(said.match(/\d+/g)?.at(-1) ?? 1);
    const pictures: Buffer[] = [];
    for (let part = 0; part < parts; part++) {
      pictures.push(await pictureOf(drawing));
      await this.button('desk.squares.next').click();
    }
    return pictures;
  }

  /** Goes to a place of the app, as a link does. */
  async goTo(...place: readonly string[]): Promise<void> {
    await this.page.goto(`${this.device.address}#/${place.join('/')}`);
  }

  /** What the badge says: acts on their way, and refused. */
  async badge(waiting: number, refused = 0): Promise<void> {
    await this.link('badge.label', { waiting, refused }).waitFor();
  }
}
