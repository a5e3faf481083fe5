/* Story: docs/stories/report.md. */
import { Config } from '#config';
import { People } from '#identity';
import type { LedgerRow } from '#messaging';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import { ReportMailComposer } from '../src/worker/report-mail.composer.js';
import { composeReports, type ReportWorld, storyContent } from './report.builder.js';

let db: TestDatabase;
let world: ReportWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-21T02:00:00Z');
  world = await composeReports(db);
});
afterAll(async () => {
  await world.close();
  await db.drop();
});

describe('the mails about a report', () => {
  it('tell each step in the language of the reader, with who took it, its comment and where to read it', async () => {
    const made = await world.write.create(world.sovannary, { content: storyContent(), idempotencyKey: null });
    const reportId = made.ok ? made.value : '';
    await world.submit.submit(world.sovannary, { reportId, revision: 1 });
    await world
      .decide()
      .decide(world.chair, { reportId, version: 1, act: 'RETURN', comment: 'សូមបញ្ជាក់វិស័យ <b>' });
    const rows = await db.ownerSql<LedgerRow & { email: string }>(
      `select id, kind, person_id as "personId", to_address as "toAddress", case to_address when 'chair@committee.example' then 'en' else locale end as locale,
         subject_type as "subjectType", subject_id as "subjectId", subject_version as "subjectVersion", cause_type as "causeType",
         cause_id as "causeId", status, due_at as "dueAt"
       from messages where cause_id = $1 order by id`,
      [reportId],
    );
    const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

    const mails = await new ReportMailComposer(
      world.unitOfWork,
      new People(world.unitOfWork),
      config,
    ).compose([...rows]);

    const [{ serial }] = (await db.ownerSql<{ serial: number }>('select serial from reports where id = $1', [
      reportId,
    ])) as [{ serial: number }];
    const reference = `R-2026-${String(serial).padStart(3, '0')}`;
    expect(rows.map((row) => [row.kind, row.toAddress, mails.get(row.id)?.subject])).toEqual([
      ['reports.submitted', 'sovannary@committee.example', `${reference} ត្រូវបានដាក់ជូនពិនិត្យ`],
      ['reports.submitted', 'kosal@committee.example', `${reference} ត្រូវបានដាក់ជូនពិនិត្យ`],
      ['reports.submitted', 'chair@committee.example', `${reference} submitted for review`],
      ['reports.returned', 'sovannary@committee.example', `${reference} ត្រូវបានបញ្ជូនត្រឡប់`],
      ['reports.returned', 'kosal@committee.example', `${reference} ត្រូវបានបញ្ជូនត្រឡប់`],
      ['reports.returned', 'chair@committee.example', `${reference} returned with a comment`],
    ]);
    const returned = mails.get(rows[3]!.id)!;
    for (const body of [returned.html, returned.text]) {
      expect(body).toContain('អ៊ុក សម្បត្តិ');
      expect(body).toContain(`/km/reports/rpt_${reportId.replaceAll('-', '')}`);
    }
    expect(returned.text).toContain('សូមបញ្ជាក់វិស័យ <b>');
    expect(returned.html).toContain('សូមបញ្ជាក់វិស័យ &lt;b&gt;');
  });
});
