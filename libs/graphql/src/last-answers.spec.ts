import { GraphQLError } from 'graphql';
import { LastAnswers } from './last-answers.js';
import type { GraphqlRequest } from './graphql-request.js';
import { protocolError } from './protocol-error.js';

const asked: GraphqlRequest = {
  documentId: 'sha256:a',
  query: undefined,
  operationName: undefined,
  variables: { first: 3 },
};
const AWAY = { errors: [protocolError('UNAVAILABLE', 'away', 5)] };
const answers = (): LastAnswers => new LastAnswers(new Set(['sessions', 'cities']));

describe('the last answers', () => {
  it('are told again in an outage, each to the same question in the same language', () => {
    const last = answers();
    expect(last.after(asked, 'km', ['sessions'], { data: { sessions: [1] } })).toBeUndefined();

    expect(last.after(asked, 'km', ['sessions'], AWAY)).toEqual({
      body: '{"data":{"sessions":[1]}}',
      ageSeconds: 0,
    });
    expect(last.after(asked, 'en', ['sessions'], AWAY)).toBeUndefined();
    expect(last.after({ ...asked, variables: {} }, 'km', ['sessions'], AWAY)).toBeUndefined();
    expect(last.after({ ...asked, documentId: 'sha256:b' }, 'km', ['sessions'], AWAY)).toBeUndefined();
  });

  it('are not told in place of any other error', () => {
    const last = answers();
    last.after(asked, 'km', ['sessions'], { data: { sessions: [1] } });

    for (const error of [
      protocolError('FORBIDDEN', 'no'),
      new GraphQLError('x', { originalError: new Error('bug') }),
    ])
      expect(last.after(asked, 'km', ['sessions'], { errors: [error] })).toBeUndefined();
  });

  it('are kept neither of what may be about people, nor of a mutation, nor of what is not there, nor of what is too long', () => {
    for (const [roots, data] of [
      [['sessions', 'viewer'], { sessions: [1] }],
      [['ticket'], { ticket: {} }],
      [null, { sessions: [1] }],
      [['sessions'], { sessions: null }],
      [['sessions'], { sessions: 'x'.repeat(400_001) }],
    ] as const) {
      const last = answers();
      last.after(asked, 'km', roots, { data });
      expect(last.after(asked, 'km', roots, AWAY)).toBeUndefined();
    }
  });

  it('give way, the first first, when there are too many', () => {
    const last = answers();
    const page = (n: number): GraphqlRequest => ({ ...asked, variables: { n } });
    for (let n = 1; n <= 100; n += 1)
      last.after(page(n), 'km', ['sessions'], { data: { sessions: 'x'.repeat(200_000) } });

    expect(last.after(page(1), 'km', ['sessions'], AWAY)).toBeUndefined();
    expect(last.after(page(60), 'km', ['sessions'], AWAY)).toBeUndefined();
    expect(last.after(page(100), 'km', ['sessions'], AWAY)).toBeDefined();
    expect(last.after(page(65), 'km', ['sessions'], AWAY)).toBeDefined();
  });
});
