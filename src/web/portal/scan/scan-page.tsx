// The page that reads a receipt's codes with the reader's own camera, or from a picture, and checks them on
// her device. Without JavaScript it says what to do instead. Nothing that is read is sent anywhere.
import { NATION } from '../../../base/unit.ts';
import { terang } from '../../../system.ts';
import { addressIn, type Page, zoneOf } from '../page.ts';
import { Document } from '../pages/document.tsx';
import { actName } from '../registers/entries-page.tsx';
import { isKey, textsBelow } from '../words/speak.ts';
import type { ScanData } from './scan-data.ts';

/** `policy` is the tree's own, which this page trusts and says so. */
export function ScanPage({ page, policy }: { page: Page; policy: string }) {
  const { say } = page;
  return (
    <Document page={page} title={say('scan.title')}>
      <header class="unit">
        <p class="kicker">{say('receipt.title')}</p>
        <h1>{say('scan.title')}</h1>
      </header>
      <p class="lead">{say('scan.lead')}</p>
      <Reading page={page} policy={policy} />
      <section class="verify scanned" aria-labelledby="isi" hidden tabIndex={-1}>
        <h2 id="isi">{say('scan.found')}</h2>
        <p class="outcome"></p>
        <div class="told"></div>
      </section>
      <section aria-labelledby="tanpa">
        <h2 id="tanpa">{say('scan.offline')}</h2>
        <p>{say('scan.offline.lead')}</p>
        <p class="buttons with" hidden>
          <button type="button" class="quiet" data-keep>
            {say('scan.keep')}
          </button>
        </p>
        <p class="kept" role="status"></p>
        <h3 id="kunci">{say('scan.trust')}</h3>
        <p>{say('scan.trust.lead', { size: page.head.checkpoint.size })}</p>
        <pre class="wrap" tabIndex={0}>
          <code>{policy}</code>
        </pre>
      </section>
    </Document>
  );
}

/** Camera, pictures, and how far one is. */
function Reading({ page, policy }: { page: Page; policy: string }) {
  const { say, assets } = page;
  return (
    <section
      class="scan"
      aria-labelledby="pindai"
      data-scan={JSON.stringify(dataOf(page, policy))}
      data-script={assets.scan ?? ''}
    >
      <h2 id="pindai">{say('scan.read')}</h2>
      <p class="without">{say('scan.without')}</p>
      <div class="buttons with" hidden>
        <button type="button" data-camera>
          {say('scan.camera')}
        </button>
        <label class="button quiet">
          {say('scan.file')}
          <input type="file" accept="image/*" multiple class="vh" />
        </label>
      </div>
      <video hidden playsInline muted aria-label={say('scan.video')}></video>
      <p class="progress" role="status"></p>
    </section>
  );
}

/** Everything that the script must know when there is no network. */
function dataOf(page: Page, policy: string): ScanData {
  const { language, election, assets, head } = page;
  const [check, reader, wasm] = [assets.scanCheck ?? '', assets.scanReader ?? '', assets.wasm ?? ''];
  const here = addressIn(page, language, '/pindai');
  const acts = terang().acts.map(({ act }) => act);
  const roles = acts.flatMap((act) =>
    [act, `${act}.abroad`].flatMap((each): [string, string][] => {
      const key = `role.${each.replace('results.tally.', '')}`;
      return isKey(key) ? [[each, page.say(key)]] : [];
    }),
  );
  return {
    words: textsBelow(language, 'scan.', 'form.', 'paper.', 'verify.insecure'),
    contests: election.contests.map(({ id, name, options }) => ({
      id,
      name,
      options: options.map((option) => ({ no: option.no, name: option.name })),
    })),
    places: placesOf(page),
    acts: Object.fromEntries(acts.map((act) => [act, actName(page, act)])),
    roles: Object.fromEntries(roles),
    policy,
    size: head.checkpoint.size,
    unitPath: addressIn({ election, contest: election.contests[0] ?? page.contest }, language, '/'),
    scripts: { check, reader, wasm },
    keep: [here, assets.style, assets.script, assets.scan ?? '', check, reader, wasm, '/favicon.svg'],
  };
}

function placesOf(page: Page): ScanData['places'] {
  const { units } = page.election;
  const places: Record<string, readonly [name: string, zone?: string]> = {};
  for (const province of units.childrenOf(NATION)) {
    const zone = zoneOf(page, province);
    places[province] = [units.nameOf(province), zone];
    for (const unit of units.childrenOf(province)) {
      const own = zoneOf(page, unit);
      places[unit] = own === zone ? [units.nameOf(unit)] : [units.nameOf(unit), own];
    }
  }
  return places;
}
