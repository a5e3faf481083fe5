import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpContext, PointsLedger } from '#graphql';
import { isLocale } from '#kernel';
import { translate } from '#locale';
import { readReference } from '../domain/reference.js';
import { TicketPrinter } from '../paper/ticket-printer.js';

interface PaperRoute {
  Params: { reference: string; file: string };
}

const STATUS = { NOT_FOUND: 404, RATE_LIMITED: 429, UNAVAILABLE: 503 } as const;
const RETRY_AFTER_S = 5;
/** A page of the catalogue costs about ten points; setting a paper takes as long as a hundred of those. */
const POINTS = 1000;

/** GET /tickets/<reference>/<km|en>.pdf, made on demand for whoever has the code (ADR 0007). 404 no such ticket, or none with a
 *  seat; 429 too many from this address; 503 come back in five seconds. */
@Injectable()
export class TicketPaperRoute implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly points: PointsLedger,
    private readonly printer: TicketPrinter,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<PaperRoute>('/tickets/:reference/:file', (request, reply) => this.answer(request, reply));
  }

  private async answer(request: FastifyRequest<PaperRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const refuse = (code: keyof typeof STATUS, retryAfterSeconds = RETRY_AFTER_S): FastifyReply => {
      if (code !== 'NOT_FOUND') reply.header('retry-after', retryAfterSeconds);
      return reply.code(STATUS[code]).send({ code, message: translate(ctx.locale, `error.${code}`) });
    };
    const reference = readReference(request.params.reference);
    const [, locale] = /^(km|en)\.pdf$/.exec(request.params.file) ?? [];
    if (!reference || !isLocale(locale)) return refuse('NOT_FOUND');
    const left = this.points.payFromMemory(ctx.payer, POINTS);
    if (!left.allowed) return refuse('RATE_LIMITED', left.retryAfterSeconds);
    const printed = await this.printer.print(reference, locale);
    if (!printed.ok) return refuse(printed.refusal.code === 'TICKET_NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE');
    return reply
      .header('content-disposition', `attachment; filename="samaki-ticket-${locale}.pdf"`)
      .header('content-language', locale)
      .header('cache-control', 'no-store')
      .type('application/pdf')
      .send(printed.value);
  }
}
