import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiFailure } from '../../src/shared/lib/api';
import type { Locale } from '../../src/shared/lib/locale';
import type { FormOutcome } from './console-form';

/** A file of ten megabytes, and one byte more so that the api says what is wrong; and the fields around it. */
const LARGEST_UPLOAD_BYTES = 10 * 1024 * 1024 + 64 * 1024;
const PATIENCE_MS = 60_000;
/** How the api says that the file is at fault. */
const WRONG_WITH_FILE = [413, 415, 422];

/** A file that stood in a form. */
export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

/** Reads forms with a file in them, for the scope that they stand in. */
export function takesUploads(app: FastifyInstance): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD_BYTES },
    (request: FastifyRequest, body: Buffer) => readUploads(request, body),
  );
}

async function readUploads(request: FastifyRequest, body: Buffer): Promise<Record<string, unknown>> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const fields = new Map<string, unknown>();
    for (const [name, value] of form)
      fields.set(
        name,
        typeof value === 'string'
          ? value
          : { name: value.name, content: Buffer.from(await value.arrayBuffer()) },
      );
    return Object.fromEntries(fields);
  } catch (error) {
    throw Object.assign(new Error('A form that cannot be read', { cause: error }), { statusCode: 400 });
  }
}

/** The file of a form; null where none was chosen. */
export function uploadOf(request: FastifyRequest): Upload | null {
  const file = (request.body as Record<string, unknown> | null)?.['file'];
  if (typeof file !== 'object' || file === null || !('content' in file)) return null;
  const upload = file as Upload;
  return upload.name !== '' ? upload : null;
}

/** Hands a file in on behalf of who sent the form; answers the word by which a mutation names it, or what is wrong with it, or that
 *  there is no room for it. */
export async function handIn(
  apiUrl: string,
  request: FastifyRequest,
  locale: Locale,
  { content }: Upload,
): Promise<{ readonly file: string } | Extract<FormOutcome, { errors: unknown }>> {
  let answer: Response;
  try {
    answer = await fetch(`${apiUrl}/materials/files`, {
      method: 'POST',
      body: new Uint8Array(content),
      headers: {
        'content-type': 'application/octet-stream',
        'accept-language': locale,
        'x-forwarded-for': request.ip,
        'x-request-id': request.id,
        ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    throw new ApiFailure('UNAVAILABLE', null, error);
  }
  const said = (await answer.json()) as Partial<Record<'file' | 'code' | 'message', string>>;
  if (answer.status === 201 && said.file) return { file: said.file };
  const { status } = answer;
  if (WRONG_WITH_FILE.includes(status) || said.code === 'STORAGE_FULL')
    return { errors: [{ field: 'file', code: said.code ?? '', message: said.message ?? '' }], status };
  throw new ApiFailure(said.code ?? 'UNAVAILABLE');
}
