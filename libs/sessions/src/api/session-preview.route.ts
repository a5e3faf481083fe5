import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fromGlobalId, HttpContext, PointsLedger } from '#graphql';
import { isLocale } from '#kernel';
import { translate } from '#locale';
import { SessionPreview } from '../preview/session-preview.js';
import { SESSION_PREFIX } from './session.mapper.js';

interface PreviewRoute {
  Params: { id: string; file: string };
}

const STATUS = { NOT_FOUND: 404, RATE_LIMITED: 429, UNAVAILABLE: 503 } as const;
const RETRY_AFTER_S = 5;
const POINTS = 100;

/** GET /sessions/<id>/preview/<km|en>.png: what a link to a session looks like where it is shared. For everybody. 404 no such
 *  session, 304 it says what it said, 429 too many from this address, 503 come back in five seconds. */
@Injectable()
export class SessionPreviewRoute implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly points: PointsLedger,
    private readonly preview: SessionPreview,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<PreviewRoute>('/sessions/:id/preview/:file', (request, reply) => this.answer(request, reply));
  }

  private async answer(request: FastifyRequest<PreviewRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const refuse = (code: keyof typeof STATUS, retryAfterSeconds = RETRY_AFTER_S): FastifyReply => {
      if (code !== 'NOT_FOUND') reply.header('retry-after', retryAfterSeconds);
      return reply.code(STATUS[code]).send({ code, message: translate(ctx.locale, `error.${code}`) });
    };
    const sessionId = fromGlobalId(SESSION_PREFIX, request.params.id);
    const [, locale] = /^(km|en)\.png$/.exec(request.params.file) ?? [];
    if (!sessionId || !isLocale(locale)) return refuse('NOT_FOUND');
    const left = this.points.payFromMemory(ctx.payer, POINTS);
    if (!left.allowed) return refuse('RATE_LIMITED', left.retryAfterSeconds);
    const drawn = await this.preview.picture(sessionId, locale);
    if (!drawn.ok) return refuse(drawn.refusal.code === 'SESSION_NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE');
    const tag = `"${drawn.value.digest}"`;
    reply.header('etag', tag).header('cache-control', 'public, max-age=3600');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('image/png').send(drawn.value.png);
  }
}
