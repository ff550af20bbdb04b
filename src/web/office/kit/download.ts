// Gives a text to the person as a file of her own. Nothing is sent; the address lives as long as the click.

export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has taken hold of the bytes; a while later nothing needs the address any more.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Name of a file: what it is, where, when; never a person. */
export const fileName = (what: string, unit: string, nowMs: number, ending: string): string =>
  `terang-${what}-${unit}-${new Date(nowMs).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}.${ending}`;
