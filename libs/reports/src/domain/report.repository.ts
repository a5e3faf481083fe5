import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import type { ReportContent } from './report-content.js';
import type { ReportFigureView, ReportStepView, ReportView } from './report.views.js';

export const REPORT_COLUMNS = `r.id, r.serial, r.status, r.revision, r.version, r.content,
  r.created_at as "createdAt", r.updated_at as "updatedAt"`;

/** Reports as rows. All methods take the transaction first. */
@Injectable()
export class ReportRepository {
  /** The report, locked until `tx` ends, or nothing; `isMine` for this person. Every act takes this lock first, so that
   *  of two at once the second sees what the first has made of it. Lock order: the report, then the rest. */
  async lockById(tx: Tx, id: string, personId: string): Promise<ReportView | null> {
    const [row] = await tx.sql(reportForUpdate(id, personId));
    return row ?? null;
  }

  /** The id of a new report, or of the one that this person made before with the same key; `isSame` says whether that
   *  was made of the same content. */
  async insert(
    tx: Tx,
    report: { content: ReportContent; personId: string; creationKey: string | null },
  ): Promise<{ id: string; isNew: boolean; isSame: boolean }> {
    const { content, personId, creationKey } = report;
    const hash = createHash('sha256').update(JSON.stringify(content)).digest();
    const [made] = await tx.sql(sql<{ id: string }>`
      insert into reports (id, content, created_by, creation_key, creation_hash)
      values (${newId()}, ${JSON.stringify(content)}::jsonb, ${personId}, ${creationKey}, ${hash})
      on conflict (created_by, creation_key) do nothing returning id`);
    if (made) return { id: made.id, isNew: true, isSame: true };
    const [known] = await tx.sql(sql<{ id: string; hash: Buffer | null }>`
      select id, creation_hash as hash from reports where created_by = ${personId} and creation_key = ${creationKey}`);
    return { id: known!.id, isNew: false, isSame: known!.hash?.equals(hash) ?? true };
  }

  async addAuthor(tx: Tx, reportId: string, personId: string): Promise<void> {
    await tx.sql(sql`insert into report_authors (report_id, person_id) values (${reportId}, ${personId})
      on conflict do nothing`);
  }

  async saveContent(tx: Tx, reportId: string, content: ReportContent): Promise<void> {
    await tx.sql(sql`update reports set content = ${JSON.stringify(content)}::jsonb, revision = revision + 1,
      updated_at = app_now() where id = ${reportId}`);
  }

  async saveState(tx: Tx, report: Pick<ReportView, 'id' | 'status' | 'version'>): Promise<void> {
    await tx.sql(sql`update reports set status = ${report.status}, version = ${report.version},
      updated_at = app_now() where id = ${report.id}`);
  }

  /** Keeps a version with its figures, for ever: no role may change these rows. */
  async freeze(
    tx: Tx,
    version: {
      reportId: string;
      number: number;
      content: ReportContent;
      cityCodes: readonly string[];
      personId: string;
    },
    figures: readonly ReportFigureView[],
  ): Promise<void> {
    await tx.sql(sql`
      insert into report_versions (report_id, number, content, city_codes, as_of, submitted_by)
      values (${version.reportId}, ${version.number}, ${JSON.stringify(version.content)}::jsonb, ${version.cityCodes}, app_now(), ${version.personId})`);
    const rows = figures.map(({ value, ...figure }) => ({ ...figure, value: String(value) }));
    await tx.sql(sql`
      insert into report_figures (report_id, version, key, measure, unit, filter, value)
      select ${version.reportId}, ${version.number}, f.key, f.measure, f.unit, f.filter, f.value
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(key text, measure text, unit text, filter jsonb, value bigint)`);
  }

  async addStep(
    tx: Tx,
    step: Pick<ReportStepView, 'reportId' | 'version' | 'act' | 'role' | 'comment'> & { personId: string },
  ): Promise<void> {
    await tx.sql(sql`
      insert into report_steps (id, report_id, version, act, person_id, role, comment)
      values (${newId()}, ${step.reportId}, ${step.version}, ${step.act}, ${step.personId}, ${step.role}, ${step.comment})`);
  }
}

const reportForUpdate = (id: string, personId: string): SqlQuery<ReportView> => ({
  text: `select ${REPORT_COLUMNS},
      exists (select from report_authors a where a.report_id = r.id and a.person_id = $2) as "isMine"
    from reports r where r.id = $1 for update of r`,
  values: [id, personId],
});
