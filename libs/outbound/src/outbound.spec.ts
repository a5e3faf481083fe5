import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '#config';
import { Outbound, type Resolve } from './outbound.js';

class TestOutbound extends Outbound {
  readonly asked: string[] = [];
  protected override longestMs = 500;

  constructor(testHosts: string, addresses: readonly string[] | Resolve = ['127.0.0.1']) {
    super(
      Config.read({
        NODE_ENV: 'test',
        DATABASE_URL: 'postgres://db.example/samaki',
        SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
        OUTBOUND_TEST_HOSTS: testHosts,
      }),
    );
    this.resolve = (hostname) => {
      this.asked.push(hostname);
      if (typeof addresses === 'function') return addresses(hostname);
      return Promise.resolve(
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
  }
}

const servers: Server[] = [];
let calls = 0;
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    calls += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `ministry.example:${(server.address() as AddressInfo).port}`;
}
beforeEach(() => {
  calls = 0;
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const whyNot = async (call: Promise<Response>): Promise<string> => {
  try {
    return `answered ${(await call).status}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('an outbound call', () => {
  it('reaches a host of the tests at the address that was looked up, once', async () => {
    const host = await serve((request, response) =>
      response.end(`${request.method} ${request.url} ${request.headers.host}`),
    );
    const outbound = new TestOutbound(host);
    const answer = await outbound.call(`http://${host}/a?b`, { method: 'POST', body: 'x' });
    expect(await answer.text()).toBe(`POST /a?b ${host}`);
    expect(outbound.asked).toEqual(['ministry.example']);
  });

  it('is not made by plain http', async () => {
    const host = await serve((_request, response) => response.end());
    expect(await whyNot(new TestOutbound('other.example:1').call(`http://${host}/`))).toBe(
      'An outbound call is made by https alone',
    );
    expect(calls).toBe(0);
  });

  it.each([
    ['this machine', ['127.0.0.1']],
    ['the network around it', ['10.1.2.3']],
    ['a cloud that tells its secrets', ['169.254.169.254']],
    ['this machine, in the other notation', ['::ffff:127.0.0.1']],
    ['a public address and a private one', ['203.189.128.1', '192.168.0.1']],
  ])('does not lead to %s', async (_what, addresses) => {
    const host = await serve((_request, response) => response.end());
    expect(await whyNot(new TestOutbound('', addresses).call(`https://${host}/`))).toBe(
      'An outbound call leads into a private network',
    );
    expect(calls).toBe(0);
  });

  it('follows no redirect', async () => {
    const host = await serve((_request, response) => response.writeHead(302, { location: '/there' }).end());
    const outbound = new TestOutbound(host);
    expect(await whyNot(outbound.call(`http://${host}/`))).toBe('answered 302');
    expect(calls).toBe(1);
  });

  it('takes no more than 1 MiB', async () => {
    const size = { bytes: 1_048_576 };
    const host = await serve((_request, response) => response.end(Buffer.alloc(size.bytes)));
    const outbound = new TestOutbound(host);
    expect(await whyNot(outbound.call(`http://${host}/`))).toBe('answered 200');
    size.bytes += 1;
    expect(await whyNot(outbound.call(`http://${host}/`))).toBe('An outbound call failed');
  });

  it('waits no longer than it says: for an answer, for its end, for the name', async () => {
    const silent = await serve(() => undefined);
    const slow = await serve((_request, response) => response.write('a'));
    expect(await whyNot(new TestOutbound(silent).call(`http://${silent}/`))).toMatch(/failed|too long/);
    expect(await whyNot(new TestOutbound(slow).call(`http://${slow}/`))).toMatch(/failed|too long/);
    const outbound = new TestOutbound(silent, () => new Promise(() => undefined));
    expect(await whyNot(outbound.call(`https://${silent}/`))).toBe('An outbound call took too long');
  });
});
