import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Contexts whose errors the GraphQL transport logs itself, once, with the id of the request. */
const LOGGED_ELSEWHERE = new Set(['ExceptionsHandler']);

/** Nest's own words through the log of the process. Its chatter about modules and routes becomes `debug`. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...more: unknown[]): void {
    this.target.debug({ nest: contextOf(more) }, String(message));
  }
  debug(message: unknown, ...more: unknown[]): void {
    this.target.debug({ nest: contextOf(more) }, String(message));
  }
  verbose(message: unknown, ...more: unknown[]): void {
    this.target.debug({ nest: contextOf(more) }, String(message));
  }
  warn(message: unknown, ...more: unknown[]): void {
    this.target.warn({ nest: contextOf(more) }, String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    const context = contextOf(more);
    if (context && LOGGED_ELSEWHERE.has(context)) return;
    if (message instanceof Error) this.target.error({ nest: context, err: message }, 'Nest reports an error');
    else this.target.error({ nest: context }, String(message));
  }
  fatal(message: unknown, ...more: unknown[]): void {
    this.target.fatal({ nest: contextOf(more) }, String(message));
  }
}

const contextOf = (more: unknown[]): string | undefined => {
  const last = more.at(-1);
  return typeof last === 'string' && last.length < 100 ? last : undefined;
};
