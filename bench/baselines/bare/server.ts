import 'reflect-metadata';
import { createServer, type ServerResponse } from 'node:http';
import { ANONYMOUS } from '#authz';
import {
  newRegistrationRequest,
  readWish,
  type RegisterForSession,
  type StoredRegistration,
} from '#registrations';
import { openBatcher } from '../../support/our-batcher.js';

/* The ceiling of one process: `node:http`, JSON in and out, our checks of the input and our group commit, and
   neither Nest nor GraphQL between them. It answers in the shape of the mutation. */

const { batcher } = await openBatcher(process.env);

const toUuid = (globalId: string): string =>
  globalId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function register(input: RegisterForSession): Promise<object> {
  const wish = readWish({ ...input, sessionId: toUuid(input.sessionId) });
  const answer = wish.ok ? await batcher.register(newRegistrationRequest(ANONYMOUS, wish.value)) : wish;
  if (!answer.ok) return { ticket: null, errors: [{ code: answer.refusal.code, message: '', path: [] }] };
  return { ticket: ticketOf(input, answer.value), errors: [] };
}

const ticketOf = (input: RegisterForSession, stored: StoredRegistration): object => ({
  reference: stored.reference,
  state: stored.status,
  fullName: input.fullName,
  organisation: input.organisation,
  waitlistPosition: stored.waitlistPosition,
  locale: input.locale,
});

function send(response: ServerResponse, status: number, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

createServer((request, response) => {
  if (request.method === 'GET') return send(response, 200, { status: 'live' });
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      variables: { input: RegisterForSession };
    };
    register(variables.input).then(
      (registerForSession) => send(response, 200, { data: { registerForSession } }),
      (error) => send(response, 500, { error: String(error) }),
    );
  });
}).listen(Number(process.env.API_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
