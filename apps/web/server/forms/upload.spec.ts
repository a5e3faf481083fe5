import Fastify, { type FastifyRequest } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handIn, takesUploads, uploadOf } from './upload';

const served = () => {
  const app = Fastify();
  takesUploads(app);
  app.post('/', (request, reply) => {
    const upload = uploadOf(request);
    return reply.send({
      title: (request.body as Record<string, unknown>)['title'],
      name: upload?.name,
      bytes: upload?.content.length,
    });
  });
  return app;
};
async function posted(form: FormData) {
  const request = new Request('http://web.invalid/', { method: 'POST', body: form });
  const answer = await served().inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json<object>() };
}

describe('a form with a file in it', () => {
  it('is read with its fields', async () => {
    const form = new FormData();
    form.set('title', 'ស្លាយ');
    form.set('file', new File(['%PDF-1.7'], 'ស្លាយ.pdf'));

    expect(await posted(form)).toEqual({ status: 200, body: { title: 'ស្លាយ', name: 'ស្លាយ.pdf', bytes: 8 } });
  });

  it('has no file where none was chosen', async () => {
    const form = new FormData();
    form.set('file', new File([], ''));
    expect(await posted(form)).toEqual({ status: 200, body: {} });

    const text = new FormData();
    text.set('file', 'slides.pdf');
    expect(await posted(text)).toEqual({ status: 200, body: {} });
  });

  it('is refused when it cannot be read', async () => {
    const answer = await served().inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: 'no form',
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('a file that is handed in', () => {
  afterEach(() => vi.unstubAllGlobals());

  const request = { ip: '127.0.0.1', id: '1', headers: {} } as FastifyRequest;
  const handedIn = (status: number, said: object) => {
    vi.stubGlobal('fetch', async () => Response.json(said, { status }));
    return handIn('http://api.invalid', request, 'en', { name: 'slides.pdf', content: Buffer.from('%PDF') });
  };

  it.each([
    [413, 'FILE_TOO_LARGE'],
    [415, 'FILE_TYPE_REFUSED'],
    [422, 'FILE_BROKEN'],
    [503, 'STORAGE_FULL'],
  ])('is told at its field what is wrong, with the status of the api (%i)', async (status, code) => {
    expect(await handedIn(status, { code, message: 'Why not' })).toEqual({
      errors: [{ field: 'file', code, message: 'Why not' }],
      status,
    });
  });

  it('is an outage when the api is away otherwise', async () => {
    await expect(handedIn(503, { code: 'UNAVAILABLE' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
