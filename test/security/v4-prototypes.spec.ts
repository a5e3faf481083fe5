/* V4: no key that somebody sends reaches a prototype. */
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { fromPackageRoot } from '#kernel';
import { HttpContext } from '../../libs/graphql/src/http-context.js';
import { registerGraphqlRoute } from '../../libs/graphql/src/graphql-route.js';
import { readRequest } from '../../libs/graphql/src/graphql-request.js';
import type { GraphqlTransport } from '../../libs/graphql/src/graphql-transport.js';

/** The web is compiled apart from the servers: read as it is run. */
interface FormReaders {
  readFields(request: FastifyRequest, names: readonly string[]): Record<string, string>;
  readLists(request: FastifyRequest, names: readonly string[]): Record<string, string[]>;
  readRowFields(request: FastifyRequest, prefixes: readonly string[]): Record<string, string>;
}
const FORM = fromPackageRoot('apps', 'web', 'server', 'forms', 'form.ts');

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const BODIES = [
  '{"query":"{__typename}","__proto__":{"polluted":1}}',
  '{"query":"{__typename}","constructor":{"prototype":{"polluted":1}}}',
  '{"query":"{__typename}","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
  '{"query":"{__typename}","variables":{"a":[{"b":{"__proto__":{"polluted":1}}}]}}',
  '{"query":"{__typename}","extensions":{"__proto__":{"polluted":1}}}',
  '{"__proto__":{"query":"{__typename}"},"documentId":"x"}',
];

const isClean = (): boolean => {
  const fresh = {} as Record<string, unknown>;
  return fresh['polluted'] === undefined && Object.keys(Object.prototype).length === 0;
};

/** Posts over a real connection; answers status and body. */
async function send(app: FastifyInstance, at: string, type: string, body: string): Promise<[number, string]> {
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const answer = await fetch(`${url}${at}`, { method: 'POST', headers: { 'content-type': type }, body });
  const text = await answer.text();
  await app.close();
  return [answer.status, text];
}

describe('V4: a body of the api', () => {
  it.each(BODIES)('%s leaves no trace', async (payload) => {
    const seen: unknown[] = [];
    const app = Fastify();
    const transport = {
      handle: async (request: FastifyRequest, reply: { send: (body: object) => unknown }) => {
        seen.push(request.body);
        const { variables } = readRequest(request.body);
        return reply.send({ polluted: (variables as { polluted?: unknown }).polluted ?? null });
      },
    } as unknown as GraphqlTransport;
    await registerGraphqlRoute(app, transport);

    const answer = await send(app, '/graphql', 'application/json', payload);

    expect(answer).toEqual([200, '{"polluted":null}']);
    expect(JSON.stringify(seen)).not.toContain('polluted');
    expect(isClean()).toBe(true);
  });
});

describe('V4: a form of the web', () => {
  it('gives the fields that it names, whatever else it holds', async () => {
    const { default: formbody } = await import('@fastify/formbody');
    const { readFields, readLists, readRowFields } = (await import(FORM)) as FormReaders;
    const app = Fastify();
    await app.register(formbody);
    let read: unknown;
    app.post('/', async (request) => {
      read = [
        readFields(request, ['name']),
        readLists(request, ['list']),
        readRowFields(request, ['mark-', '__']),
      ];
      return '';
    });
    const payload = [
      'name=Dara',
      'list=1',
      'mark-1=x',
      ...KEYS.flatMap((key) => [`${key}=1`, `${key}[polluted]=1`]),
    ];
    await send(app, '/', 'application/x-www-form-urlencoded', payload.join('&'));

    expect(read).toMatchObject([{ name: 'Dara' }, { list: ['1'] }, { 'mark-1': 'x' }]);
    expect(isClean()).toBe(true);
  });
});

describe('V4: a cookie', () => {
  it('of any name is a cookie and nothing more', () => {
    const cookie = KEYS.map((key) => `${key}=x`).join('; ');
    const ctx = new HttpContext({ headers: { cookie }, id: '1', ip: '::1' } as unknown as FastifyRequest);
    expect(Object.getPrototypeOf(ctx.cookies)).toBeNull();
    expect(KEYS.map((key) => ctx.cookies[key])).toEqual(KEYS.map(() => 'x'));
    expect(ctx.cookies['valueOf']).toBeUndefined();
    expect(isClean()).toBe(true);
  });
});
