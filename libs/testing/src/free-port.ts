import { randomInt } from 'node:crypto';
import net from 'node:net';

const taken = new Set<number>();

/** `count` ports in a row that nothing listens on. Chosen below the range from which the system draws the
 *  ports of outgoing connections, so that nobody takes one in between; never the same twice in a process. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const first = randomInt(15_000, 32_000);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if (ports.some((port) => taken.has(port))) continue;
    const free = await Promise.all(ports.map(isFree));
    if (free.includes(false)) continue;
    for (const port of ports) taken.add(port);
    return first;
  }
  throw new Error('No free port was found');
}

/** One port that nothing listens on. */
export const freePort = (): Promise<number> => freePorts(1);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
