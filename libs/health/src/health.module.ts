import { Global, Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** Puts `/health/live`, `/health/ready` and `/metrics` on the process's Fastify server, without anything of Nest in
 *  between. `/metrics` is for the inside: the web passes on the two others only. */
@Injectable()
class HealthRoutes implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    if (!this.host?.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.get('/health/live', (_request, reply) =>
      reply.header('cache-control', 'no-store').send({ status: 'live' }),
    );
    server.get('/health/ready', async (_request, reply) => {
      const report = await this.readiness.report();
      return reply
        .code(report.ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: report.ready ? 'ready' : 'not ready', checks: report.checks });
    });
    server.get('/metrics', async (_request, reply) => {
      const { contentType, text } = await this.metrics.render();
      return reply.type(contentType).send(text);
    });
  }
}

/** Health and figures of a process. Needs the global config, log and database. */
@Global()
@Module({ providers: [Readiness, Metrics, HealthRoutes], exports: [Readiness, Metrics] })
export class HealthModule {}
