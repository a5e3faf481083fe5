import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastifyFormbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Web } from './app';
import { outreachPages } from './outreach-pages';

const TOKEN = 'x'.repeat(43);
let api: Server;
let app: FastifyInstance;
let asked: unknown[];

beforeEach(async () => {
  asked = [];
  api = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push((JSON.parse(Buffer.concat(parts).toString()) as { variables: unknown }).variables);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          data: {
            unsubscribe: { subscription: null, errors: [] },
            endDateWish: { state: 'OVER', errors: [] },
            confirmDateWish: { wish: { state: 'WAITING' }, errors: [] },
          },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => {
    api.listen(0, '127.0.0.1', resolve);
  });
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  app = Fastify();
  await app.register(fastifyFormbody);
  outreachPages(app, { settings: { apiUrl } } as unknown as Web);
});
afterEach(async () => {
  await app.close();
  api.closeAllConnections();
  api.close();
});

const post = (type: string, payload: string, page = 'unsubscribe') =>
  app.inject({
    method: 'POST',
    url: `/km/${page}/${TOKEN}`,
    headers: { 'content-type': type },
    payload,
  });

/* RFC 8058, section 3.2: multipart/form-data is what a mail program should send, the other what it may. */
it.each([
  ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  [
    'multipart/form-data; boundary=----FormBoundaryjWmhtjORrn',
    '------FormBoundaryjWmhtjORrn\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n------FormBoundaryjWmhtjORrn--\r\n',
  ],
])('unsubscribes a mail program that posts as %s', async (type, payload) => {
  const answer = await post(type, payload);

  expect([answer.statusCode, answer.body]).toEqual([200, 'Unsubscribed']);
  expect(asked).toEqual([{ input: { token: TOKEN } }]);
});

it('asks nothing of the api for a form that cannot be read', async () => {
  const answer = await post('multipart/form-data; boundary=x', 'not a form');

  expect(answer.statusCode).toBe(400);
  expect(asked).toEqual([]);
});

it('ends the wish for a next date by one post of a mail program', async () => {
  const answer = await post('application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click', 'next-date');

  expect([answer.statusCode, answer.body]).toEqual([200, 'Unsubscribed']);
  expect(asked).toEqual([{ input: { token: TOKEN, courseId: null } }]);
});

it.each([
  ['act=confirm', [{ input: { token: TOKEN } }]],
  ['act=end', [{ input: { token: TOKEN, courseId: null } }]],
  ['act=', []],
])('leads a person who presses %s back to the page of the wish', async (payload, expected) => {
  const answer = await post('application/x-www-form-urlencoded', payload, 'next-date');

  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/km/next-date/${TOKEN}`]);
  expect(asked).toEqual(expected);
});
