import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '#authz';
import { Config } from '#config';
import {
  ActorSource,
  fromGlobalId,
  HttpContext,
  isForeign,
  isOutage,
  ownOrigins,
  PointsLedger,
  userError,
} from '#graphql';
import { isDiskFull, refuse } from '#kernel';
import { translate } from '#locale';
import { Log } from '#logging';
import { attachment, Blobs, LARGEST_FILE_BYTES } from '#storage';
import { MaterialFiles } from '../domain/material-files.service.js';
import { MaterialHandIns } from '../domain/material-hand-ins.js';
import { MaterialReads } from '../domain/material-reads.js';
import { MATERIAL_VERSION_PREFIX } from './material.type.js';

interface FileRoute {
  Params: { version: string };
}

const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  STORAGE_FULL: 503,
  UNAVAILABLE: 503,
} as const;
/** Somebody makes room, or PostgreSQL comes back. */
const RETRY_AFTER_S = { STORAGE_FULL: 300, UNAVAILABLE: 5 } as const;
/** What the headers alone say is wrong with a file, before a byte of it is read. */
const SAID_BY_HEADERS: Readonly<Record<number, 'FILE_TOO_LARGE' | 'FILE_TYPE_REFUSED'>> = {
  413: 'FILE_TOO_LARGE',
  415: 'FILE_TYPE_REFUSED',
};
/** A page of the catalogue costs about ten points. */
const POINTS = 100;

/** POST /materials/files takes a PDF as it is, for whoever may add to the materials of a course, and answers the word by which a version names it: 401, 403
 *  (also for pages of others), 413 too long or 415 of another kind by what its headers say, 422 no such file, 429, 503 no room for it
 *  (STORAGE_FULL) or the database is away; of what is refused nothing is kept. GET /materials/<version> answers a file to be saved: 404 for
 *  what is not there or not theirs. */
@Injectable()
export class MaterialFileRoute implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly actors: ActorSource,
    private readonly points: PointsLedger,
    private readonly files: MaterialFiles,
    private readonly handIns: MaterialHandIns,
    private readonly reads: MaterialReads,
    private readonly blobs: Blobs,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const origins = ownOrigins(this.config.publicUrl);
    await server.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // One byte more than is taken, so that it is told what is wrong.
      const limits = { parseAs: 'buffer', bodyLimit: LARGEST_FILE_BYTES + 1 } as const;
      scope.addContentTypeParser(
        'application/octet-stream',
        limits,
        async (_request: FastifyRequest, body: Buffer) => body,
      );
      scope.setErrorHandler((error: FastifyError, request, reply) => refuseByHeaders(error, request, reply));
      scope.post(
        '/materials/files',
        // Before a byte of the file is read: nobody else fills ten megabytes of memory.
        { onRequest: (request, reply) => this.admit(request, reply, origins) },
        (request, reply) => this.take(request, reply),
      );
      scope.get<FileRoute>('/materials/:version', (request, reply) => this.give(request, reply));
    });
  }

  /** Undefined goes on to the file. */
  private async admit(
    request: FastifyRequest,
    reply: FastifyReply,
    origins: ReadonlySet<string>,
  ): Promise<FastifyReply | undefined> {
    const ctx = new HttpContext(request);
    if (isForeign(request.headers, origins)) return answerWithRefusal(ctx, reply, 'FORBIDDEN');
    const actor = await this.actors.actorOf(ctx.cookies);
    if (!can(actor, 'catalogue.add-materials'))
      return answerWithRefusal(ctx, reply, actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    if (!this.points.payFromMemory(ctx.payer, POINTS).allowed)
      return answerWithRefusal(ctx, reply, 'RATE_LIMITED');
    const courses = await this.handIns.coursesOf(actor);
    return courses?.size === 0 ? answerWithRefusal(ctx, reply, 'FORBIDDEN') : undefined;
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    try {
      const kept = await this.files.keep(content);
      return kept.ok
        ? reply.code(201).send({ file: kept.value })
        : reply.code(422).send(userError(ctx.locale, kept.refusal));
    } catch (error) {
      if (!isOutage(error)) throw error;
      const code = isDiskFull(error) ? 'STORAGE_FULL' : 'UNAVAILABLE';
      // The operator alone can make room, and reads of it here.
      this.log.error({ err: error, requestId: ctx.requestId, code }, 'A file could not be kept');
      return answerWithRefusal(ctx, reply.header('retry-after', RETRY_AFTER_S[code]), code);
    }
  }

  private async give(request: FastifyRequest<FileRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const ctx = new HttpContext(request);
    if (!this.points.payFromMemory(ctx.payer, POINTS).allowed)
      return answerWithRefusal(ctx, reply, 'RATE_LIMITED');
    const actor = await this.actors.actorOf(ctx.cookies);
    const id = fromGlobalId(MATERIAL_VERSION_PREFIX, request.params.version);
    const file = id ? await this.reads.file(actor, id) : null;
    const content = file && (await this.blobs.open(file.sha256));
    if (!content) return answerWithRefusal(ctx, reply, 'NOT_FOUND');
    return reply
      .header('content-disposition', attachment(file.fileName, file.fileName))
      .header('content-length', file.bytes)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store')
      .type('application/pdf')
      .send(content);
  }
}

function refuseByHeaders(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  const code = SAID_BY_HEADERS[status];
  if (!code) throw error;
  const { refusal } = refuse(code, { path: ['file'] });
  return reply.code(status).send(userError(new HttpContext(request).locale, refusal));
}

function answerWithRefusal(ctx: HttpContext, reply: FastifyReply, code: keyof typeof STATUS): FastifyReply {
  return reply.code(STATUS[code]).send({ code, message: translate(ctx.locale, `error.${code}`) });
}
