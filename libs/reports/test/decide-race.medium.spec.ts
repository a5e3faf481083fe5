/* Story: docs/stories/report.md. Two people of the office press at the same moment. The rendezvous makes it certain:
   whoever has read the report waits until the other has read it too, or stands at its lock. */
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { REPORT_COLUMNS, ReportRepository } from '../src/domain/report.repository.js';
import type { ReportView } from '../src/domain/report.views.js';
import { composeReports, type ReportWorld, storyContent } from './report.builder.js';

const RENDEZVOUS = 7_264_514_001;

/** Reads as the real one does, then waits for the other. */
class MeetingRepository extends ReportRepository {
  override async lockById(tx: Tx, id: string, personId: string): Promise<ReportView | null> {
    const report = await this.read(tx, id, personId);
    await tx.sql(sql`select pg_advisory_xact_lock_shared(${RENDEZVOUS})`);
    return report;
  }
  protected async read(tx: Tx, id: string, personId: string): Promise<ReportView | null> {
    return super.lockById(tx, id, personId);
  }
}

/** The twin: the same without the lock. */
class UnlockedRepository extends MeetingRepository {
  protected override async read(tx: Tx, id: string): Promise<ReportView | null> {
    const [row] = await tx.sql<ReportView>({
      text: `select ${REPORT_COLUMNS}, false as "isMine" from reports r where r.id = $1`,
      values: [id],
    });
    return row ?? null;
  }
}

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

async function aForwardedReport(): Promise<string> {
  const made = await world.write.create(world.sovannary, { content: storyContent(), idempotencyKey: null });
  const reportId = made.ok ? made.value : '';
  await world.submit.submit(world.sovannary, { reportId, revision: 1 });
  await world.decide().decide(world.chair, { reportId, version: 1, act: 'FORWARD', comment: null });
  return reportId;
}

const waiting = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and state = 'active'`,
  );
  return row!.n;
};

/** One approves, the other returns, both held until both are as far as they can come. */
async function bothAtOnce(reports: ReportRepository, reportId: string): Promise<string[]> {
  const decider = world.decide(reports);
  const judge = (actor: Actor, act: 'APPROVE' | 'RETURN'): Promise<string> =>
    decider
      .decide(actor, { reportId, version: 1, act, comment: act === 'RETURN' ? 'សូមបន្ថែម' : null })
      .then((result) => (result.ok ? act : result.refusal.code));
  return world.unitOfWork
    .run(async (holder) => {
      await holder.sql(sql`select pg_advisory_xact_lock(${RENDEZVOUS})`);
      const answers = Promise.all([judge(world.office, 'APPROVE'), judge(world.colleague, 'RETURN')]);
      await waitFor(async () => (await waiting()) === 2, 20_000, 'both to have come as far as they can');
      return { answers };
    })
    .then(({ answers }) => answers);
}

const traces = async (reportId: string): Promise<Record<string, number>> => {
  const [row] = await db.ownerSql<Record<string, number>>(
    `select (select count(*)::int from report_steps where report_id = $1 and act in ('APPROVE', 'RETURN')) as steps,
       (select count(*)::int from audit_rows where subject_id = $1::text and action in ('reports.approve-report', 'reports.return-report')) as audited,
       (select count(distinct kind)::int from messages where cause_id = $1 and kind in ('reports.approved', 'reports.returned')) as tidings`,
    [reportId],
  );
  return row!;
};

describe('two who decide at once', () => {
  it('one wins: one step, one audit row, one set of mails, and the other is told', async () => {
    const reportId = await aForwardedReport();

    const answers = await bothAtOnce(new MeetingRepository(), reportId);

    expect(answers.filter((answer) => answer === 'REPORT_STATE')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'APPROVE' || answer === 'RETURN')).toHaveLength(1);
    expect(await traces(reportId)).toEqual({ steps: 1, audited: 1, tidings: 1 });
  });

  it('without the lock both win, and the report is approved and returned', async () => {
    const reportId = await aForwardedReport();

    const answers = await bothAtOnce(new UnlockedRepository(), reportId);

    expect(answers).toEqual(['APPROVE', 'RETURN']);
    expect(await traces(reportId)).toEqual({ steps: 2, audited: 2, tidings: 2 });
  });
});
