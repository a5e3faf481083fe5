/* docs/stories/ticket-sheet.md, run through the API as the coordinator's browser runs it. */
import { newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { ON_SHEET, sheetList } from '../../libs/registrations/test/ticket-sheet.builder.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let hotel: string;
let townHall: string;
let sessionId: string;
const cookies = new Map<string, string>();
const OTHERS = ['PARTICIPANT', 'TRAINER', 'CITY_OFFICER', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'];
const READERS = ['COORDINATOR', 'WORKING_GROUP', 'ADMINISTRATOR'];

const ERRORS = 'errors { ... on UserError { code message path } }';
const PRINT = `mutation ($input: PrintTicketsInput!) { printTickets(input: $input) { sheet {
  tickets { fullName reference } without { fullName why waitlistPosition } organisation { name { en } } session { id } } ${ERRORS} } }`;
const ENROL = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) { enrolment { confirmed waitlisted } ${ERRORS} } }`;
const REGISTER = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } } }`;
const CANCEL = `mutation ($input: CancelForOrganisationInput!) { cancelForOrganisation(input: $input) { ${ERRORS} } }`;

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
async function ask<Data>(query: string, variables: object, role?: string): Promise<Data> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Data;
}

interface Printed {
  readonly printTickets: {
    readonly sheet: {
      readonly tickets: readonly { readonly fullName: string; readonly reference: string }[];
      readonly without: readonly object[];
      readonly organisation: object;
      readonly session: object;
    } | null;
    readonly errors: readonly object[];
  };
}
const print = (role: string | undefined, organisation = hotel, session = sessionId): Promise<Printed> =>
  ask(
    PRINT,
    { input: { organisationId: global('org', organisation), sessionId: global('ses', session) } },
    role,
  );
