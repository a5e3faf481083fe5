import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, can } from '#authz';
import { Config } from '#config';
import { ActorSource, HttpContext } from '#graphql';
import { translate } from '#locale';
import { Log } from '#logging';
import { attachment } from '#storage';
import { wallTime } from '../domain/cell.rules.js';
import { type ExportFormat, MOST_AT_ONCE, MOST_ROWS } from '../domain/export-limits.js';
import { mayGoOn } from '../domain/export-rights.rules.js';
import { type ExportOrder, ExportTokens } from '../domain/export-tokens.service.js';
import { FileSlots } from '../domain/file-slots.js';
import { csvOf } from '../file/csv.js';
import { workbookOf } from '../file/workbook.js';
import { Speech } from './export-list.js';
import { ExportReader } from './export-reader.js';
import { FileGivenUp, fileLimits, watchFile } from './file-watch.js';

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
 *  is no longer theirs, 404 no such promise, 503 too many files are being written, or one for this person: come back, the
 *  token still stands. A file ends unfinished when the right to it does. */
@Injectable()
export class ExportFileRoute implements OnModuleInit {
  private readonly slots = new FileSlots(MOST_AT_ONCE);

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
    const release = this.slots.take(actor.personId!);
    if (!release) return refuse('UNAVAILABLE');
    let file: Readable | undefined;
    try {
      const order = await this.tokens.take(actor, token, format);
      if (!order) return refuse('NOT_FOUND');
      if (!can(actor, this.reader.listOf(order.list, order.filters).permission)) return refuse('FORBIDDEN');
      file = this.write(request, reply, actor, order);
      return reply.send(file);
    } finally {
      if (file) file.once('close', release);
      else release();
    }
  }

  /** Begins to write the file. Its reader is asked for anew before each page, and every few seconds. */
  private write(
    request: FastifyRequest,
    reply: FastifyReply,
    begunBy: Actor,
    { list: name, filters, format }: ExportOrder,
  ): Readable {
    const list = this.reader.listOf(name, filters);
    const speech = new Speech(new HttpContext(request).locale);
    const actorNow = async (): Promise<Actor> => {
      const actor = await this.actors.now(begunBy);
      if (!mayGoOn(begunBy, actor, list.permission))
        throw new FileGivenUp('The reader has lost the right to the list');
      return actor;
    };
    const newContext = async (): Promise<HttpContext> =>
      Object.assign(new HttpContext(request), { actor: await actorNow() });
    const rows = this.reader.rows(newContext, list, filters, MOST_ROWS[format]);
    const headings = this.reader.headingsOf(list, speech);
    const title = speech.word(list.title);
    const file = format === 'CSV' ? csvOf(headings, rows) : workbookOf(title, headings, rows);
    file.once('error', (error) => this.log.error({ err: error, list: list.name }, 'A file was given up'));
    watchFile(file, reply.raw, fileLimits(this.config), async () => void (await actorNow()));
    const day = wallTime(new Date(), this.config.programmeTimeZone).slice(0, 10);
    const ending = format.toLowerCase();
    void reply
      .header('content-disposition', attachment(`${list.name}-${day}.${ending}`, `${title}-${day}.${ending}`))
      .header('content-language', speech.locale)
      .type(TYPES[format]);
    return file;
  }
}
