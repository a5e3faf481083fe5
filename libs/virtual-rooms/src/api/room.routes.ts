import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ActorSource, fromGlobalId, HttpContext, PointsLedger } from '#graphql';
import { refuse, type Refusal, type Result } from '#kernel';
import { formatDate, formatTime, type MessageKey, translate } from '#locale';
import { readReference } from '#registrations';
import { SESSION_PREFIX } from '#sessions/api';
import { type DoorRefusal, RoomDoor } from '../domain/room-door.js';

const STATUS: Readonly<Record<DoorRefusal['code'] | 'RATE_LIMITED', number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ROOM_NOT_CONFIRMED: 403,
  ROOM_IN_PERSON: 403,
  TICKET_NOT_FOUND: 404,
  SESSION_NOT_FOUND: 404,
  ROOM_NONE: 404,
  ROOM_TOO_EARLY: 409,
  ROOM_OVER: 410,
  RATE_LIMITED: 429,
  ROOM_NOT_READY: 503,
};
const RETRY_AFTER_S = 30;
const POINTS = 100;

type Answer = Result<string, DoorRefusal | Refusal<'RATE_LIMITED'>>;

/** GET /tickets/<reference>/room, for whoever has the code, and GET /sessions/<id>/room, for those who run the session, by the cookie of their
 *  sign-in, or watch it: 302 into the room. Otherwise why not, in the reader's language and without any address: 401 nobody is signed in, 403 not
 *  confirmed, or not theirs, 404 nothing there, 409 too early, 410 over, 429 too many, 503 not ready, come back. */
@Injectable()
export class RoomRoutes implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly actors: ActorSource,
    private readonly points: PointsLedger,
    private readonly door: RoomDoor,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<{ Params: { reference: string } }>('/tickets/:reference/room', (request, reply) =>
      this.answer(request, reply, async () => {
        const reference = readReference(request.params.reference);
        return reference ? this.door.forTicket(reference) : refuse('TICKET_NOT_FOUND');
      }),
    );
    server.get<{ Params: { id: string } }>('/sessions/:id/room', (request, reply) =>
      this.answer(request, reply, async ({ cookies }) => {
        const sessionId = fromGlobalId(SESSION_PREFIX, request.params.id);
        const actor = await this.actors.actorOf(cookies);
        return sessionId ? this.door.forPerson(actor, sessionId) : refuse('SESSION_NOT_FOUND');
      }),
    );
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    ask: (ctx: HttpContext) => Promise<Answer>,
  ): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const left = this.points.payFromMemory(ctx.payer, POINTS);
    const answer: Answer = left.allowed ? await ask(ctx) : refuse('RATE_LIMITED');
    void reply.header('cache-control', 'no-store');
    if (answer.ok) return reply.header('referrer-policy', 'no-referrer').redirect(answer.value, 302);
    const { code, detail } = answer.refusal;
    if (!left.allowed) void reply.header('retry-after', left.retryAfterSeconds);
    if (code === 'ROOM_NOT_READY') void reply.header('retry-after', RETRY_AFTER_S);
    const { opensAt, timeZone } = (detail ?? {}) as { opensAt?: string; timeZone?: string };
    const when =
      opensAt && timeZone
        ? `${formatDate(ctx.locale, new Date(opensAt), timeZone)} ${formatTime(ctx.locale, new Date(opensAt), timeZone)}`
        : '';
    return reply.code(STATUS[code]).send({
      code,
      message: translate(ctx.locale, `error.${code}` satisfies MessageKey, { when }),
      ...(opensAt && { opensAt }),
    });
  }
}