const audits = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select p.full_name as who, a.subject_type as type, a.subject_id as subject, a.before, a.after, a.reason from audit_rows a
     left join people p on a.actor = 'person:' || p.id where a.action = 'registrations.print-tickets' order by a.at, a.id`,
  );

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  for (const role of [...READERS, ...OTHERS]) cookies.set(role, await cookieOf(api.url, role));
  const idOf = async (name: string): Promise<string> =>
    (await db.ownerSql<{ id: string }>('select id from organisations where name_en = $1', [name]))[0]!.id;
  hotel = await idOf('Lotus Angkor Hotel');
  townHall = await idOf('Siem Reap Municipal Administration');
  sessionId = await aSession(db, { capacity: 9 });
  await db.ownerSql(`update sessions set ends_at = starts_at + interval '3.5 hours' where id = $1`, [
    sessionId,
  ]);
  const person = { fullName: 'ចាន់ ស្រីមុំ', contact: 'sreymom.chan@angkor-guides.example', locale: 'km' };
  await ask(REGISTER, {
    input: {
      ...person,
      organisation: 'Lotus Angkor Hotel',
      sessionId: global('ses', sessionId),
      idempotencyKey: newId(),
    },
  });
  const wish = { organisationId: global('org', hotel), sessionId: global('ses', sessionId), list: sheetList };
  const enrolled = await ask(
    ENROL,
    { input: { ...wish, locale: 'km', idempotencyKey: newId() } },
    'COORDINATOR',
  );
  expect(enrolled).toEqual({ enrolPeople: { enrolment: { confirmed: 8, waitlisted: 3 }, errors: [] } });
  const [dara] = await db.ownerSql<{ id: string }>(
    `select r.id from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = 'Kim Dara'`,
    [sessionId],
  );
  await ask(CANCEL, { input: { registrationId: global('reg', dara!.id) } }, 'COORDINATOR');
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});
beforeEach(() => db.travelTo(NOW));

describe('the sheet of tickets', () => {
  it.each(READERS)(
    'has who has a seat, and names who has no ticket, for %s; the audit says who took it',
    async (role) => {
      const before = (await audits()).length;

      const { sheet, errors } = (await print(role)).printTickets;

      expect(errors).toEqual([]);
      expect(sheet!.tickets.map(({ fullName }) => fullName)).toEqual(ON_SHEET);
      expect(sheet!.without).toEqual([
        { fullName: 'ចាន់ ស្រីមុំ', why: 'OWN', waitlistPosition: null },
        { fullName: 'លី ណា', why: 'WAITLISTED', waitlistPosition: 1 },
        { fullName: 'សេង វណ្ណា', why: 'WAITLISTED', waitlistPosition: 2 },
        { fullName: 'Kim Dara', why: 'CANCELLED', waitlistPosition: null },
      ]);
      expect(sheet!.organisation).toEqual({ name: { en: 'Lotus Angkor Hotel' } });
      expect(sheet!.session).toEqual({ id: global('ses', sessionId) });
      const codes = await db.ownerSql<{ name: string; reference: string }>(
        `select p.full_name as name, r.reference from registrations r join people p on p.id = r.person_id where r.session_id = $1`,
        [sessionId],
      );
      for (const { fullName, reference } of sheet!.tickets)
        expect(codes).toContainEqual({ name: fullName, reference });
      const rows = await audits();
      expect(rows).toHaveLength(before + 1);
      expect(rows.at(-1)).toEqual({
        who: expect.any(String),
        type: 'session',
        subject: sessionId,
        before: null,
        after: { organisationId: hotel, tickets: 8 },
        reason: null,
      });
    },
  );

  it('is taken by nobody else, and nothing is written', async () => {
    const before = await tableChecksums(db.url, ['sign_ins']);
    for (const role of OTHERS) expect(await print(role)).toEqual({ refused: 'FORBIDDEN' });
    expect(await print(undefined)).toEqual({ refused: 'UNAUTHENTICATED' });
    expect(await print('COORDINATOR', townHall)).toEqual({ refused: 'FORBIDDEN' });
    expect(await print('COORDINATOR', newId())).toEqual({ refused: 'FORBIDDEN' });
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('is refused for a session that is not theirs to come to, and nothing is written', async () => {
    const empty = await aSession(db, { capacity: 5 });
    const calledOff = await aSession(db, { capacity: 5 });
    await db.ownerSql(
      `update sessions set status = 'CANCELLED', cancel_reason_km = 'ជំនន់', cancel_reason_en = 'Flood' where id = $1`,
      [calledOff],
    );
    const before = await tableChecksums(db.url, ['sign_ins']);
    const refusal = async (session: string): Promise<unknown> =>
      (await print('COORDINATOR', hotel, session)).printTickets;
    const refused = (code: string): object => ({
      sheet: null,
      errors: [{ code, message: expect.any(String), path: ['sessionId'] }],
    });

    expect(await refusal(empty)).toEqual(refused('NOBODY_REGISTERED'));
    expect(await refusal(calledOff)).toEqual(refused('SESSION_CANCELLED'));
    expect(await refusal(newId())).toEqual(refused('SESSION_NOT_FOUND'));
    await db.travelTo('2026-12-08T10:00:00Z');
    expect(await refusal(sessionId)).toEqual(refused('SESSION_ENDED'));
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('is there until the last moment of the session', async () => {
    await db.travelTo('2026-12-08T09:59:00Z');
    cookies.set('WORKING_GROUP', await cookieOf(api.url, 'WORKING_GROUP'));
    expect((await print('WORKING_GROUP')).printTickets.sheet?.tickets).toHaveLength(8);
  });

  it('has 600 people and no more', async () => {
    const large = await aSession(db, { capacity: 1_000 });
    const add = (count: number): Promise<unknown> =>
      db.ownerSql(
        `with added as (
           insert into people (id, full_name, locale, match_key)
           select gen_random_uuid(), 'Guest ' || n, 'km', 'guest ' || gen_random_uuid() from generate_series(1, $3::int) n returning id)
         insert into registrations (id, reference, session_id, person_id, organisation_id, organisation_name, status, locale, enrolled_by)
         select gen_random_uuid(), substr(translate(upper(replace(gen_random_uuid()::text, '-', '')), 'ILOU', '1100'), 1, 12), $1, id, $2,
           'Lotus Angkor Hotel', 'CONFIRMED', 'km', (select person_id from role_grants where role = 'COORDINATOR' limit 1) from added`,
        [large, hotel, count],
      );
    await add(600);
    expect((await print('COORDINATOR', hotel, large)).printTickets.sheet?.tickets).toHaveLength(600);
    await add(1);
    expect((await print('COORDINATOR', hotel, large)).printTickets).toMatchObject({
      sheet: null,
      errors: [{ code: 'TICKETS_TOO_MANY' }],
    });
  });
});
