import { describe, expect, it } from 'vitest';
import { CancelRegistrationDocument, CatalogueDocument } from '../gql/graphql';
import { ApiFailure, createApi } from './api';

interface Sent {
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** An api that answers the same to everything and remembers what it was sent. */
function stubbed(answer: object, status = 200) {
  const sent: Sent[] = [];
  const stub = (_url: unknown, init?: RequestInit): Promise<Response> => {
    const text = typeof init?.body === 'string' ? init.body : '{}';
    sent.push({ headers: new Headers(init?.headers), body: JSON.parse(text) as Record<string, unknown> });
    return Promise.resolve(
      new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } }),
    );
  };
  return { sent, api: createApi({ url: 'http://api.invalid/graphql', locale: 'km', fetch: stub }) };
}

describe('createApi', () => {
  it('sends the id of a trusted document, never its text, in the language of the page', async () => {
    const { sent, api } = stubbed({ data: {} });

    await api.query(CatalogueDocument, { filter: null });
    await api.mutate(CancelRegistrationDocument, { input: { reference: '7KQ4M2RT9XHD' } });

    for (const { headers, body } of sent) {
      expect(body['documentId']).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(body['query']).toBeUndefined();
      expect(headers.get('accept-language')).toBe('km');
    }
    expect(sent.map(({ body }) => body['variables'])).toEqual([
      { filter: null },
      { input: { reference: '7KQ4M2RT9XHD' } },
    ]);
  });

  it('fails with the code of the transport and when to try again', async () => {
    const refusal = { message: 'wait', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 30 } };
    const { api } = stubbed({ errors: [refusal] });

    await expect(api.query(CatalogueDocument, {})).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 30,
    });
  });

  it('fails as unavailable when nothing sensible came back', async () => {
    const { api } = stubbed({}, 502);

    await expect(api.query(CatalogueDocument, {})).rejects.toBeInstanceOf(ApiFailure);
    await expect(api.query(CatalogueDocument, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
