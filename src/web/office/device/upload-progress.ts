// How far each photograph has come, for screens: bytes that the store has said it holds. Known to the window
// that sends, while it sends; nothing hangs on it, and after a kill the server is asked anew.
export type UploadProgress = {
  /** Bytes of a photograph that lie in the store; undefined where nobody here knows. */
  readonly of: (id: string) => number | undefined;
  /** `undefined` when the upload is over, either way. */
  readonly set: (id: string, bytes: number | undefined) => void;
  /** Calls back after each change. Returns how to stop. */
  readonly onChange: (heard: () => void) => () => void;
};

export function uploadProgress(): UploadProgress {
  const bytesOf = new Map<string, number>();
  const hearing = new Set<() => void>();
  return {
    of: (id) => bytesOf.get(id),
    set(id, bytes) {
      if (bytes === undefined) bytesOf.delete(id);
      else bytesOf.set(id, bytes);
      hearing.forEach((heard) => heard());
    },
    onChange(heard) {
      hearing.add(heard);
      return () => hearing.delete(heard);
    },
  };
}
