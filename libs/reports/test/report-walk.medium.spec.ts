/* Story: docs/stories/report.md. The services themselves are walked through every state, role and act; with each guard
   taken away, what it alone refuses goes through. */
import { personActor, type Role, ROLES } from '#authz';
import { newId } from '#kernel';
import {
  REPORT_ACTS,
  REPORT_GUARDS,
  REPORT_STATUSES,
  type ReportAttempt,
  type ReportContent,
  type ReportGuard,
} from '#reports';
import { createTestDatabase, type TestDatabase } from '#testing';
import { expected, legal } from './legal-paths.js';
import { composeReports, type ReportWorld, storyContent } from './report.builder.js';

let db: TestDatabase;
let world: ReportWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  world = await composeReports(db);
});
afterAll(async () => {
  await world.close();
  await db.drop();
});

/** With a gap in the second language. */
const incomplete = (): ReportContent => {
  const [first, second] = storyContent().sections;
  return { ...storyContent(), sections: [first!, { ...second!, heading: { km: 'ធនធាន', en: '' } }] };
};

/** A report that stands in this state, written by Mao Sovannary, and by Tep Chantha too if that is asked. */
async function aReport({ status, isAuthor, isComplete }: ReportAttempt): Promise<string> {
  const id = newId();
  const content = JSON.stringify(isComplete ? storyContent() : incomplete());
  const version = status === 'DRAFT' ? 0 : 1;
  const writer = world.sovannary.personId;
  await db.ownerSql(
    `insert into reports (id, status, content, version, created_by) values ($1, $2, $3, $4, $5)`,
    [id, status, content, version, writer],
  );
  await db.ownerSql(`insert into report_authors (report_id, person_id) select $1, unnest($2::uuid[])`, [
    id,
    isAuthor ? [writer, world.colleague.personId] : [writer],
  ]);
  if (version === 1)
    await db.ownerSql(
      `insert into report_versions (report_id, number, content, city_codes, as_of, submitted_by) values ($1, 1, $2, '{}', app_now(), $3)`,
      [id, content, writer],
    );
  return id;
}

/** Everything that an act may leave behind. */
const traces = async (id: string): Promise<unknown> =>
  db.ownerSql(
    `select status, version, revision, md5(content::text) as text,
       (select count(*)::int from report_steps where report_id = r.id) as steps,
       (select count(*)::int from report_authors where report_id = r.id) as authors,
       (select count(*)::int from report_versions where report_id = r.id) as versions,
       (select count(*)::int from report_figures where report_id = r.id) as figures,
       (select count(*)::int from audit_rows where subject_id = r.id::text) as audited,
       (select count(*)::int from messages where cause_id = r.id) as mails
     from reports r where id = $1`,
    [id],
  );

/** Tries it through the service; answers the state that the report has then, or "no" where it was refused and left nothing. */
async function outcome(attempt: ReportAttempt): Promise<string> {
  const { act, roles, isCurrent, comment, status } = attempt;
  const reportId = await aReport(attempt);
  const grants = roles.map((role) => ({ role, scopeId: null }));
  const actor = personActor(world.colleague.personId!, grants);
  const revision = isCurrent ? 1 : 2;
  const version = (status === 'DRAFT' ? 0 : 1) + (isCurrent ? 0 : 1);
  const before = await traces(reportId);
  const answer =
    act === 'EDIT'
      ? await world.write.edit(actor, { reportId, revision, content: storyContent('ថ្មី') })
      : act === 'SUBMIT'
        ? await world.submit.submit(actor, { reportId, revision })
        : await world.decide().decide(actor, { reportId, version, act, comment });
  const after = await traces(reportId);
  if (answer.ok) {
    expect(after).not.toEqual(before);
    return (after as { status: string }[])[0]!.status;
  }
  expect(after).toEqual(before);
  return 'no';
}

const asIt = {
  isCurrent: true,
  isComplete: true,
  isAuthor: false,
  comment: 'Say which sector',
} satisfies Partial<ReportAttempt>;

describe('the services, walked through every state, role and act', () => {
  it.each(REPORT_STATUSES)('go the legal paths and no other from %s', async (status) => {
    const attempts: ReportAttempt[] = ROLES.flatMap((role: Role) =>
      REPORT_ACTS.flatMap((act) =>
        [false, true].map((isAuthor) => ({ ...asIt, status, roles: [role], act, isAuthor })),
      ),
    );
    const told: string[] = [];
    const wanted: string[] = [];
    for (const attempt of attempts) {
      const name = `${attempt.roles[0]} ${attempt.act} ${attempt.isAuthor ? 'author' : 'other'}: `;
      told.push(name + (await outcome(attempt)));
      wanted.push(name + expected(attempt));
    }

    expect(told).toEqual(wanted);
    const ways = [...legal].filter(([path]) => path.startsWith(`${status} `));
    const open = ways.reduce((sum, [, { authorToo }]) => sum + (authorToo ? 2 : 1), 0);
    expect(told.filter((line) => !line.endsWith(': no'))).toHaveLength(open);
  });
});

/** What one guard alone refuses, and where it leads without it. */
const HELD_BACK: Record<keyof typeof REPORT_GUARDS, readonly [ReportAttempt, string]> = {
  state: [{ ...asIt, status: 'SUBMITTED', roles: ['HEAD_OF_GOVERNMENT_OFFICE'], act: 'APPROVE' }, 'APPROVED'],
  role: [{ ...asIt, status: 'SUBMITTED', roles: ['WORKING_GROUP'], act: 'FORWARD' }, 'REVIEWED'],
  ownReport: [{ ...asIt, status: 'SUBMITTED', roles: ['CHAIR'], act: 'FORWARD', isAuthor: true }, 'REVIEWED'],
  current: [{ ...asIt, status: 'SUBMITTED', roles: ['CHAIR'], act: 'FORWARD', isCurrent: false }, 'REVIEWED'],
  complete: [
    { ...asIt, status: 'DRAFT', roles: ['WORKING_GROUP'], act: 'SUBMIT', isComplete: false },
    'SUBMITTED',
  ],
  // The database has a second guard: no row of a return without its words.
  comment: [
    { ...asIt, status: 'SUBMITTED', roles: ['CHAIR'], act: 'RETURN', comment: null },
    'ck_report_steps__comment',
  ],
};

describe('a guard that is taken away', () => {
  const guards: Record<string, ReportGuard> = REPORT_GUARDS;
  const whole = { ...REPORT_GUARDS };
  afterEach(() => {
    for (const name of Object.keys(guards)) delete guards[name];
    Object.assign(guards, whole);
  });

  it.each(Object.entries(HELD_BACK))(
    'lets through what "%s" alone refuses',
    async (name, [attempt, leads]) => {
      expect(await outcome(attempt)).toBe('no');

      delete guards[name];
      const without = await outcome(attempt).catch((error: Error) => error.message);

      expect(without).toContain(leads);
    },
  );
});
