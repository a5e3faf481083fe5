import { request } from 'node:http';

/** One HTTP request as it goes out: nothing is added beside the headers that HTTP itself asks for. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** Bytes that the headers promise and that never come: whoever reads the body first waits for ever. */
  readonly announced?: number;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends bytes as they are and reads the answer even when the server hangs up before it has all of them. */
export function sendRaw(url: string, asked: RawRequest): Promise<RawAnswer> {
  const headers: Record<string, string> = { ...asked.headers };
  if (asked.announced) headers['content-length'] = String(asked.announced);
  return new Promise((resolve, reject) => {
    let answered = false;
    const sent = request(
      {
        host: '127.0.0.1',
        port: new URL(url).port,
        method: asked.method ?? 'POST',
        path: asked.path ?? '/graphql',
        headers,
        agent: false,
      },
      (response) => {
        answered = true;
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on('error', (error) => (answered ? undefined : reject(error)));
    if (asked.announced) return sent.flushHeaders();
    sent.end(asked.body);
  });
}
