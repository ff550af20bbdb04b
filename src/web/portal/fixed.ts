// Small files that every site has. The icon is the sign of the product: the four fills in their order.
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>.i{fill:#16181d}.l{stroke:#16181d}
@media (prefers-color-scheme:dark){.i{fill:#eceef1}.l{stroke:#eceef1}}</style>
<rect class="i" x="1" y="4" width="9" height="24"/>
<path class="l" d="M10 10l6-6M10 17l6-13M10 24l6-13M10 28l6-10M12 28l4-7" stroke-width="1.6"/>
<g class="i"><circle cx="18.5" cy="7" r="1.2"/><circle cx="21.5" cy="11" r="1.2"/>
<circle cx="18.5" cy="15" r="1.2"/>
<circle cx="21.5" cy="19" r="1.2"/><circle cx="18.5" cy="23" r="1.2"/><circle cx="21.5" cy="26" r="1.2"/></g>
<path class="l" d="M1.5 4.5h29v23h-29zM10 4v24M16.5 4v24M23.5 4v24" fill="none" stroke-width="1.4"/>
</svg>
`;

export const robotsText = 'User-agent: *\nAllow: /\nDisallow: /tree/\n';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** RFC 9116. Expiry is a year after it is read, rounded down to the day so that it can be cached. */
export function securityText(contact: string, now: number): string {
  const expires = new Date(now + YEAR_MS).toISOString().slice(0, 10);
  return `Contact: ${contact}\nExpires: ${expires}T00:00:00Z\nPreferred-Languages: id, en\n`;
}
