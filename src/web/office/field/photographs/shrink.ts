// Makes a photograph small enough to travel: at most 300 KB of JPEG, drawn anew, so that nothing of the
// camera's own record (place, time, owner) is left in it. What the eye needs to read a digit is kept as
// long as there is room: fineness goes before size. JPEG and not WebP: a cheap telephone writes it ten
// times as fast, and a court can annex it as it is.
export const PHOTOGRAPH_BYTES_MAX = 300_000;
const TYPE = 'image/jpeg';

/** Longest sides and qualities, tried in this order until one fits. */
export const TRIES: readonly (readonly [side: number, quality: number])[] = [
  [2200, 0.8],
  [2200, 0.65],
  [2200, 0.5],
  [1800, 0.55],
  [1600, 0.5],
  [1400, 0.45],
  [1200, 0.4],
  [1000, 0.4],
  [800, 0.35],
];
const PREVIEW: readonly [side: number, quality: number] = [240, 0.6];
/** A picture whose longer side is shorter than this shows a page and not its digits. */
const READABLE_SIDE_MIN = 900;

export type Shrunk = {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg';
  readonly preview: Uint8Array;
};

/** Draws a picture with its longest side at most `side` and gives its JPEG. */
export type Draw = (side: number, quality: number) => Promise<Blob>;

/** The first try that fits. Rejects when none does: no page of paper needs that. */
export async function shrink(draw: Draw): Promise<Shrunk> {
  const preview = await bytesOf(await draw(...PREVIEW));
  for (const [side, quality] of TRIES) {
    const drawn = await draw(side, quality);
    if (drawn.size <= PHOTOGRAPH_BYTES_MAX) return { bytes: await bytesOf(drawn), type: TYPE, preview };
  }
  throw new RangeError('no size is small enough');
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** Shrinks a file from the camera, or says that it is no picture, or too small a one to be read. */
export async function shrinkFile(file: Blob): Promise<Shrunk | 'no-picture' | 'too-small'> {
  try {
    // Turned as the camera held it, before that is forgotten with the rest of its record.
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = document.createElement('canvas');
    try {
      if (Math.max(picture.width, picture.height) < READABLE_SIDE_MIN) return 'too-small';
      return await shrink((side, quality) => drawn(picture, canvas, side, quality));
    } finally {
      // A picture as the camera made it is the largest thing in the app: gone before the next is taken.
      picture.close();
      canvas.width = canvas.height = 0;
    }
  } catch {
    return 'no-picture';
  }
}

function drawn(
  picture: ImageBitmap,
  canvas: HTMLCanvasElement,
  side: number,
  quality: number,
): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), TYPE, quality);
  });
}
