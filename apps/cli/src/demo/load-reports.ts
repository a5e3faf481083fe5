import { sql, type Tx, type UnitOfWork } from '#database';
import { OverviewFigures } from '#overview';
import { PledgeRollups } from '#pledges';
import { type ReportContent, ReportFigures } from '#reports';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import type { Random } from './random.js';
import { DEMO_REPORTS, type DemoReport } from './reports.data.js';

const DAY = 24 * 60 * 60_000;
const STATUS = { SUBMIT: 'SUBMITTED', FORWARD: 'REVIEWED', RETURN: 'RETURNED', APPROVE: 'APPROVED' } as const;
const ROLE = {
  SUBMIT: 'WORKING_GROUP',
  FORWARD: 'CHAIR',
  RETURN: 'CHAIR',
  APPROVE: 'HEAD_OF_GOVERNMENT_OFFICE',
} as const;
type Row = Record<string, unknown>;

/** Writes three reports in three states. Comes last: their figures are those of the demonstration as it stands then. */
export async function loadReports(
  tx: Tx,
  unitOfWork: UnitOfWork,
  random: Random,
  now: Date,
  people: { workingGroup: string; chair: string; office: string },
): Promise<void> {
  const personOf = {
    SUBMIT: people.workingGroup,
    FORWARD: people.chair,
    RETURN: people.chair,
    APPROVE: people.office,
  };
  const figures = new ReportFigures(new OverviewFigures(new PledgeRollups(unitOfWork)));
  const cities = await figures.pilotCities(tx);
  for (const report of DEMO_REPORTS) {
    const before = (days: number): Date => new Date(now.getTime() - days * DAY);
    const begunAt = before(report.begunDaysAgo);
    const content = contentOf(report, before);
    const counted = await figures.of(tx, content);
    if (!counted.ok) throw new Error(`A report of the demonstration cites ${counted.refusal.code}`);
    const last = report.steps.at(-1);
    const version = report.steps.filter(({ act }) => act === 'SUBMIT').length;
    const id = random.idAt(begunAt);
    await insertRows(tx, 'reports', [
      {
        id,
        status: last ? STATUS[last.act] : 'DRAFT',
        content,
        version,
        created_by: people.workingGroup,
        created_at: begunAt,
        updated_at: last ? before(last.daysAgo) : begunAt,
      },
    ]);
    await tx.sql(
      sql`insert into report_authors (report_id, person_id, since) values (${id}, ${people.workingGroup}, ${begunAt})`,
    );
    const steps: Row[] = [step(random, id, 0, 'CREATE', people.workingGroup, 'WORKING_GROUP', begunAt)];
    const audit: Row[] = [audited(random, begunAt, people.workingGroup, 'create', id, { status: 'DRAFT' })];
    const versions: Row[] = [];
    const frozen: Row[] = [];
    let number = 0;
    for (const { act, daysAgo, comment } of report.steps) {
      const at = before(daysAgo);
      if (act === 'SUBMIT') {
        number += 1;
        versions.push({
          report_id: id,
          number,
          // What was returned lacked its last section; the version after it answers the comment.
          content: number < version ? { ...content, sections: content.sections.slice(0, -1) } : content,
          city_codes: cities,
          as_of: at,
          submitted_by: people.workingGroup,
        });
        frozen.push(
          ...counted.value.map((figure) => ({
            report_id: id,
            version: number,
            key: figure.key,
            measure: figure.measure,
            unit: figure.unit,
            filter: figure.filter,
            value: String(figure.value),
          })),
        );
      }
      steps.push(step(random, id, number, act, personOf[act], ROLE[act], at, comment));
      audit.push(
        audited(
          random,
          at,
          personOf[act],
          act.toLowerCase(),
          id,
          { status: STATUS[act], version: number },
          comment,
        ),
      );
    }
    for (const [table, rows] of [
      ['report_versions', versions],
      ['report_figures', frozen],
      ['report_steps', steps],
      ['audit_rows', audit],
    ] as const)
      if (rows.length > 0) await insertRows(tx, table, rows);
  }
}

const contentOf = (report: DemoReport, before: (days: number) => Date): ReportContent => ({
  title: report.title,
  periodFrom: before(report.periodDaysAgo[0]).toISOString().slice(0, 10),
  periodTo: before(report.periodDaysAgo[1]).toISOString().slice(0, 10),
  sections: report.sections,
});

const step = (
  random: Random,
  reportId: string,
  version: number,
  act: string,
  personId: string,
  role: string,
  at: Date,
  comment: string | null = null,
): Row => ({
  id: random.idAt(at),
  report_id: reportId,
  version,
  act,
  person_id: personId,
  role,
  comment,
  at,
});

const audited = (
  random: Random,
  at: Date,
  personId: string,
  verb: string,
  id: string,
  after: object,
  reason: string | null = null,
): Row =>
  auditRow(random, at, `person:${personId}`, `reports.${verb}-report`, 'report', id, null, after, reason);
