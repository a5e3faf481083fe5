/* L3: whatever is handed to a log, each line is one JSON object that the log wrote itself. */
import { createConnection } from 'node:net';
import { createLog, NestLog, SecurityEvents } from '#logging';
import { type House, openHouse } from './house.js';

const FORGED = [
  '\r\n{"level":"info","msg":"forged"}',
  '\n\u001b[2J\u001b[31mforged\u001b[0m',
  '\u2028{"msg":"forged"}\u2029',
  '","msg":"forged","x":"',
  '\u0000\u0007\u009b31mforged',
  '\ud800 half',
];

const isOneLine = (line: string): boolean => {
  // oxlint-disable-next-line no-control-regex -- controls are exactly what is looked for
  if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(line)) return false;
  try {
    const value = JSON.parse(line) as { msg?: unknown };
    return value.msg !== 'forged';
  } catch {
    return false;
  }
};

describe('L3: a log', () => {
  it.each(FORGED)('is not forged by %j', (text) => {
    const written: string[] = [];
    const log = createLog({
      process: 'api',
      level: 'debug',
      destination: { write: (line) => written.push(line) },
    });
    log.info({ note: text, id: text, nested: { list: [text] } }, `said ${text}`);
    log.error({ err: Object.assign(new Error(text), { code: text, constraint: text }), [text]: 'x' }, text);
    new NestLog(log).warn(text, text);
    new SecurityEvents(log).record('access.refused', { operation: text, requestId: text });

    const lines = written.join('').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => !isOneLine(line))).toEqual([]);
  });
});

describe('L3: the logs of the processes', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ LOG_LEVEL: 'debug' });
  });
  afterAll(() => house?.leave());

  it('are not forged by what a request holds', async () => {
    for (const [app, at] of [
      ['api', '/graphql'],
      ['web', '/en/sign-in'],
    ] as const) {
      for (const text of FORGED) {
        const encoded = encodeURIComponent(text.toWellFormed());
        await fetch(`${house[app].url}${at}?${encoded}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': encoded, 'x-request-id': 'forged"}' },
          body: JSON.stringify({
            query: text,
            operationName: text,
            documentId: text,
            variables: { [text]: text },
          }),
        });
        await fetch(`${house[app].url}/${encoded}`);
      }
      // Bytes that no client library would send.
      await new Promise<void>((resolve) => {
        const socket = createConnection({ host: '127.0.0.1', port: house[app].port });
        socket.on('close', () => resolve());
        socket.on('error', () => resolve());
        socket.end('GET / HTTP/1.1\r\nhost: x\r\nx-request-id: a\n{"msg":"forged"}\u001b[31m\r\n\r\n');
        socket.resume();
      });
      const lines = house[app].log.split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((line) => !isOneLine(line))).toEqual([]);
    }
  });
});
