/* docs/stories/deployment.md: times typed into a form are meant in the programme's zone. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastifyFormbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Web } from '../app';
import { topicForms } from './topic-forms';

let api: Server;
let app: FastifyInstance;
let asked: { input: Record<string, unknown> }[];

beforeEach(async () => {
  asked = [];
  api = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { variables } = JSON.parse(Buffer.concat(parts).toString()) as {
        variables: (typeof asked)[number];
      };
      asked.push(variables);
      const done = { topic: { id: 'top_1' }, errors: [] };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { askTopic: done, extendTopic: done } }));
    });
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  app = Fastify();
  await app.register(fastifyFormbody);
});
afterEach(async () => {
  await app.close();
  api.closeAllConnections();
  api.close();
});

async function post(programmeZone: string, path: string, fields: Record<string, string>) {
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  topicForms(app, { settings: { apiUrl, programmeZone } } as unknown as Web);
  const answer = await app.inject({
    method: 'POST',
    url: `/en${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
  return [answer.statusCode, answer.headers['location']];
}

it.each([
  ['Asia/Phnom_Penh', '2026-12-08T10:00:00.000Z'],
  ['Asia/Dili', '2026-12-08T08:00:00.000Z'],
])('extends a topic to the time typed in %s', async (zone, closesAt) => {
  const gone = await post(zone, '/topics/top_1/extend', { day: '2026-12-08', time: '17:00' });

  expect(gone).toEqual([303, '/en/topics/top_1?done=extended']);
  expect(asked).toEqual([{ input: { topicId: 'top_1', closesAt } }]);
});

it('asks a topic from and until the times typed', async () => {
  const times = { opensDay: '2026-12-01', opensTime: '08:00', closesDay: '2026-12-08', closesTime: '17:00' };

  const gone = await post('Asia/Dili', '/topics/new', times);

  expect(gone).toEqual([303, '/en/topics/top_1?done=asked']);
  expect(asked).toMatchObject([
    { input: { opensAt: '2026-11-30T23:00:00.000Z', closesAt: '2026-12-08T08:00:00.000Z' } },
  ]);
});
