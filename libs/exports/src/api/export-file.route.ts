import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, can } from '#authz';
import { Config } from '#config';
import { ActorSource, HttpContext } from '#graphql';
import { translate } from '#locale';
import { Log } from '#logging';
import { wallTime } from '../domain/cell.rules.js';
import { type ExportFormat, MOST_AT_ONCE, MOST_ROWS } from '../domain/export-limits.js';
import { ExportTokens } from '../domain/export-tokens.service.js';
import { attachment } from '../domain/file-name.js';
import { csvOf } from '../file/csv.js';
import { workbookOf } from '../file/workbook.js';
import { Speech } from './export-list.js';
import { ExportReader } from './export-reader.js';

interface FileRoute {
  Params: { file: string };
}

const STATUS = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 } as const;
const RETRY_AFTER_S = 5;
const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8; header=present',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const FORMATS: Readonly<Record<string, ExportFormat>> = { csv: 'CSV', xlsx: 'XLSX' };

/** GET /exports/<token>.<csv|xlsx>, for the sign-in that the token was given to, once. 401 nobody is signed in, 403 the list
 *  is no longer theirs, 404 no such promise, 503 too many files are being written: come back, the token still stands. */
@Injectable()
export class ExportFileRoute implements OnModuleInit {
  private writing = 0;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly actors: ActorSource,
    private readonly tokens: ExportTokens,
    private readonly reader: ExportReader,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    // A HEAD would use the token up and bring nothing.
    server.get<FileRoute>('/exports/:file', { exposeHeadRoute: false }, (request, reply) =>
      this.answer(request, reply),
    );
  }

  private async answer(request: FastifyRequest<FileRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const refuse = (code: keyof typeof STATUS): FastifyReply => {
      if (code === 'UNAVAILABLE') reply.header('retry-after', RETRY_AFTER_S);
      return reply.code(STATUS[code]).send({ code, message: translate(ctx.locale, `error.${code}`) });
    };
    const actor = await this.actors.actorOf(ctx.cookies);
    if (!can(actor, 'exports.create'))
      return refuse(actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    const [, token = '', ending = ''] = /^([\w-]+)\.(csv|xlsx)$/.exec(request.params.file) ?? [];
    const format = FORMATS[ending];
    if (!format) return refuse('NOT_FOUND');
    if (this.writing >= MOST_AT_ONCE) return refuse('UNAVAILABLE');
    const order = await this.tokens.take(actor, token, format);
    if (!order) return refuse('NOT_FOUND');
    const list = this.reader.listOf(order.list, order.filters);
    if (!can(actor, list.permission)) return refuse('FORBIDDEN');
    return this.send(request, reply, actor, { ...order, format });
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    order: { list: string; filters: Readonly<Record<string, string>>; format: ExportFormat },
  ): FastifyReply {
    const { format, filters } = order;
    const list = this.reader.listOf(order.list, filters);
    const speech = new Speech(new HttpContext(request).locale);
    const newContext = (): HttpContext => Object.assign(new HttpContext(request), { actor });
    const rows = this.reader.rows(newContext, list, filters, MOST_ROWS[format]);
    const headings = this.reader.headingsOf(list, speech);
    const title = speech.word(list.title);
    const file = format === 'CSV' ? csvOf(headings, rows) : workbookOf(title, headings, rows);
    this.writing += 1;
    file.once('close', () => (this.writing -= 1));
    file.once('error', (error) => this.log.error({ err: error, list: list.name }, 'A file was given up'));
    const day = wallTime(new Date(), this.config.programmeTimeZone).slice(0, 10);
    const ending = format.toLowerCase();
    return reply
      .header('content-disposition', attachment(`${list.name}-${day}.${ending}`, `${title}-${day}.${ending}`))
      .header('content-language', speech.locale)
      .type(TYPES[format])
      .send(file);
  }
}
