// Structured logs for whoever runs the server. Nothing that a person sent, and nothing about who sent it, is
// written: no body, no address, no URL, no text of an error (which may quote what was sent).
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Name, code and place of a fault and of its causes. Messages stay out. */
export function faultOf(error: unknown, depth = 0): { [member: string]: unknown } {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    at: frames
      .slice(0, 6)
      .map((line) => line.trim().replace(/\(?file:\/\/\S*\/(?=src\/|node_modules\/)/, '(')),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: faultOf(error.cause, depth + 1) }),
  };
}

/** A logger of JSON lines, to standard error unless told otherwise. */
export const createLogger = (level = 'info', to?: DestinationStream): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: faultOf } },
    to ?? pino.destination(2),
  );
