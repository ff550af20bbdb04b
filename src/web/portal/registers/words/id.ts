// What the registers, the log's entries, the witnesses and the releases say: Indonesian, the source.
export const id = {
} as const;
