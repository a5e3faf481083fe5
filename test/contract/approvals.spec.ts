/* docs/stories/approvals.md through the API: the list, the decisions, and what the ticket says then. */
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let sessionId: string;
const tickets: string[] = [];

beforeAll(async () => {
  await programme.begin();
  sessionId = await aSession(programme.db, { capacity: 2 });
  await programme.db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [
    sessionId,
  ]);
  for (const n of [71, 72, 73]) {
    const { ticket } = await programme.register(sessionId, person(n));
    tickets.push(ticket!['reference'] as string);
  }
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

interface Decision extends Payload {
  readonly decided: number;
  readonly movedUp: readonly { fullName: string; becomes: string }[];
}
interface Listed {
  readonly id: string;
  readonly fullName: string;
}

const list = async (role: string): Promise<Listed[]> => {
  const query = `query ($id: ID!) { session(id: $id) { rosterCounts { awaitingApproval } roster(first: 100, awaitsApproval: true) { nodes { id fullName } } } }`;
  const { session } = await ask<{
    session: { rosterCounts: { awaitingApproval: number }; roster: { nodes: Listed[] } };
  }>(query, { id: ses(sessionId) }, role);
  expect(session.rosterCounts.awaitingApproval).toBe(session.roster.nodes.length);
  return session.roster.nodes;
};
const ANSWERED = `decided movedUp { fullName becomes } ${ERRORS}`;
const decide = async (
  people: readonly Listed[],
  more: object,
  act = 'mutation',
  locale = 'en',
): Promise<Decision> => {
  const name = act === 'query' ? 'previewApprovals' : 'decideApprovals';
  const input = { sessionId: ses(sessionId), registrationIds: people.map(({ id }) => id), ...more };
  const document = `${act} ($input: DecideApprovalsInput!) { ${name}(input: $input) { ${ANSWERED} } }`;
  return (await ask<Record<string, Decision>>(document, { input }, 'WORKING_GROUP', locale))[name]!;
};
const ticket = async (n: number): Promise<unknown> => {
  const query = `query ($reference: String!) { ticket(reference: $reference) { state endedBecause declineReason } }`;
  return (await ask<{ ticket: unknown }>(query, { reference: tickets[n] })).ticket;
};

it('lists who waits in the order in which they came', async () => {
  expect((await list('WORKING_GROUP')).map(({ fullName }) => fullName)).toEqual(['Person 71', 'Person 72']);
});

it('asks for the reason in the language of the reader, and shows first who moves up', async () => {
  const [, second] = await list('WORKING_GROUP');

  expect(await decide([second!], { approve: false }, 'query')).toEqual({
    decided: 1,
    movedUp: [{ fullName: 'Person 73', becomes: 'PENDING' }],
    errors: [],
  });
  expect(codes(await decide([second!], { approve: false }))).toEqual(['DECLINE_REASON_MISSING']);
  expect((await decide([], { approve: true }, 'mutation', 'km')).errors[0]!.message).toBe(
    'សូមជ្រើសរើសនរណាម្នាក់ជាមុនសិន។',
  );
  expect(await list('WORKING_GROUP')).toHaveLength(2);
});

it('approves and declines; tickets say which and why', async () => {
  const [first, second] = await list('WORKING_GROUP');
  expect(await decide([first!], { approve: true })).toEqual({ decided: 1, movedUp: [], errors: [] });
  expect(await decide([second!], { approve: false, reason: 'Guides only' })).toEqual({
    decided: 1,
    movedUp: [{ fullName: 'Person 73', becomes: 'PENDING' }],
    errors: [],
  });

  expect(await ticket(0)).toEqual({ state: 'CONFIRMED', endedBecause: null, declineReason: null });
  expect(await ticket(1)).toEqual({
    state: 'DECLINED',
    endedBecause: 'NOT_APPROVED',
    declineReason: 'Guides only',
  });
  expect((await list('WORKING_GROUP')).map(({ fullName }) => fullName)).toEqual(['Person 73']);
});
