import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who asked for a code in this browser, and where they were going. Kept out of addresses and logs. */
export interface PendingSignIn {
  readonly email: string;
  readonly next: string;
}

const NAME = 'samaki-pending';
const MINUTES_15_S = 900;

const attributes = (secure: boolean, maxAge: number): string =>
  `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;

export function keepPending(reply: FastifyReply, pending: PendingSignIn, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
  void reply.header('set-cookie', `${NAME}=${value}; ${attributes(secure, MINUTES_15_S)}`);
}

export function clearPending(reply: FastifyReply, secure: boolean): void {
  void reply.header('set-cookie', `${NAME}=; ${attributes(secure, 0)}`);
}

/** Null when this browser has asked for no code lately, or what it sends makes no sense. */
export function readPending(request: FastifyRequest): PendingSignIn | null {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{1,1000})`).exec(request.headers.cookie ?? '')?.[1];
  if (!value) return null;
  try {
    const { email, next } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    return typeof email === 'string' && email ? { email, next: typeof next === 'string' ? next : '' } : null;
  } catch {
    return null;
  }
}
