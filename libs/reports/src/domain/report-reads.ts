import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { mayRead, writesReports } from './report.policy.js';
import { ReportFigures } from './report-figures.js';
import { REPORT_COLUMNS } from './report.repository.js';
import type { ReportStatus } from './report.rules.js';
import type { ReportFigureView, ReportStepView, ReportVersionView, ReportView } from './report.views.js';

type StoredFigure = Omit<ReportFigureView, 'value'> & { readonly value: string };

/** Reports for readers; nobody sees what is not theirs to see. */
@Injectable()
export class ReportReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly figures: ReportFigures,
  ) {}

  /** A report, or null when there is none or the actor may not read it. */
  async byId(actor: Actor, id: string): Promise<ReportView | null> {
    const [row] = await this.unitOfWork.readAs(actor, reportById(id, actor.personId));
    return row && mayRead(actor, row) ? row : null;
  }

  /** Reports by their last change, the newest first. Index: ix_reports__updated_at_id. */
  async page(actor: Actor, status: ReportStatus | null, request: PageRequest): Promise<Page<ReportView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<ReportView>(actor, {
      text: `select ${REPORT_COLUMNS},
          exists (select from report_authors a where a.report_id = r.id and a.person_id = $1) as "isMine"
        from reports r
        where ($2 or r.version > 0) and ($3::text is null or r.status = $3)
          and ($4::timestamptz is null or (date_trunc('milliseconds', r.updated_at), r.id) < ($4, $5::uuid))
        order by date_trunc('milliseconds', r.updated_at) desc, r.id desc limit $6`,
      values: [
        actor.personId,
        writesReports(actor),
        status,
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (report) => [report.updatedAt.toISOString(), report.id]);
  }

  /** Submitted versions of a report, the newest first. */
  async versions(actor: Actor, reportId: string): Promise<ReportVersionView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<ReportVersionView>`
      select report_id as "reportId", number, content, city_codes as "cityCodes", as_of as "asOf"
      from report_versions
      where report_id = ${reportId} order by number desc`,
    );
  }

  /** The frozen figures of a version, by their key. */
  async figuresOf(actor: Actor, reportId: string, version: number): Promise<ReportFigureView[]> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<StoredFigure>`
      select key, measure, unit, filter, value::text as value from report_figures
      where report_id = ${reportId} and version = ${version} order by key`,
    );
    return rows.map((row) => ({ ...row, value: BigInt(row.value) }));
  }

  /** The path of a report, from its beginning. */
  async steps(actor: Actor, reportId: string): Promise<ReportStepView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<ReportStepView>`
      select s.report_id as "reportId", s.version, s.act, p.full_name as "personName", s.role, s.comment, s.at
      from report_steps s join people p on p.id = s.person_id
      where s.report_id = ${reportId} order by s.id`,
    );
  }

  async authorNames(actor: Actor, reportId: string): Promise<string[]> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ name: string }>`
      select p.full_name as name from report_authors a join people p on p.id = a.person_id
      where a.report_id = ${reportId} order by a.since, p.id`,
    );
    return rows.map((row) => row.name);
  }

  /** What a content cites, counted now; a figure that is no longer known is left out. */
  async liveFigures(content: ReportVersionView['content']): Promise<ReportFigureView[]> {
    const counted = await this.unitOfWork.run(async (tx) => this.figures.of(tx, content));
    return counted.ok ? counted.value : [];
  }

  /** What may be cited, with its value now. */
  async figureChoices(): Promise<ReportFigureView[]> {
    return this.unitOfWork.run(async (tx) => this.figures.choices(tx));
  }

  /** The only clock. */
  async now(): Promise<Date> {
    const [row] = await this.unitOfWork.read(sql<{ now: Date }>`select app_now() as now`);
    return row!.now;
  }

  /** Pilot cities, as rows of the table. */
  async pilotCities(): Promise<string[]> {
    return this.unitOfWork.run(async (tx) => this.figures.pilotCities(tx));
  }
}

const reportById = (id: string, personId: string | null): SqlQuery<ReportView> => ({
  text: `select ${REPORT_COLUMNS},
      exists (select from report_authors a where a.report_id = r.id and a.person_id = $2) as "isMine"
    from reports r where r.id = $1`,
  values: [id, personId],
});
