/* Story: docs/stories/faults.md, "Somebody plays with the doors" (F30). */
import net from 'node:net';
import {
  createTestDatabase,
  isGate,
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { faultSettings, payloadOf, quantile, registrationOf, tell } from './support/faults.js';

const SLOW = times(500, 10_000);
/** Of those who are not slow, before and while: 99 of 100 wait at most twice as long. What is below this is never counted as long. */
const MEASURED = times(100, 1_000);
const SLOWER_AT_MOST = 2;
const ANYWAY_MS = 25;
const HUGE_BYTES = 100 * 1024 * 1024;

let db: TestDatabase;
let api: SpawnedApp;
let web: SpawnedApp;
let sessionId: string;
let lastPerson = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  sessionId = await aSession(db, { capacity: 100_000 });
  api = await spawnApp('api', faultSettings(db.url));
  web = await spawnApp('web', { API_URL: api.url, WORKER_URL: api.url }, { until: 'live' });
});
afterAll(async () => {
  await Promise.all([web, api].map((app) => app.kill('SIGKILL')));
  await db.drop();
});

/** Milliseconds in which each of so many was registered, four at once. */
async function waits(count: number): Promise<number[]> {
  const all: number[] = [];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (all.length < count) {
        const told = await tell(api.url, registrationOf(sessionId, (lastPerson += 1)));
        expect(payloadOf(told)?.ticket?.state).toBe('CONFIRMED');
        all.push(told.ms);
      }
    }),
  );
  return all;
}

/** Connections that said a part of a request and nothing more. */
class SlowClients {
  private readonly sockets: net.Socket[] = [];
  ended = 0;

  async open(port: number, count: number, said: (n: number) => string): Promise<void> {
    for (let from = 0; from < count; from += 250)
      await Promise.all(
        Array.from({ length: Math.min(250, count - from) }, (_, i) => this.openOne(port, said(from + i))),
      );
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private openOne(port: number, said: string): Promise<void> {
    return new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(said, () => resolve()));
      this.sockets.push(socket);
      socket.on('error', () => resolve());
      socket.once('close', () => (this.ended += 1));
      socket.resume();
    });
  }
}

const HALF_A_HEAD = 'POST /graphql HTTP/1.1\r\nhost: samaki\r\ncontent-type: application/json\r\n';
const HALF_A_BODY = `${HALF_A_HEAD}content-length: 5000\r\n\r\n{"query":"`;

describe('slow clients', () => {
  it(
    'are sent away in time while everybody else is served as before',
    async () => {
      const { pid } = api;
      await waits(MEASURED);
      const before = quantile(await waits(MEASURED), 0.99);
      const slow = new SlowClients();
      try {
        await slow.open(api.port, SLOW, (n) => (n % 2 ? HALF_A_HEAD : HALF_A_BODY));
        const during = quantile(await waits(MEASURED), 0.99);

        if (isGate) {
          expect(during).toBeLessThanOrEqual(Math.max(SLOWER_AT_MOST * before, ANYWAY_MS));
          // Nobody holds a door for ever by saying half of what they want.
          await waitFor(() => slow.ended === SLOW, 90_000, 'all of the slow ones to be sent away');
        }
        expect([api.isRunning, api.pid]).toEqual([true, pid]);
      } finally {
        slow.close();
      }
    },
    times(60_000, 240_000),
  );

  it('who say the rest in time are served like everybody else', async () => {
    const body = JSON.stringify(registrationOf(sessionId, (lastPerson += 1)));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(api.port, '127.0.0.1', () => {
        socket.write(
          `${HALF_A_HEAD}connection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 50)}`,
        );
        setImmediate(() => socket.write(body.slice(50)));
      });
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('error', reject);
      socket.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });

    expect(answer).toContain('HTTP/1.1 200');
    expect(answer).toContain('CONFIRMED');
  });
});

/** Posts a body of so many bytes and answers the status; 0 when the door was shut in the middle. How much of it was taken is told, too. */
async function pour(port: number, head: string, bytes: number): Promise<{ status: number; taken: number }> {
  return new Promise((resolve) => {
    const piece = Buffer.alloc(64 * 1024, 0x61);
    let taken = 0;
    let said = '';
    let isOver = false;
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(`${head}content-length: ${bytes}\r\n\r\n`);
      more();
    });
    const done = (): void => {
      if (isOver) return;
      isOver = true;
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0), taken });
    };
    const more = (): void => {
      if (isOver || taken >= bytes) return;
      taken += piece.length;
      // Once the piece is gone, so that no more is held here than the way takes.
      socket.write(piece, () => more());
    };
    socket.on('data', (part: Buffer) => {
      said += part.toString('latin1');
      done();
    });
    socket.on('error', done);
    socket.on('close', done);
  });
}

describe('a body of a hundred megabytes', () => {
  it.each([
    [
      'the api, as JSON',
      () => api.port,
      'POST /graphql HTTP/1.1\r\nhost: samaki\r\ncontent-type: application/json\r\n',
    ],
    [
      'the api, as a file of somebody who is nobody',
      () => api.port,
      'POST /materials/files HTTP/1.1\r\nhost: samaki\r\ncontent-type: application/octet-stream\r\n',
    ],
    [
      'the pages, as a form with a file',
      () => web.port,
      'POST /en/manage/courses/crs_00000000000070008000000000000001/materials HTTP/1.1\r\nhost: samaki\r\ncontent-type: multipart/form-data; boundary=b\r\n',
    ],
  ])('is refused by %s without being read, and the process stays', async (_who, port, head) => {
    const pids = [api.pid, web.pid];

    const { status } = await pour(port(), head, HUGE_BYTES);

    expect([0, 401, 403, 404, 405, 413, 415]).toContain(status);
    expect([api.isRunning, web.isRunning, api.pid, web.pid]).toEqual([true, true, ...pids]);
    expect(payloadOf(await tell(api.url, registrationOf(sessionId, (lastPerson += 1))))?.ticket?.state).toBe(
      'CONFIRMED',
    );
  });
});

describe('a form that is none', () => {
  const boundary = 'multipart/form-data; boundary=b';
  it.each([
    ['without a boundary', 'multipart/form-data', '--b\r\n\r\nx\r\n--b--\r\n'],
    ['that never ends', boundary, '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nx'],
    ['with a part without a name', boundary, '--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--\r\n'],
    ['with nothing but boundaries', boundary, '--b\r\n'.repeat(5_000)],
    [
      'with a header without end',
      boundary,
      `--b\r\ncontent-disposition: form-data; name="${'n'.repeat(50_000)}\r\n`,
    ],
    ['with bytes of nothing', boundary, '\0'.repeat(10_000)],
  ])('%s is refused, and the process stays', async (_what, type, body) => {
    const pids = [api.pid, web.pid];
    const paths = [
      `${web.url}/en/manage/courses/crs_00000000000070008000000000000001/materials`,
      `${api.url}/graphql`,
    ];
    for (const url of paths) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': type, origin: new URL(url).origin },
        body,
      });
      await answer.body?.cancel();

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect([api.isRunning, web.isRunning, api.pid, web.pid]).toEqual([true, true, ...pids]);
  });
});
