import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Log, SecurityEvents } from '#logging';
import type { AdhocPath } from './adhoc-path.js';
import type { DirectPath } from './direct-path.js';
import { mask, type MaskedError, oneForEachNull, statusOf, verdictOf } from './error-mask.js';
import { type GraphqlRequest, readRequest } from './graphql-request.js';
import type { KeptAnswer, LastAnswers } from './last-answers.js';
import { HttpContext } from './http-context.js';
import { isForeign } from './origin-guard.js';
import { forbidden } from './protocol-error.js';
import type { ActorSource } from './request-context.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

export interface TransportParts {
  readonly direct: DirectPath;
  readonly adhoc: AdhocPath;
  readonly lastAnswers: LastAnswers;
  readonly actors: ActorSource | undefined;
  readonly origins: ReadonlySet<string>;
  readonly log: Log;
  readonly events: SecurityEvents;
}

/** POST /graphql: reads the request, knows who asks, chooses the path, masks errors, answers. */
export class GraphqlTransport {
  constructor(private readonly parts: TransportParts) {}

  async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    if (isForeign(request.headers, this.parts.origins)) {
      return this.answer(request, reply, ctx, { errors: [forbidden('a page of another origin')] }, 403);
    }
    let result: ExecutionResult;
    let asked: GraphqlRequest | undefined;
    try {
      asked = readRequest(request.body);
      if (request.headers.cookie !== undefined && this.parts.actors) {
        ctx.actor = await this.parts.actors.actorOf(ctx.cookies);
      }
      const path = asked.documentId === undefined ? this.parts.adhoc : this.parts.direct;
      result = await path.run(asked, ctx);
    } catch (error) {
      result = { errors: [error as never] };
    }
    // Whoever sent a cookie is somebody, and is told nothing that was meant for nobody.
    if (asked?.documentId !== undefined && request.headers.cookie === undefined) {
      const roots = this.parts.direct.rootsOf(asked);
      const kept = this.parts.lastAnswers.after(asked, ctx.locale, roots, result);
      if (kept) return this.tellAgain(request, reply, ctx, kept);
    }
    return this.answer(request, reply, ctx, result);
  }

  /** What everybody may look at as it was before the database went away; `age` says since when. */
  private tellAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    ctx: HttpContext,
    { body, ageSeconds }: KeptAnswer,
  ): FastifyReply {
    this.parts.log.warn({ requestId: ctx.requestId, ageSeconds }, 'An outage was met with a kept answer');
    return this.head(request, reply, ctx).header('age', ageSeconds).send(body);
  }

  private head(request: FastifyRequest, reply: FastifyReply, ctx: HttpContext): FastifyReply {
    if (ctx.pointsRemaining !== undefined) reply.header('x-points-remaining', ctx.pointsRemaining);
    if (ctx.cookiesToSet.length > 0) reply.header('set-cookie', ctx.cookiesToSet);
    return reply.header(
      'content-type',
      request.headers.accept?.includes('graphql-response+json') ? RESPONSE_TYPE : JSON_TYPE,
    );
  }

  /** Answers what went wrong before a request could be read: too long, not JSON, no content type. */
  refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, status?: number): FastifyReply {
    return this.answer(request, reply, new HttpContext(request), { errors: [error as never] }, status);
  }

  private answer(
    request: FastifyRequest,
    reply: FastifyReply,
    ctx: HttpContext,
    result: ExecutionResult,
    status?: number,
  ): FastifyReply {
    const { data, errors } = result;
    this.head(request, reply, ctx);
    if (!errors || errors.length === 0) return reply.send(JSON.stringify({ data }));

    const executed = data !== undefined;
    const all = (executed ? errors : errors.slice(0, 1)).map((error) => this.maskOne(error, ctx, executed));
    const masked = all.length > 1 ? oneForEachNull(all, data) : all;
    const codes = masked.map((error) => error.extensions.code);
    const refused = !executed && codes[0] === 'FORBIDDEN' ? 403 : undefined;
    reply.code(status ?? refused ?? statusOf(codes, data !== undefined && data !== null));
    const wait = masked.find((error) => error.extensions.retryAfterSeconds !== undefined)?.extensions
      .retryAfterSeconds;
    if (wait !== undefined) reply.header('retry-after', wait);
    return reply.send(JSON.stringify(executed ? { data, errors: masked } : { errors: masked }));
  }

  private maskOne(error: unknown, ctx: HttpContext, executed: boolean): MaskedError {
    const verdict = verdictOf(error);
    const { requestId } = ctx;
    const cause = (error as { originalError?: unknown }).originalError ?? error;
    if (verdict.code === 'INTERNAL') this.parts.log.error({ requestId, err: cause }, 'A request met a bug');
    else if (verdict.code === 'UNAVAILABLE')
      this.parts.log.warn({ requestId, err: cause }, 'A request met an outage');
    else this.parts.log.debug({ requestId, errorCode: verdict.code, err: cause }, 'A request was refused');
    const { limit } = (error as { extensions?: { limit?: unknown } }).extensions ?? {};
    if (verdict.code === 'FORBIDDEN' || verdict.code === 'UNAUTHENTICATED')
      this.parts.events.record('access.refused', { errorCode: verdict.code, requestId });
    else if (typeof limit === 'string') this.parts.events.record('limit.hit', { limit, requestId });
    const path = executed ? (error as { path?: readonly (string | number)[] }).path : undefined;
    return mask(verdict, ctx.locale, requestId, path);
  }
}
