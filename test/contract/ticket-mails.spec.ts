/* docs/stories/ticket-mails.md, run through the API as the coordinator's browser runs it. */
import { newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { COLLEAGUES } from '../../libs/registrations/test/ticket-mails.builder.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let hotel: string;
let townHall: string;
let sessionId: string;
const cookies = new Map<string, string>();
const OTHERS = [
  'PARTICIPANT',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

const ERRORS = 'errors { ... on UserError { code message path } }';
const PREVIEW = `query ($input: PreviewTicketMailsInput!) { previewTicketMails(input: $input) { mailing {
  recipients { fullName status waitlistPosition } without { fullName why since } } ${ERRORS} } }`;
const SEND = `mutation ($input: SendTicketsInput!) { sendTickets(input: $input) { mails ${ERRORS} } }`;
const ENROL = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) { enrolment { confirmed waitlisted } ${ERRORS} } }`;
const REGISTER = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } } }`;
const CANCEL = `mutation ($input: CancelForOrganisationInput!) { cancelForOrganisation(input: $input) { ${ERRORS} } }`;

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
async function ask<Data>(query: string, variables: object, role?: string): Promise<Data> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Data;
}
const of = (organisation: string, session: string): object => ({
  organisationId: global('org', organisation),
  sessionId: global('ses', session),
});
const look = (role: string | undefined, organisation = hotel, session = sessionId): Promise<object> =>
  ask(PREVIEW, { input: of(organisation, session) }, role);
const send = (role: string | undefined, organisation = hotel, session = sessionId): Promise<object> =>
  ask(SEND, { input: { ...of(organisation, session), idempotencyKey: newId() } }, role);

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  cookies.set('COORDINATOR', await cookieOf(api.url, 'COORDINATOR'));
  const idOf = async (name: string): Promise<string> =>
    (await db.ownerSql<{ id: string }>('select id from organisations where name_en = $1', [name]))[0]!.id;
  hotel = await idOf('Lotus Angkor Hotel');
  townHall = await idOf('Siem Reap Municipal Administration');
  sessionId = await aSession(db, { capacity: 5 });
  const person = { fullName: 'ចាន់ ស្រីមុំ', contact: 'sreymom.chan@angkor-guides.example', locale: 'km' };
  await ask(REGISTER, {
    input: {
      ...person,
      organisation: 'Lotus Angkor Hotel',
      sessionId: global('ses', sessionId),
      idempotencyKey: newId(),
    },
  });
  const enrolled = await ask(
    ENROL,
    { input: { ...of(hotel, sessionId), list: COLLEAGUES, locale: 'km', idempotencyKey: newId() } },
    'COORDINATOR',
  );
  expect(enrolled).toEqual({ enrolPeople: { enrolment: { confirmed: 4, waitlisted: 3 }, errors: [] } });
  const [dara] = await db.ownerSql<{ id: string }>(
    `select r.id from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = 'Kim Dara'`,
    [sessionId],
  );
  await ask(CANCEL, { input: { registrationId: global('reg', dara!.id) } }, 'COORDINATOR');
  await db.ownerSql(`update messages set status = 'SENT', sent_at = app_now() where status = 'DUE'`);
  await db.travelTo('2026-12-01T03:01:00Z');
  for (const role of OTHERS) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const without = (fullName: string, why: string, since: unknown = null): object => ({ fullName, why, since });

