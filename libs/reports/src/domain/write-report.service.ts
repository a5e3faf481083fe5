import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { type ContentRefusal, decideContent, isComplete, type ReportContent } from './report-content.js';
import { type FigureRefusal, ReportFigures } from './report-figures.js';
import { ReportRepository } from './report.repository.js';
import { decideReportAct, type ReportActCode } from './report.rules.js';

export type WriteReportRefusal =
  Refusal<'REPORT_NOT_FOUND' | 'IDEMPOTENCY_KEY_REUSED' | ReportActCode> | ContentRefusal | FigureRefusal;

/** Writes the draft of a report. Whoever writes is an author from then on. */
@Injectable()
export class WriteReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly figures: ReportFigures,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens a report; answers its id. The same key with the same content from the same person opens one. Refuses FORBIDDEN,
   *  IDEMPOTENCY_KEY_REUSED (the key came with other content before), and what `decideContent` and the figures refuse. */
  async create(
    actor: Actor,
    command: { content: ReportContent; idempotencyKey: string | null },
  ): Promise<Result<string, WriteReportRefusal>> {
    const content = decideContent(command.content);
    if (!content.ok) return content;
    const personId = actor.personId;
    if (!personId || !actor.roles.some(({ role }) => role === 'WORKING_GROUP')) return refuse('FORBIDDEN');
    return this.unitOfWork.run(async (tx) => {
      const figures = await this.figures.of(tx, content.value);
      if (!figures.ok) return figures;
      const { id, isNew, isSame } = await this.reports.insert(tx, {
        content: content.value,
        personId,
        creationKey: command.idempotencyKey,
      });
      if (!isSame) return refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
      if (!isNew) return accept(id);
      await this.reports.addAuthor(tx, id, personId);
      await this.reports.addStep(tx, {
        reportId: id,
        version: 0,
        act: 'CREATE',
        personId,
        role: 'WORKING_GROUP',
        comment: null,
      });
      await this.audit.record(tx, {
        actor,
        action: 'reports.create-report',
        subjectType: 'report',
        subjectId: id,
        before: null,
        after: { status: 'DRAFT', revision: 1, content: content.value },
      });
      return accept(id);
    });
  }

  /** Replaces the text of a draft, or of a returned report. `revision` is the one that the author saw. Text that is the
   *  same changes nothing. Refuses REPORT_NOT_FOUND, what `decideReportAct`, `decideContent` and the figures refuse. */
  async edit(
    actor: Actor,
    command: { reportId: string; revision: number; content: ReportContent },
  ): Promise<Result<string, WriteReportRefusal>> {
    const content = decideContent(command.content);
    if (!content.ok) return content;
    const personId = actor.personId;
    if (!personId) return refuse('FORBIDDEN');
    return this.unitOfWork.run(async (tx) => {
      const report = await this.reports.lockById(tx, command.reportId, personId);
      if (!report) return refuse('REPORT_NOT_FOUND', { path: ['reportId'] });
      const verdict = decideReportAct({
        act: 'EDIT',
        status: report.status,
        roles: actor.roles.map(({ role }) => role),
        isAuthor: report.isMine,
        // What stands already was seen by who writes it: the same text sent twice is no change of somebody else's.
        isCurrent: report.revision === command.revision || sameContent(content.value, report.content),
        isComplete: isComplete(content.value),
        comment: null,
      });
      if (!verdict.ok) return verdict;
      const figures = await this.figures.of(tx, content.value);
      if (!figures.ok) return figures;
      if (sameContent(content.value, report.content)) return accept(report.id);
      await this.reports.saveContent(tx, report.id, content.value);
      await this.reports.addAuthor(tx, report.id, personId);
      await this.audit.record(tx, {
        actor,
        action: 'reports.edit-report',
        subjectType: 'report',
        subjectId: report.id,
        before: { revision: report.revision, content: report.content },
        after: { revision: report.revision + 1, content: content.value },
      });
      return accept(report.id);
    });
  }
}

const asText = ({ title, periodFrom, periodTo, sections }: ReportContent): string =>
  JSON.stringify([
    [title.km, title.en, periodFrom, periodTo],
    sections.map(({ heading, text, hasCityTable }) => [
      heading.km,
      heading.en,
      text.km,
      text.en,
      hasCityTable,
    ]),
  ]);

const sameContent = (one: ReportContent, other: ReportContent): boolean => asText(one) === asText(other);
