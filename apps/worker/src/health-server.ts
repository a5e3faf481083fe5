import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Metrics, Readiness } from '#health';

/** `/health/live`, `/health/ready` and `/metrics` of the worker, on Node's own server: it answers nothing else. */
export async function serveHealth(
  readiness: Readiness,
  metrics: Metrics,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request.url ?? '', response, readiness, metrics).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function answer(
  path: string,
  response: ServerResponse,
  readiness: Readiness,
  metrics: Metrics,
): Promise<void> {
  const json = (status: number, body: object): void => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));
  };
  if (path === '/health/live') return json(200, { status: 'live' });
  if (path === '/health/ready') {
    const report = await readiness.report();
    return json(report.ready ? 200 : 503, {
      status: report.ready ? 'ready' : 'not ready',
      checks: report.checks,
    });
  }
  if (path === '/metrics') {
    const { contentType, text } = await metrics.render();
    response.writeHead(200, { 'content-type': contentType }).end(text);
    return;
  }
  json(404, { status: 'not found' });
}
