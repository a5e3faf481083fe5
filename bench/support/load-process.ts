import { connect, type Socket } from 'node:net';
import type { LoadOrder, LoadReport, ReadOrder } from './load.types.js';

/* The load, in a process of its own. Plain sockets with keep-alive and one request at a time on each, since a
   general client would take more of the machine than the server under test. */

const HEAD_END = Buffer.from('\r\n\r\n');
const FAMILIES = ['Sok', 'Chan', 'Keo', 'Meas', 'Chea', 'Heng', 'Ly', 'Nhem'];

interface Tally {
  answered: number;
  /** The first answer to a question, to which all others are compared. */
  first?: Buffer;
  tickets: string[];
  refused: Record<string, number>;
  example?: string;
  latencies: number[];
}

const isRead = (order: LoadOrder | ReadOrder): order is ReadOrder => 'body' in order;

function requestOf(order: LoadOrder | ReadOrder, number: number, cookie: string | undefined): string {
  const body = isRead(order) ? order.body : registration(order, number);
  return (
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\ncontent-type: application/json\r\n` +
    `accept: application/json\r\naccept-language: en\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

function registration(order: LoadOrder, number: number): string {
  const who = `${order.salt}-${number}`;
  return JSON.stringify({
    ...order.operation,
    operationName: order.operationName,
    variables: {
      input: {
        sessionId: order.sessionId,
        fullName: `${FAMILIES[number % FAMILIES.length]} ${who}`,
        organisation: order.organisations[number % order.organisations.length],
        contact: `p${who}@example.org`,
        locale: number % 2 ? 'en' : 'km',
        idempotencyKey: `bench-${who}`,
      },
    },
  });
}

/** Reads answers off one socket and calls `whole` with status and body of each. */
function readAnswers(socket: Socket, whole: (status: number, body: Buffer) => void): void {
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
      const body = waiting.subarray(headEnd + 4, end);
      waiting = waiting.subarray(end);
      whole(Number(head.slice(9, 12)), body);
    }
  });
}

function countRead(tally: Tally, status: number, body: Buffer): void {
  if (status === 200) tally.first ??= Buffer.from(body);
  if (status === 200 && tally.first?.equals(body)) return;
  const code = status === 200 ? 'ANOTHER_ANSWER' : `HTTP ${status}`;
  tally.refused[code] = (tally.refused[code] ?? 0) + 1;
  tally.example ??= body.toString().slice(0, 2000);
}

function countTicket(tally: Tally, status: number, answer: Buffer): void {
  const body = answer.toString();
  const payload = status === 200 ? JSON.parse(body).data?.registerForSession : undefined;
  if (payload?.ticket) tally.tickets.push(payload.ticket.reference);
  else {
    const code = payload?.errors?.[0]?.code ?? `HTTP ${status}`;
    tally.refused[code] = (tally.refused[code] ?? 0) + 1;
    tally.example ??= body.slice(0, 2000);
  }
}

async function run(order: LoadOrder | ReadOrder): Promise<LoadReport> {
  const tally: Tally = { answered: 0, tickets: [], refused: {}, latencies: [] };
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
      (socket, at) =>
        new Promise<void>((done, fail) => {
          const cookies = isRead(order) ? undefined : order.cookies;
          const cookie = cookies?.[at % cookies.length];
          let sentAt = 0;
          const next = (): void => {
            sentAt = performance.now();
            if (sentAt >= stopAt || sent >= order.atMost) {
              socket.destroy();
              return done();
            }
            socket.write(requestOf(order, (sent += 1), cookie));
          };
          socket.once('error', fail);
          socket.once('close', () => fail(new Error('The server closed a connection.')));
          readAnswers(socket, (status, body) => {
            tally.latencies.push(performance.now() - sentAt);
            tally.answered += 1;
            if (isRead(order)) countRead(tally, status, body);
            else countTicket(tally, status, body);
            next();
          });
          next();
        }),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const used = process.cpuUsage(cpu);
  const { latencies, first: _, ...counts } = tally;
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
