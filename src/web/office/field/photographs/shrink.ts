// Makes a photograph small enough to travel: at most 300 KB, drawn anew, so that nothing of the camera's own
// record (place, time, owner) is left in it. What the eye needs to read a digit is kept as long as there is
// room.
export const PHOTOGRAPH_BYTES_MAX = 300_000;

/** Longest sides and qualities, tried in this order until one fits. */
export const TRIES: readonly (readonly [side: number, quality: number])[] = [
  [2200, 0.8],
  [2200, 0.65],
  [1800, 0.65],
  [1600, 0.55],
  [1400, 0.5],
  [1200, 0.45],
  [1000, 0.4],
  [800, 0.35],
];
const PREVIEW: readonly [side: number, quality: number] = [240, 0.6];

export type Shrunk = {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/webp';
  readonly preview: Uint8Array;
};

/** Draws a picture with its longest side at most `side` and gives its bytes in a type. */
export type Draw = (side: number, quality: number, type: Shrunk['type']) => Promise<Blob>;

/** The first try that fits. Rejects when none does: no page of paper needs that. */
export async function shrink(draw: Draw): Promise<Shrunk> {
  const type = (await draw(...PREVIEW, 'image/webp')).type === 'image/webp' ? 'image/webp' : 'image/jpeg';
  const preview = await bytesOf(await draw(...PREVIEW, type));
  for (const [side, quality] of TRIES) {
    const drawn = await draw(side, quality, type);
    if (drawn.size <= PHOTOGRAPH_BYTES_MAX) return { bytes: await bytesOf(drawn), type, preview };
  }
  throw new RangeError('no size is small enough');
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** Shrinks a file from the camera. Rejects when it is no picture. */
export async function shrinkFile(file: Blob): Promise<Shrunk> {
  // Turned as the camera held it, before that is forgotten with the rest of its record.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  try {
    return await shrink((side, quality, type) => drawn(picture, canvas, { side, quality, type }));
  } finally {
    picture.close();
  }
}

type Drawing = { readonly side: number; readonly quality: number; readonly type: Shrunk['type'] };

function drawn(picture: ImageBitmap, canvas: HTMLCanvasElement, how: Drawing): Promise<Blob> {
  const { side, quality, type } = how;
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    // A browser that cannot write a type gives PNG in its place.
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), type, quality);
  });
}
