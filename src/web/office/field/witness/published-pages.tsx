// Photographs of a form as they are published: how many, how large, and the pictures themselves once she
// asks for them: they cost what a telephone pays for.
import { useState } from 'preact/hooks';
import type { Evidence } from '../../../../modules/results/evidence.ts';
import { useScreen } from '../../app/use-office.ts';
import { API } from '../../device/api.ts';

export function PublishedPages({ pages }: { pages: Evidence['pages'] }) {
  const { say, format } = useScreen();
  const [open, setOpen] = useState(false);
  const size = pages.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      <h2>{say('witness.pages')}</h2>
      {pages.length === 0 && <p class="empty">{say('witness.pages.none')}</p>}
      {pages.length > 0 && !open && (
        <p class="buttons">
          <button type="button" class="second" onClick={() => setOpen(true)}>
            {say('witness.pages.show', { count: pages.length, size: format.bytes(size) })}
          </button>
        </p>
      )}
      {open && (
        <ul class="published">
          {pages.map(({ hash, page }) => (
            <li key={hash}>
              <PublishedPage hash={hash} page={page} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PublishedPage({ hash, page }: { hash: string; page: number }) {
  const { say } = useScreen();
  const [absent, setAbsent] = useState(false);
  const name = say('witness.pages.page', { page });
  const address = `${API}/evidence/${hash}`;
  return (
    <figure>
      {absent ? (
        <p class="empty">{say('witness.pages.absent')}</p>
      ) : (
        <a href={address} target="_blank" rel="noopener">
          <img src={address} alt={name} loading="lazy" onError={() => setAbsent(true)} />
        </a>
      )}
      <figcaption>
        {name} <code>{hash.slice(0, 8)}</code>
      </figcaption>
    </figure>
  );
}
