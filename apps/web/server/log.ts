import type { FastifyServerOptions } from 'fastify';

type Told = {
  type: string;
  /** Empty: it may repeat what somebody typed. */
  message: string;
  stack: string;
  errorCode?: string;
  cause?: Told;
};

/** An error as it may be logged: what kind it was, its code and where it came from. */
export function safeError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    message: '',
    stack: frames.slice(0, 12).join('\n'),
    ...(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) && { errorCode: code }),
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
