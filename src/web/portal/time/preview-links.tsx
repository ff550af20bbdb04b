// What a link to a page looks like where it is shared: its title, that the paper is the result, and a picture
// of the moment at which it was shared, so that the picture never says more than the page behind it.
import { addressIn, atMoment, type Page } from '../page.ts';

export function Preview({ page, title, unit }: { page: Page; title: string; unit: string }) {
  const { say, site, head } = page;
  const size = head.latest?.size;
  const picture = `${site}${addressIn(atMoment(page, size), 'id', `/gambar/${unit}.png`)}`;
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={say('site.name')} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={say('foot.paper')} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
