// The part of qrcode 1.5.4 that is used: a text to squares. The package has no types of its own.
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' },
  ): { readonly modules: { readonly size: number; readonly data: Uint8Array } };
}
