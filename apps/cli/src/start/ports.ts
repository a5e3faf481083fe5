import net from 'node:net';

/** Whether this program could listen there, and nobody answers there under the name localhost. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  if (!(await canListen(port, host))) return false;
  const answered = await Promise.all([answers(port, '127.0.0.1'), answers(port, '::1')]);
  return !answered.includes(true);
}

/** `wanted` when it is free, otherwise the next free one. For ports that nobody types. */
export async function nextFreePort(
  wanted: number,
  host: string,
  not: readonly number[] = [],
): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 500, 65_536); port += 1) {
    if (!not.includes(port) && (await isPortFree(port, host))) return port;
  }
  throw new Error(`No port from ${wanted} on is free`);
}

/** Refuses a taken port with a sentence that holds the way out. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  const other = await nextFreePort(port + 100, host);
  throw new Error(
    `Port ${port} is in use by another program. Stop that program, or choose another port:\n\n    PORT=${other} npm start\n`,
  );
}

const canListen = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

const answers = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 500 });
    const say = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('timeout', () => say(false));
    socket.once('error', () => say(false));
  });
