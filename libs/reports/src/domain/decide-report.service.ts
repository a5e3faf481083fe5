import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, hasForbiddenCharacters, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { ReportRepository } from './report.repository.js';
import { decideReportAct, type ReportAct, type ReportActCode } from './report.rules.js';
import { ReportTidings } from './report-tidings.js';

export interface DecideReport {
  readonly reportId: string;
  /** The version that was read and is judged. */
  readonly version: number;
  readonly act: Extract<ReportAct, 'FORWARD' | 'RETURN' | 'APPROVE'>;
  /** 1 to 2,000 characters; a return needs one. */
  readonly comment: string | null;
}

const MAX_COMMENT = 2_000;

/** As the audit names each act. */
const ACTIONS: Readonly<Record<DecideReport['act'], string>> = {
  FORWARD: 'reports.forward-report',
  RETURN: 'reports.return-report',
  APPROVE: 'reports.approve-report',
};

/** Judges a submitted report: the chair forwards it, the office of the head of government approves it, either returns it. */
@Injectable()
export class DecideReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly tidings: ReportTidings,
    private readonly audit: AuditTrail,
  ) {}

  /** Refuses REPORT_NOT_FOUND (also a draft that was never submitted), COMMENT_INVALID (too long), and what
   *  `decideReportAct` refuses. */
  async decide(
    actor: Actor,
    command: DecideReport,
  ): Promise<Result<string, Refusal<'REPORT_NOT_FOUND' | 'COMMENT_INVALID' | ReportActCode>>> {
    const personId = actor.personId;
    if (!personId) return refuse('FORBIDDEN');
    const comment = writtenText(command.comment);
    if (comment && (comment.length > MAX_COMMENT || hasForbiddenCharacters(comment)))
      return refuse('COMMENT_INVALID', { path: ['comment'] });
    return this.unitOfWork.run(async (tx) => {
      const report = await this.reports.lockById(tx, command.reportId, personId);
      if (!report) return refuse('REPORT_NOT_FOUND', { path: ['reportId'] });
      const { act } = command;
      const verdict = decideReportAct({
        act,
        status: report.status,
        roles: actor.roles.map(({ role }) => role),
        isAuthor: report.isMine,
        isCurrent: report.version === command.version,
        isComplete: true,
        comment,
      });
      if (!verdict.ok) return verdict;
      const { to, role } = verdict.value;
      await this.reports.saveState(tx, { id: report.id, status: to, version: report.version });
      const step = { reportId: report.id, version: report.version, act };
      await this.reports.addStep(tx, { ...step, personId, role, comment });
      await this.audit.record(tx, {
        actor,
        action: ACTIONS[act],
        subjectType: 'report',
        subjectId: report.id,
        before: { status: report.status, version: report.version },
        after: { status: to, version: report.version },
        reason: comment,
      });
      await this.tidings.tell(tx, { ...step, from: report.status });
      return accept(report.id);
    });
  }
}
