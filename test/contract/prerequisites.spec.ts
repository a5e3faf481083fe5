/* docs/stories/prerequisites.md through the API: a course of the demonstration that comes after another. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, ProgrammeApi, type Payload, ses } from './programme-api.js';
import { cookieOf } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let sessionId: string;
let came: { fullName: string; contact: string };
let organisationId: string;

beforeAll(async () => {
  await programme.begin();
  programme.cookies.set('COORDINATOR', await cookieOf(programme.api.url, 'COORDINATOR'));
  [came] = (await programme.db.ownerSql<typeof came>(
    `select p.full_name as "fullName", p.email as contact from attendances a join registrations r on r.id = a.registration_id
       join sessions s on s.id = r.session_id join courses c on c.id = s.course_id join people p on p.id = r.person_id
     where c.code = 'open-data' and a.status = 'ATTENDED' and p.email is not null order by p.id limit 1`,
  )) as [typeof came];
  const [organisation] = await programme.db.ownerSql<{ id: string }>(
    `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`,
  );
  organisationId = `org_${organisation!.id.replaceAll('-', '')}`;
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => {
  await programme.db.travelTo(NOW);
  sessionId = await aSession(programme.db, { capacity: 5 });
  await programme.db.ownerSql(
    `update sessions set course_id = (select id from courses where code = 'digital-safety') where id = $1`,
    [sessionId],
  );
});

const THEARY = { fullName: 'ម៉ៅ ធារី', contact: 'theary.mao@lotus-angkor.example' };
const registrations = (): Promise<unknown[]> =>
  programme.db.ownerSql('select from registrations where session_id = $1', [sessionId]);

describe('a session whose course comes after another', () => {
  it('says which', async () => {
    const query = `query ($id: ID!) { session(id: $id) { course { prerequisites { code } } } }`;

    expect(await ask(query, { id: ses(sessionId) })).toEqual({
      session: { course: { prerequisites: [{ code: 'open-data' }] } },
    });
  });

  it('has a seat for who attended that one, and tells anybody else why not, in both languages', async () => {
    const refused = await programme.register(sessionId, THEARY);
    expect(codes(refused)).toEqual(['PREREQUISITES_MISSING']);
    expect(refused.errors[0]!.message).toBe(
      'This course comes after another one that this person has not attended yet.',
    );
    expect((await programme.register(sessionId, THEARY, 'km')).errors[0]!.message).toBe(
      'វគ្គសិក្សានេះបន្តពីវគ្គមួយទៀត ដែលបុគ្គលនេះមិនទាន់បានចូលរួម។',
    );
    expect(await registrations()).toEqual([]);

    expect((await programme.register(sessionId, came)).ticket).toMatchObject({ state: 'CONFIRMED' });
    expect(await registrations()).toHaveLength(1);
  });

  it('takes of a list those who attended it', async () => {
    const wish = {
      organisationId,
      sessionId: ses(sessionId),
      // Of the session before, at the same hour.
      bookedAnyway: [1],
      list: [came, THEARY].map(({ fullName, contact }) => `${fullName}\t${contact}`).join('\n'),
    };
    const answered = 'confirmed prerequisitesMissing lines { name outcome }';
    const PREVIEW = `query ($input: PreviewEnrolmentInput!) { previewEnrolment(input: $input) { enrolment { ${answered} } ${ERRORS} } }`;
    const ENROL = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) { enrolment { ${answered} } ${ERRORS} } }`;
    const expected = {
      enrolment: {
        confirmed: 1,
        prerequisitesMissing: 1,
        lines: [
          { name: came.fullName, outcome: 'CONFIRMED' },
          { name: THEARY.fullName, outcome: 'PREREQUISITES_MISSING' },
        ],
      },
      errors: [],
    };

    expect(await ask<Record<string, Payload>>(PREVIEW, { input: wish }, 'COORDINATOR')).toEqual({
      previewEnrolment: expected,
    });
    expect(await registrations()).toEqual([]);
    const input = { ...wish, locale: 'km', idempotencyKey: newId() };
    expect(await ask<Record<string, Payload>>(ENROL, { input }, 'COORDINATOR')).toEqual({
      enrolPeople: expected,
    });
    expect(await registrations()).toHaveLength(1);
  });
});
