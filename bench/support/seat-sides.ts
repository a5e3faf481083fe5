import { type Actor, ANONYMOUS, personActor } from '#authz';
import { newRegistrationRequest, readWish, type RegistrationRequest } from '#registrations';
import pg from 'pg';
import { registerUnderLock } from '../baselines/for-update/register.js';
import { ourSettings } from './contestants.js';
import { insertCourse, insertOrganisations, UNKNOWN_ORGANISATIONS } from './hot-session.js';
import { openBatcher } from './our-batcher.js';
import type { OwnDatabases } from './own-databases.js';
import { signInPeople } from './signed-in.js';
import { proveDurable } from './written-rows.js';

const SIGNED_IN = 64;

/** The service alone, without HTTP: one way of registering, with a database of its own. */
export interface Side {
  readonly database: pg.Client;
  readonly courseId: string;
  /** People who are signed in there. */
  readonly actors: readonly Actor[];
  /** Answers the code of the ticket, and throws when there is none. */
  register(request: RegistrationRequest): Promise<string>;
  close(): Promise<void>;
}

type Way = Pick<Side, 'register'> & { end(): Promise<void> };

/** Our group commit as a library call. */
export const openBatchSide = (databases: OwnDatabases, name: string): Promise<Side> =>
  open(databases.url(name), async (url) => {
    const { batcher, close } = await openBatcher(ourSettings(url));
    return {
      register: async (request) => {
        const answer = await batcher.register(request);
        if (!answer.ok) throw new Error(`Refused: ${answer.refusal.code}`);
        return answer.value.reference;
      },
      end: close,
    };
  });

/** One hand-written transaction for each request, which locks the row of the session. */
export const openLockSide = (databases: OwnDatabases, name: string): Promise<Side> =>
  open(databases.url(name), async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: 16 });
    return {
      register: async (request) => {
        await registerUnderLock(pool, request);
        return request.reference;
      },
      end: () => pool.end(),
    };
  });

/** One call of the function in the database for each request, prepared, on one connection: nothing can ask for less. */
export const openCallSide = (databases: OwnDatabases, name: string): Promise<Side> =>
  open(databases.url(name), async (url) => {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    await client.connect();
    return {
      register: async (request) => {
        const { rows } = await client.query<{ outcome: string; answer: { reference: string } | null }>({
          name: 'one',
          text: 'select outcome, answer from register_batch($1::jsonb)',
          values: [JSON.stringify([{ ordinal: 0, ...request }])],
        });
        const [row] = rows;
        if (!row?.answer) throw new Error(`Refused: ${row?.outcome}`);
        return row.answer.reference;
      },
      end: () => client.end(),
    };
  });

async function open(url: string, way: (url: string) => Promise<Way>): Promise<Side> {
  const database = new pg.Client(url);
  database.on('error', () => undefined);
  await database.connect();
  await proveDurable(database);
  const courseId = await insertCourse(database);
  await insertOrganisations(database);
  const people = await signInPeople(database, SIGNED_IN);
  const actors = people.map(({ personId, signInId }) =>
    personActor(personId, [{ role: 'PARTICIPANT', scopeId: null }], { signInId }),
  );
  const { register, end } = await way(url);
  const close = async (): Promise<void> => {
    await end();
    await database.end();
  };
  return { database, courseId, actors, register, close };
}

/** Closes them whatever else fails. */
export async function closeAll(sides: readonly Side[], databases: OwnDatabases): Promise<void> {
  for (const side of sides) await side.close().catch(() => undefined);
  await databases.drop();
}

/** What a new person asks for. `salt` makes the people of one round others than those of the next. */
export function requestOf(
  sessionId: string,
  salt: string,
  number: number,
  how: { organisations?: readonly string[]; actors?: readonly Actor[] } = {},
): RegistrationRequest {
  const who = `${salt}-${number}`;
  const organisations = how.organisations ?? UNKNOWN_ORGANISATIONS;
  const wish = readWish({
    sessionId,
    fullName: `Sok ${who}`,
    organisation: organisations[number % organisations.length]!,
    contact: `p${who}@example.org`,
    locale: 'km',
    idempotencyKey: `bench-${who}`,
  });
  if (!wish.ok) throw new Error(`The load is wrong: ${wish.refusal.code}`);
  const actor = how.actors?.[number % how.actors.length] ?? ANONYMOUS;
  return newRegistrationRequest(actor, wish.value);
}

/** So many callers, the next request when the last is answered, until the time is over or all are sent. */
export async function callClosedLoop(
  callers: number,
  limit: { seconds: number; atMost: number },
  send: (number: number) => Promise<string>,
): Promise<{ tickets: string[]; rate: number }> {
  const tickets: string[] = [];
  const startedAt = performance.now();
  const stopAt = startedAt + limit.seconds * 1000;
  let sent = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < stopAt && sent < limit.atMost) tickets.push(await send((sent += 1)));
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { tickets, rate: tickets.length / ((performance.now() - startedAt) / 1000) };
}
