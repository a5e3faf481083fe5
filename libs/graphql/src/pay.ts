import type { PointsLeft } from './points.js';
import { protocolError } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

/** Writes into the context what is left. Throws RATE_LIMITED when it was not enough. */
export function pay(ctx: RequestContext, left: PointsLeft): void {
  ctx.pointsRemaining = left.remaining;
  if (!left.allowed)
    throw protocolError('RATE_LIMITED', 'the points of this minute are spent', left.retryAfterSeconds);
}