describe('tickets sent again', () => {
  it('is looked at and done by nobody else, and nothing is written', async () => {
    const before = await tableChecksums(db.url, ['sign_ins']);
    for (const asked of [look, send]) {
      for (const role of OTHERS) expect(await asked(role)).toEqual({ refused: 'FORBIDDEN' });
      expect(await asked(undefined)).toEqual({ refused: 'UNAUTHENTICATED' });
      expect(await asked('COORDINATOR', townHall)).toEqual({ refused: 'FORBIDDEN' });
      expect(await asked('COORDINATOR', newId())).toEqual({ refused: 'FORBIDDEN' });
    }
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('says who would get a mail and why the others would not, and nothing is written', async () => {
    const before = await tableChecksums(db.url, ['sign_ins']);

    expect(await look('COORDINATOR')).toEqual({
      previewTicketMails: {
        mailing: {
          recipients: [
            { fullName: 'ម៉ៅ ធារី', status: 'CONFIRMED', waitlistPosition: null },
            { fullName: 'លី ណារ៉ុង', status: 'CONFIRMED', waitlistPosition: null },
            { fullName: 'សារ គន្ធា', status: 'WAITLISTED', waitlistPosition: 1 },
            { fullName: 'ហេង បុប្ផា', status: 'CONFIRMED', waitlistPosition: null },
          ],
          without: [
            without('ចាន់ ស្រីមុំ', 'OWN'),
            without('លី ណា', 'NO_ADDRESS'),
            without('សុខ ស្រីនាង', 'NO_ADDRESS'),
            without('Kim Dara', 'CANCELLED'),
          ],
        },
        errors: [],
      },
    });
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('is refused with a sentence for a session of which nobody is registered, or that is none', async () => {
    const empty = await aSession(db, { capacity: 5 });
    const refused = (code: string): object => ({
      errors: [{ code, message: expect.any(String), path: ['sessionId'] }],
    });
    for (const [code, session] of [
      ['NOBODY_REGISTERED', empty],
      ['SESSION_NOT_FOUND', newId()],
    ] as const) {
      expect(await look('COORDINATOR', hotel, session)).toMatchObject({ previewTicketMails: refused(code) });
      expect(await send('COORDINATOR', hotel, session)).toMatchObject({ sendTickets: refused(code) });
    }
    expect(await db.ownerSql(`select from messages where kind = 'registrations.sent-again'`)).toEqual([]);
  });

  it('sends four, says since when they are under way, and sends nobody a second', async () => {
    expect(await send('COORDINATOR')).toEqual({ sendTickets: { mails: 4, errors: [] } });
    expect(await send('COORDINATOR')).toMatchObject({
      sendTickets: { mails: null, errors: [{ code: 'NOBODY_TO_MAIL' }] },
    });

    expect(await look('COORDINATOR')).toMatchObject({
      previewTicketMails: {
        mailing: {
          recipients: [],
          without: expect.arrayContaining([
            without('លី ណារ៉ុង', 'UNDER_WAY', expect.stringMatching(/^2026-12-01T03:01:/)),
          ]),
        },
      },
    });
    const audits = await db.ownerSql(
      `select after from audit_rows where action = 'registrations.send-tickets' and subject_id = $1`,
      [sessionId],
    );
    expect(audits).toEqual([{ after: { organisationId: hotel, mails: 4 } }]);
  });

  it('has 600 people and no more', async () => {
    const large = await aSession(db, { capacity: 1_000 });
    const add = (count: number): Promise<unknown> =>
      db.ownerSql(
        `with added as (
           insert into people (id, full_name, email, locale, match_key)
           select gen_random_uuid(), 'Guest ' || n, 'guest' || n || '@lotus-angkor.example', 'km', 'guest ' || gen_random_uuid()
           from generate_series(1, $3::int) n returning id)
         insert into registrations (id, reference, session_id, person_id, organisation_id, organisation_name, status, locale, enrolled_by)
         select gen_random_uuid(), substr(translate(upper(replace(gen_random_uuid()::text, '-', '')), 'ILOU', '1100'), 1, 12), $1, id, $2,
           'Lotus Angkor Hotel', 'CONFIRMED', 'km', (select person_id from role_grants where role = 'COORDINATOR' limit 1) from added`,
        [large, hotel, count],
      );
    await add(601);
    expect(await send('COORDINATOR', hotel, large)).toMatchObject({
      sendTickets: { mails: null, errors: [{ code: 'MAILS_TOO_MANY' }] },
    });
    await db.ownerSql(
      `delete from registrations where id = (select id from registrations where session_id = $1 limit 1)`,
      [large],
    );
    expect(await send('COORDINATOR', hotel, large)).toEqual({ sendTickets: { mails: 600, errors: [] } });
  });
});
