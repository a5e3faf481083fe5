import { type DestinationStream, pino } from 'pino';
import { safeFields, scrub } from './redact.js';

/** Writes log lines, JSON, one a line. Fields come first, the sentence second: `log.warn({ jobName }, 'late')`.
 *  An `Error` goes under `err`. Whatever is handed in, personal data is taken out before it is written. */
export abstract class Log {
  abstract debug(fields: object, message: string): void;
  abstract info(fields: object, message: string): void;
  abstract warn(fields: object, message: string): void;
  abstract error(fields: object, message: string): void;
  abstract fatal(fields: object, message: string): void;
}

export interface LogOptions {
  /** `api`, `worker`, `web`, `cli`: stands in every line. */
  readonly process: string;
  readonly level: string;
  /** Where the lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/** The log of a process. */
export function createLog(options: LogOptions): Log {
  return pino(
    {
      level: options.level,
      base: { process: options.process, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (already: unknown) => already },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => safeFields(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? scrub(arg) : arg)) as typeof args);
        },
      },
    },
    options.destination ?? pino.destination(1),
  );
}
