import { connect, type Socket } from 'node:net';
import type { LoadOrder, LoadReport } from './load.types.js';

/* The load, in a process of its own. Plain sockets with keep-alive and one request at a time on each, since a
   general client would take more of the machine than the server under test. */

const HEAD_END = Buffer.from('\r\n\r\n');
const FAMILIES = ['Sok', 'Chan', 'Keo', 'Meas', 'Chea', 'Heng', 'Ly', 'Nhem'];
const PLACES = ['ក្រុមហ៊ុនទន្លេស្អាត', 'Battambang Municipality', 'Green Mekong Network', 'សាលាក្រុងសៀមរាប'];

interface Tally {
  tickets: string[];
  refused: Record<string, number>;
  example?: string;
  latencies: number[];
}

function requestOf(order: LoadOrder, number: number): string {
  const who = `${order.salt}-${number}`;
  const body = JSON.stringify({
    ...order.operation,
    operationName: order.operationName,
    variables: {
      input: {
        sessionId: order.sessionId,
        fullName: `${FAMILIES[number % FAMILIES.length]} ${who}`,
        organisation: PLACES[number % PLACES.length],
        contact: `p${who}@example.org`,
        locale: number % 2 ? 'en' : 'km',
        idempotencyKey: `bench-${who}`,
      },
    },
  });
  return (
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\ncontent-type: application/json\r\n` +
    `accept: application/json\r\naccept-language: en\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Reads answers off one socket and calls `whole` with status and body of each. */
function readAnswers(socket: Socket, whole: (status: number, body: string) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    waiting = waiting.length ? Buffer.concat([waiting, chunk]) : chunk;
    for (;;) {
      const headEnd = waiting.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = waiting.toString('latin1', 0, headEnd);
      const length = /\r\ncontent-length: *(\d+)/i.exec(head);
      if (!length) throw new Error(`An answer without content-length: ${head}`);
      const end = headEnd + 4 + Number(length[1]);
      if (waiting.length < end) return;
      const body = waiting.toString('utf8', headEnd + 4, end);
      waiting = waiting.subarray(end);
      whole(Number(head.slice(9, 12)), body);
    }
  });
}

function count(tally: Tally, status: number, body: string): void {
  const payload = status === 200 ? JSON.parse(body).data?.registerForSession : undefined;
  if (payload?.ticket) tally.tickets.push(payload.ticket.reference);
  else {
    const code = payload?.errors?.[0]?.code ?? `HTTP ${status}`;
    tally.refused[code] = (tally.refused[code] ?? 0) + 1;
    tally.example ??= body.slice(0, 2000);
  }
}

async function run(order: LoadOrder): Promise<LoadReport> {
  const tally: Tally = { tickets: [], refused: {}, latencies: [] };
  const sockets = await Promise.all(
    Array.from({ length: order.connections }, async () => {
      const socket = connect({ host: '127.0.0.1', port: order.port, noDelay: true });
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      return socket;
    }),
  );
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const stopAt = startedAt + order.seconds * 1000;
  let sent = 0;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((done, fail) => {
          let sentAt = 0;
          const next = (): void => {
            sentAt = performance.now();
            if (sentAt >= stopAt || sent >= order.atMost) {
              socket.destroy();
              return done();
            }
            socket.write(requestOf(order, (sent += 1)));
          };
          socket.once('error', fail);
          socket.once('close', () => fail(new Error('The server closed a connection.')));
          readAnswers(socket, (status, body) => {
            tally.latencies.push(performance.now() - sentAt);
            count(tally, status, body);
            next();
          });
          next();
        }),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const used = process.cpuUsage(cpu);
  const { latencies, ...counts } = tally;
  latencies.sort((a, b) => a - b);
  const quantile = (part: number): number => latencies[Math.floor(latencies.length * part)] ?? 0;
  return {
    seconds,
    ...counts,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    ownCpu: (used.user + used.system) / 1e6 / seconds,
  };
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (report) => process.send!({ report }),
    (error) => process.send!({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
