import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '#authz';
import { ActorSource, fromGlobalId, HttpContext } from '#graphql';
import { isLocale } from '#kernel';
import { translate } from '#locale';
import { ReportPrinter } from '../pdf/report-printer.js';
import { REPORT_PREFIX } from './report.mapper.js';

interface PdfRoute {
  Params: { id: string; number: string; file: string };
}

const STATUS = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 } as const;
const RETRY_AFTER_S = 5;

/** GET /reports/<id>/versions/<number>/<km|en>.pdf, made on demand for whoever may read the report, by the cookie of their
 *  sign-in. 401 nobody is signed in, 403 no part in reports, 404 no such version for the reader, 503 come back in five seconds. */
@Injectable()
export class ReportPdfRoute implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly actors: ActorSource,
    private readonly printer: ReportPrinter,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get<PdfRoute>('/reports/:id/versions/:number/:file', (request, reply) =>
      this.answer(request, reply),
    );
  }

  private async answer(request: FastifyRequest<PdfRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const refuse = (code: keyof typeof STATUS): FastifyReply => {
      if (code === 'UNAVAILABLE') reply.header('retry-after', RETRY_AFTER_S);
      return reply.code(STATUS[code]).send({ code, message: translate(ctx.locale, `error.${code}`) });
    };
    const actor = await this.actors.actorOf(ctx.cookies);
    if (!can(actor, 'reports.read'))
      return refuse(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    const reportId = fromGlobalId(REPORT_PREFIX, request.params.id);
    const [, locale] = /^(km|en)\.pdf$/.exec(request.params.file) ?? [];
    if (!reportId || !isLocale(locale) || !/^[1-9]\d{0,5}$/.test(request.params.number))
      return refuse('NOT_FOUND');
    const printed = await this.printer.print(actor, {
      reportId,
      version: Number(request.params.number),
      locale,
    });
    if (!printed.ok) return refuse(printed.refusal.code === 'REPORT_NOT_FOUND' ? 'NOT_FOUND' : 'UNAVAILABLE');
    return reply
      .header('content-disposition', `attachment; filename="${printed.value.fileName}"`)
      .header('content-language', locale)
      .type('application/pdf')
      .send(printed.value.pdf);
  }
}
