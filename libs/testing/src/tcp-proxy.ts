import net from 'node:net';
import { freePort } from './free-port.js';

/** A TCP proxy of a test: cuts, refuses, holds, and changes what passes. */
export interface TcpProxy {
  readonly port: number;
  /** The same address as before, by way of the proxy. */
  through(url: string): string;
  /** From now on to another port of the same host. Connections that stand are cut. */
  pointTo(port: number): void;
  /** Nobody is let in, as where nothing listens; who is in is cut. */
  refuse(): Promise<void>;
  /** Lets people in again. */
  admit(): Promise<void>;
  /** Bytes of both directions stay where they are, and nobody is told, until `release`. */
  hold(): void;
  release(): void;
  /** So many bytes of what comes back from now on pass; then the connection that the next is on is cut on both sides. Undefined
   *  lets everything pass. */
  cutAnswersAfter(bytes: number | undefined): void;
  /** Bytes that came back from there so far. */
  answered(): number;
  /** Changes what goes there. Undefined lets everything pass as it is. */
  onRequest(change: ((bytes: Buffer) => Buffer) | undefined): void;
  close(): Promise<void>;
}

/** A proxy before what an address names, a database or a server. */
export function proxyBefore(url: string): Promise<TcpProxy> {
  const { hostname, port, protocol } = new URL(url);
  return startTcpProxy(Number(port) || (protocol.startsWith('postgres') ? 5432 : 80), hostname);
}

/** Starts a proxy to a port, on a free one of this machine. */
export async function startTcpProxy(target: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const port = await freePort();
  let to = target;
  let holds = false;
  let left: number | undefined;
  let answered = 0;
  let change: ((bytes: Buffer) => Buffer) | undefined;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(to, host);
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
      if (holds) socket.pause();
    }
    client.on('data', (bytes: Buffer) => void upstream.write(change ? change(bytes) : bytes));
    upstream.on('data', (bytes: Buffer) => {
      answered += bytes.length;
      if (left === undefined || bytes.length <= left) {
        if (left !== undefined) left -= bytes.length;
        client.write(bytes);
      } else {
        const passed = bytes.subarray(0, left);
        left = 0;
        client.write(passed, cut);
      }
    });
    // Who has said all still wants to hear the answer.
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
  });
  const cutAll = (): void => open.forEach((socket) => socket.destroy());
  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: '127.0.0.1' }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  const refuse = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cutAll();
    await closed;
  };
  await listen();
  return {
    port,
    through: (url) => {
      const address = new URL(url);
      address.hostname = '127.0.0.1';
      address.port = String(port);
      return address.href;
    },
    pointTo: (next) => {
      to = next;
      cutAll();
    },
    refuse,
    admit: listen,
    hold: () => {
      holds = true;
      open.forEach((socket) => socket.pause());
    },
    release: () => {
      holds = false;
      open.forEach((socket) => socket.resume());
    },
    cutAnswersAfter: (bytes) => (left = bytes),
    answered: () => answered,
    onRequest: (next) => (change = next),
    close: async () => {
      cutAll();
      if (server.listening) await refuse();
    },
  };
}
