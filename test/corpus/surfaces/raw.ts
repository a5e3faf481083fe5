import { connect } from 'node:net';
import type { RawAnswer } from '../../contract/raw-request.js';
import type { CorpusCase } from '../case.js';
import { placesAsked } from '../routes.js';
import type { Outcome, Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';

/** Bytes on a bare socket. `bytes` as Latin-1, `hex` where they are none; `body` is sent after a head that announces its
 *  length; `each` sends so many bytes at a time. */
interface RawInput {
  readonly bytes?: string;
  readonly hex?: string;
  readonly body?: string;
  readonly each?: number;
}

/** How long a connection that is not answered is watched. */
const PATIENCE_MS = 700;

const inputOf = (row: CorpusCase): RawInput => row.input ?? {};

function bytesOf(row: CorpusCase, input: RawInput): Buffer {
  if (row.generate) return Buffer.from(generated(row.generate), 'latin1');
  if (input.hex) return Buffer.from(input.hex, 'hex');
  const body = input.body ?? '';
  const head = (input.bytes ?? '').replace('{length}', String(Buffer.byteLength(body)));
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

function generated(recipe: string): string {
  const [name, size] = recipe.split(':');
  const times = Number(size);
  if (name === 'long-path') return `GET /${'a'.repeat(times)} HTTP/1.1\r\nHost: x\r\n\r\n`;
  if (name === 'long-header')
    return `GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(times)}\r\n\r\n`;
  if (name === 'many-headers')
    return `GET /health/live HTTP/1.1\r\nHost: x\r\n${Array.from({ length: times }, (_, at) => `X-${at}: ${'y'.repeat(20)}\r\n`).join('')}\r\n`;
  throw new Error(`No generator ${name}`);
}

/** Writes and reads until the server has answered, hung up, or said nothing for a while (status 0). */
function talk(port: number, bytes: Buffer, each: number): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const done = (): void => {
      clearTimeout(patience);
      socket.destroy();
      const last = text.lastIndexOf('HTTP/1.1 ');
      const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(text.slice(Math.max(0, last)))?.[1] ?? 0);
      const headers: Record<string, string> = {};
      for (const [, name, value] of text.matchAll(/\r\n([\w-]+): ([^\r]*)/g))
        headers[name!.toLowerCase()] = value!;
      resolve({ status, headers, text });
    };
    const patience = setTimeout(done, PATIENCE_MS);
    socket.on('data', (part: Buffer) => {
      text += part.toString();
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (
        !head.startsWith('HTTP/1.1 100') &&
        Buffer.byteLength(rest.join('\r\n\r\n')) >= length &&
        !isPipelined(bytes)
      )
        done();
    });
    socket.on('error', () => undefined);
    socket.on('close', done);
    socket.on('connect', () => {
      for (let at = 0; at < bytes.length; at += each) socket.write(bytes.subarray(at, at + each));
    });
  });
}

/** Two requests at once are read until the server hangs up after the second. */
const isPipelined = (bytes: Buffer): boolean => bytes.toString('latin1').split(' HTTP/1.1\r\n').length > 2;

async function outcomeOf(world: CorpusWorld, app: 'api' | 'web', row: CorpusCase): Promise<Outcome> {
  const input = inputOf(row);
  const { port } = app === 'api' ? world.api : world.web!;
  const bytes = bytesOf(row, input);
  const answer = await world.timed(() => talk(port, bytes, input.each ?? bytes.length));
  const { status, text } = answer;
  return {
    code: status >= 300 ? `HTTP ${status}` : null,
    stored: async () => ({
      status,
      answers: text.split(/HTTP\/1\.1 (?!100)\d{3}/).length - 1,
      ends: text.slice(-40).trim().slice(-12),
    }),
    harmAt: async (place) => {
      if (place !== 'the connection') throw new Error(`Nobody knows the place ${place}`);
      // Whoever hangs there holds nobody up: another is answered at once.
      const other = await world.send({ method: 'GET', path: '/health/live' }, app);
      return status === 0 && other.status === 200
        ? null
        : `answered with ${status}, others with ${other.status}`;
    },
  };
}

const raw = (app: 'api' | 'web'): Surface => ({
  at: [`socket of the ${app}`],
  through: (row, { routes }) => {
    const [, method, path] =
      /^\s*([A-Z]+) (\S+) HTTP/.exec(bytesOf(row, inputOf(row)).toString('latin1')) ?? [];
    return method && path ? placesAsked(routes, app, method, path) : [];
  },
  send: (world, row) => outcomeOf(world, app, row),
});

/** Bare sockets to both processes that listen. */
export const rawSurfaces: Surfaces = { 'raw.api': raw('api'), 'raw.web': raw('web') };
