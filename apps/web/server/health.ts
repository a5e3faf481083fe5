import type { FastifyInstance } from 'fastify';
import { call } from './api-access';
import type { Settings } from './settings';

const PATIENCE_MS = 2_000;

async function serves(url: string): Promise<boolean> {
  try {
    const { status } = await call({
      url: `${url}/health/ready`,
      method: 'GET',
      headers: {},
      timeoutMs: PATIENCE_MS,
      repeatable: true,
    });
    return status === 200;
  } catch {
    return false;
  }
}

/** `/health/live`: this process runs. `/health/ready`: web, api and worker all serve, 200; otherwise 503 that names who does not. */
export function health(app: FastifyInstance, { apiUrl, workerUrl }: Settings): void {
  app.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get('/health/ready', async (_request, reply) => {
    const [api, worker] = await Promise.all([serves(apiUrl), serves(workerUrl)]);
    return reply
      .code(api && worker ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: api && worker ? 'ok' : 'unavailable', web: true, api, worker });
  });
}
