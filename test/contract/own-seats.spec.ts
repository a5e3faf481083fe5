/* docs/stories/own-seats.md through the API: what whoever is signed in sees of their own seats, and that nobody else sees it. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

/* The demonstration has its participant registered already, so who comes here is somebody with no seat yet: the chair. */
const SHE = 'CHAIR';
const ADDRESS = 'chair@samaki.example';
const OTHERS = [undefined, 'PARTICIPANT', 'TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'];

const programme = new ProgrammeApi();
const { ask } = programme;
let fullName = '';

beforeAll(async () => {
  await programme.begin();
  for (const role of [SHE, 'CITY_OFFICER', 'ADMINISTRATOR'])
    programme.cookies.set(role, await cookieOf(programme.api.url, role));
  const [row] = await programme.db.ownerSql<{ name: string }>(
    'select full_name as name from people where email = $1',
    [ADDRESS],
  );
  fullName = row!.name;
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

/** Registers her, signed in. */
async function comes(sessionId: string, more: Record<string, unknown> = {}): Promise<string> {
  const input = {
    sessionId: ses(sessionId),
    fullName,
    organisation: 'Heritage Steps',
    contact: ADDRESS,
    locale: 'km',
    idempotencyKey: newId(),
    ...more,
  };
  const query = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } ${ERRORS} } }`;
  const { registerForSession } = await ask<{ registerForSession: Payload }>(query, { input }, SHE);
  expect(codes(registerForSession)).toEqual([]);
  return registerForSession.ticket!['reference'] as string;
}
const own = async (sessionId: string, role?: string): Promise<unknown> =>
  (
    await ask<{ session: { viewerTicket: unknown } }>(
      'query ($id: ID!) { session(id: $id) { viewerTicket { reference state waitlistPosition } } }',
      { id: ses(sessionId) },
      role,
    )
  ).session.viewerTicket;
interface Page {
  readonly nodes: readonly { readonly reference: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const page = async (role: string, first = 100, after: string | null = null): Promise<Page> =>
  (
    await ask<{ myTickets: Page }>(
      'query ($first: Int!, $after: String) { myTickets(first: $first, after: $after) { nodes { reference } pageInfo { hasNextPage endCursor } } }',
      { first, after },
      role,
    )
  ).myTickets;
const references = async (role: string): Promise<string[]> =>
  (await page(role)).nodes.map(({ reference }) => reference);
const mailsOf = async (reference: string): Promise<string[]> =>
  (
    await programme.db.ownerSql<{ kind: string }>(
      `select m.kind from messages m join registrations r on r.id = m.cause_id where r.reference = $1 order by m.id`,
      [reference],
    )
  ).map(({ kind }) => kind);

describe('the own seat of a session', () => {
  it('is confirmed in one press, with no mail that asks for the address, and is nobody else’s to see', async () => {
    const sessionId = await aSession(programme.db, { capacity: 2, addressHoldMinutes: 30 });
    const reference = await comes(sessionId);

    expect(await own(sessionId, SHE)).toEqual({ reference, state: 'CONFIRMED', waitlistPosition: null });
    expect(await mailsOf(reference)).toEqual(['registrations.confirmed']);
    for (const role of OTHERS) expect(await own(sessionId, role)).toBeNull();
    expect(await references(SHE)).toEqual([reference]);
    for (const role of OTHERS) if (role) expect(await references(role)).not.toContain(reference);
  });

  it('is not that of whom she registers, and is held where she types another address', async () => {
    const sessionId = await aSession(programme.db, { capacity: 2, addressHoldMinutes: 30 });
    const reference = await comes(sessionId, { contact: 'sambath@heritage-steps.example' });

    expect(await mailsOf(reference)).toEqual(['registrations.address-asked']);
    expect(await own(sessionId, SHE)).toBeNull();
    expect(await references(SHE)).not.toContain(reference);
  });

  it('says that she waits, is offered a seat, or has given it back', async () => {
    const sessionId = await aSession(programme.db, { capacity: 1 });
    await programme.db.ownerSql(`update session_seats set promotion = 'OFFER' where session_id = $1`, [
      sessionId,
    ]);
    const first = await programme.register(sessionId, person(1));
    const second = await programme.register(sessionId, person(2));
    const reference = await comes(sessionId);
    expect(await own(sessionId, SHE)).toEqual({ reference, state: 'WAITLISTED', waitlistPosition: 2 });

    for (const { ticket } of [second, first]) await programme.cancel(ticket!['reference']);
    expect(await own(sessionId, SHE)).toEqual({ reference, state: 'OFFERED', waitlistPosition: null });

    await programme.cancel(reference);
    expect(await own(sessionId, SHE)).toBeNull();
    expect(await references(SHE)).not.toContain(reference);
  });

  it('awaits approval where somebody looks first', async () => {
    const sessionId = await aSession(programme.db, { capacity: 1 });
    await programme.db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [
      sessionId,
    ]);
    const reference = await comes(sessionId);
    expect(await own(sessionId, SHE)).toEqual({ reference, state: 'PENDING', waitlistPosition: null });
  });
});

describe('the own tickets', () => {
  it('are those to come, the soonest first, page by page', async () => {
    const before = await references(SHE);
    const later = await comes(
      await aSession(programme.db, { capacity: 2, startsAt: new Date('2026-12-20T06:30:00Z') }),
    );
    const soon = await comes(
      await aSession(programme.db, { capacity: 2, startsAt: new Date('2026-12-02T06:30:00Z') }),
    );
    expect(await references(SHE)).toEqual([soon, ...before, later]);

    const walked: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page(SHE, 1, after);
      walked.push(...nodes.map(({ reference }) => reference));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(walked).toEqual([soon, ...before, later]);

    // A sign-in of yesterday is over.
    await programme.db.travelTo('2026-12-02T12:00:00Z');
    programme.cookies.set(SHE, await cookieOf(programme.api.url, SHE));
    expect(await references(SHE)).toEqual([...before, later]);
  });

  it('are asked for by whoever is signed in alone', async () => {
    const answer = await post(programme.api.url, { query: '{ myTickets { nodes { reference } } }' });
    expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(answer.body.data).toBeNull();
  });
});
