// Registers, entries of the log, witnesses and releases in English, each text with the hash of the source it was written from.
export const en = {
} as const;
