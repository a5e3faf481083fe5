import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { type Actor, ANONYMOUS, personActor, type RoleGrant } from '#authz';
import {
  newRegistrationRequest,
  readWish,
  type RegisterForSession,
  type StoredRegistration,
} from '#registrations';
import pg from 'pg';
import { openBatcher } from '../../support/our-batcher.js';
import { SIGN_IN_COOKIE } from '../../support/sign-in-cookie.js';

/* The ceiling of one process: `node:http`, JSON in and out, our checks of the input and our group commit, and
   neither Nest nor GraphQL between them. It answers in the shape of the mutation. */

const { batcher } = await openBatcher(process.env);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** Who is signed in, in one prepared statement. */
async function actorOf(cookie: string | undefined): Promise<Actor> {
  if (!cookie) return ANONYMOUS;
  const token = cookie.slice(SIGN_IN_COOKIE.length + 1);
  const { rows } = await pool.query<{ id: string; person_id: string; roles: RoleGrant[] }>({
    name: 'actor',
    text: `select s.id, s.person_id, coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scopeId', g.scope_id))
        from role_grants g where g.person_id = s.person_id), '[]') as roles
      from sign_ins s where s.token_hash = $1 and s.ended_at is null and s.expires_at > app_now()
        and s.last_seen_at + make_interval(mins => s.idle_minutes) > app_now()`,
    values: [createHash('sha256').update(token).digest()],
  });
  const [row] = rows;
  return row ? personActor(row.person_id, row.roles, { signInId: row.id }) : ANONYMOUS;
}

const toUuid = (globalId: string): string =>
  globalId.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function register(input: RegisterForSession, cookie: string | undefined): Promise<object> {
  const actor = await actorOf(cookie);
  const wish = readWish({ ...input, sessionId: toUuid(input.sessionId) });
  const answer = wish.ok ? await batcher.register(newRegistrationRequest(actor, wish.value)) : wish;
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
    register(variables.input, request.headers.cookie).then(
      (registerForSession) => send(response, 200, { data: { registerForSession } }),
      (error) => send(response, 500, { error: String(error) }),
    );
  });
}).listen(Number(process.env.API_PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
