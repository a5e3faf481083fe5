import fastifyFormbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import english from 'virtual:messages/en';
import { ApiFailure } from '../../src/shared/lib/api';
import type { Submission } from '../../src/shared/lib/frame';
import { loadMessages } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm, type ConsoleForm, type FormCall, type FormOutcome } from './console-form';

type Shown = { at?: string; submission?: Submission };

const KEY = '0123456789abcdef0123456789abcdef';
let app: FastifyInstance;
let shown: Shown[];
let failed: unknown[];
let calls: FormCall<'decision' | 'reason'>[];

beforeAll(() => loadMessages('en', english));
afterEach(() => app.close());

/** A server with one form whose handler answers as told. */
async function serve(
  answer: () => FormOutcome,
  more: Partial<ConsoleForm<'decision' | 'reason'>> = {},
): Promise<void> {
  [shown, failed, calls] = [[], [], []];
  app = Fastify();
  await app.register(fastifyFormbody);
  const renderer = {
    page: (
      _request: unknown,
      reply: { code: (status: number) => unknown },
      options: Shown & { status: number },
    ) => {
      shown.push(options);
      reply.code(options.status);
      return Promise.resolve('the page');
    },
    failed: (_request: unknown, reply: { code: (status: number) => unknown }, error: unknown, at: string) => {
      failed.push([(error as ApiFailure).code, at]);
      reply.code(403);
      return Promise.resolve('refused');
    },
  };
  consoleForm(app, { settings: { apiUrl: 'http://127.0.0.1:9' }, renderer } as unknown as Web, {
    path: '/pledges/:id/decide',
    page: ({ id }) => `/pledges/${id}`,
    name: 'decide',
    fields: ['decision', 'reason'],
    lists: ['city'],
    submit: (call) => {
      calls.push(call);
      return Promise.resolve().then(answer);
    },
    ...more,
  });
}

const post = (fields: readonly (readonly [string, string])[]) =>
  app.inject({
    method: 'POST',
    url: '/en/pledges/ple_1/decide?x=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });

const typed = [
  ['decision', 'DECLINE'],
  ['reason', 'Too late\u0007'],
  ['city', 'siem-reap'],
  ['city', 'battambang'],
  ['idempotencyKey', KEY],
  ['role', 'CHAIR'],
] as const;

describe('consoleForm', () => {
  it('hands over what was typed and goes on with 303', async () => {
    await serve(() => ({ to: '/pledges?done=declined' }));

    const answer = await post(typed);

    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/en/pledges?done=declined']);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      locale: 'en',
      params: { id: 'ple_1' },
      values: { decision: 'DECLINE', reason: 'Too late' },
      lists: { city: ['siem-reap', 'battambang'] },
      idempotencyKey: KEY,
    });
  });

  it('shows the page of the form with what is wrong, and another key for the next try', async () => {
    const errors = [{ field: 'reason', code: 'REASON_MISSING', message: 'Give a reason.' }];
    await serve(() => ({ errors }));

    const answer = await post(typed);

    expect(answer.statusCode).toBe(422);
    expect(shown).toMatchObject([
      {
        at: '/en/pledges/ple_1',
        submission: {
          form: 'decide',
          values: { decision: 'DECLINE', reason: 'Too late' },
          lists: { city: ['siem-reap', 'battambang'] },
          errors,
        },
      },
    ]);
    expect(shown[0]?.submission?.values['idempotencyKey']).toBeUndefined();
  });

  it('keeps the key while nobody knows the outcome', async () => {
    await serve(() => {
      throw new ApiFailure('UNAVAILABLE');
    });

    const answer = await post(typed);

    expect(answer.statusCode).toBe(503);
    expect(shown[0]?.submission?.values['idempotencyKey']).toBe(KEY);
    expect(shown[0]?.submission?.errors.map(({ field, code }) => [field, code])).toEqual([
      ['', 'UNAVAILABLE'],
    ]);
  });

  it('leads to the page of the form those who must sign in first, not to the form', async () => {
    await serve(() => {
      throw new ApiFailure('UNAUTHENTICATED');
    });

    await post(typed);

    expect(failed).toEqual([['UNAUTHENTICATED', '/en/pledges/ple_1']]);
    expect(shown).toEqual([]);
  });

  it('draws a key for a form that brings none, and reads a long field only where it is told', async () => {
    await serve(() => ({ to: '/pledges' }), { longest: { reason: 3_000 } });

    await post([
      ['decision', 'D'.repeat(5_000)],
      ['reason', 'r'.repeat(5_000)],
      ['idempotencyKey', 'short'],
    ]);

    expect(calls[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect([calls[0]?.values.decision.length, calls[0]?.values.reason.length]).toEqual([2_000, 3_000]);
  });

  it('refuses a body that is larger than the form may be', async () => {
    await serve(() => ({ to: '/pledges' }), { largestBytes: 1_024 });

    expect((await post([['reason', 'r'.repeat(2_000)]])).statusCode).toBe(413);
    expect(calls).toEqual([]);
  });
});
