import { type AddressInfo, createServer, type Server } from 'node:net';
import { Config } from '#config';
import { createDataSource, PublicReads, sql } from '#database';
import { TEST_SECRET } from '#testing';

/* A server that ends each connection in the packet that says that it is ready, as one that is told to stop does. */

const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const AUTHENTICATED = message('R', Buffer.from([0, 0, 0, 0]));
const READY = message('Z', Buffer.from('I'));
const ENDED = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

let server: Server;
let url: string;
let met = 0;
beforeAll(async () => {
  server = createServer((socket) => {
    socket.once('data', () => {
      met += 1;
      socket.end(Buffer.concat([AUTHENTICATED, READY, ENDED]));
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `postgres://samaki@127.0.0.1:${(server.address() as AddressInfo).port}/samaki`;
});
beforeEach(() => (met = 0));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

describe('a connection that is cut as soon as it is there', () => {
  it('is an error for whoever asked, and not the end of the process', async () => {
    await expect(createDataSource(url, 'samaki_app').initialize()).rejects.toThrow(/terminat|not queryable/);
    expect(met).toBeGreaterThan(0);
  });

  it('is one for public reads as well', async () => {
    const reads = new PublicReads(
      Config.read({ DATABASE_URL: url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' }),
    );
    await expect(reads.sql(sql`select 1`)).rejects.toThrow(/terminat|not queryable/);
    expect(met).toBeGreaterThan(0);
    await reads.onApplicationShutdown();
  });
});
