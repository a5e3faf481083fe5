import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A mail server on the loopback that takes everything and keeps nothing. */
export interface MailSink {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away in the middle is no concern of the sink.
    socket.on('error', () => undefined);
    converse(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: `smtp://127.0.0.1:${port}`, stop };
}

function converse(socket: Socket): void {
  let isBody = false;
  let waiting = '';
  socket.write('220 sink\r\n');
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    waiting += chunk;
    for (;;) {
      const end = isBody ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
      if (end < 0) return;
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + (isBody ? 5 : 2));
      if (isBody) {
        isBody = false;
        socket.write('250 taken\r\n');
        continue;
      }
      const verb = line.slice(0, 4).toUpperCase();
      isBody = verb === 'DATA';
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write(isBody ? '354 go on\r\n' : '250 sink\r\n');
    }
  });
}
