// How an officer is told from others where her name is not known: the same digits at a station and at a desk.

/** First digits of an id: enough to tell officers of one list apart, and to find her in the log. */
export const shortId = (officer: string): string => officer.slice(0, 8);
