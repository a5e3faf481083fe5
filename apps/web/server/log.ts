import type { FastifyServerOptions } from 'fastify';

interface Told {
  readonly type: string;
  readonly errorCode?: string;
  readonly stack?: string;
  readonly cause?: Told;
}

/** An error as it may be logged: what kind it was, its code and where it came from. Its message may repeat what somebody typed. */
export function safeError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    ...(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) && { errorCode: code }),
    ...(frames.length > 0 && { stack: frames.slice(0, 12).join('\n') }),
    ...(error.cause !== undefined && depth < 2 && { cause: safeError(error.cause, depth + 1) }),
  };
}

/** The log of the web: one JSON object a line, in the form of the other processes. Neither addresses that were asked for nor
 *  anything of a person is in it. */
export const logOptions = (level: string): FastifyServerOptions['logger'] => ({
  level,
  base: { process: 'web', pid: process.pid },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: {
    err: (error: unknown) => safeError(error),
    req: ({ id }: { id: string }) => ({ id }),
    res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
  },
});
