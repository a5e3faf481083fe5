import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, refuse, type Result, tidyText } from '#kernel';
import type { AnswerRefusal } from './consultation.errors.js';
import { SubmissionAnsweredV1 } from './consultation.events.js';
import { type Disposition, lockSubmission, type StandingSubmission } from './submissions.sql.js';
import { TopicRepository } from './topic.repository.js';
import { decideAct, isLocalized, LONGEST } from './topic.rules.js';

export interface AnswerSubmission {
  readonly submissionId: string;
  readonly disposition: Disposition;
  /** 1 to 1,000 characters in each language. */
  readonly reason: LocalizedText;
  /** Of the answer that its writer saw; 0 where there was none. */
  readonly answerVersion: number;
}

/** The committee's answer to one submission. Source: docs/stories/policy-input.md. */
@Injectable()
export class AnswerSubmissionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: TopicRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Gives a disposition, or corrects it until the outcome is public. Answers the submission's id. Refuses: REASON_MISSING,
   *  SUBMISSION_NOT_FOUND, TOPIC_STILL_OPEN, TOPIC_PUBLISHED, ANSWER_CHANGED (a colleague answered meanwhile). The same
   *  answer again changes nothing. */
  async answer(actor: Actor, typed: AnswerSubmission): Promise<Result<string, AnswerRefusal>> {
    const reason = { km: tidyText(typed.reason.km), en: tidyText(typed.reason.en) };
    if (!isLocalized(reason, LONGEST.reason)) return refuse('REASON_MISSING', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const topicId = await this.topicOf(tx, typed.submissionId);
      const topic = topicId && (await this.topics.lockShared(tx, topicId));
      const [standing] = topic ? await tx.sql(lockSubmission(typed.submissionId)) : [];
      if (!topic || !standing) return refuse('SUBMISSION_NOT_FOUND', { path: ['submissionId'] });
      const verdict = decideAct('ANSWER', topic.state);
      if (!verdict.ok) return verdict;
      if (saysTheSame(standing, typed.disposition, reason)) return accept(standing.id);
      if (standing.answerVersion !== typed.answerVersion) return refuse('ANSWER_CHANGED');
      await tx.sql(sql`
        update submissions set disposition = ${typed.disposition}, reason_km = ${reason.km}, reason_en = ${reason.en},
          answered_by = ${actor.personId}, answered_at = app_now(), answer_version = answer_version + 1 where id = ${standing.id}`);
      const { disposition, reasonKm, reasonEn } = standing;
      await this.audit.record(tx, {
        actor,
        action: 'consultations.answer-submission',
        subjectType: 'submission',
        subjectId: standing.id,
        before: disposition && { disposition, reason: { km: reasonKm, en: reasonEn } },
        after: { disposition: typed.disposition, reason },
      });
      await tx.publish(new SubmissionAnsweredV1({ submissionId: standing.id }));
      return accept(standing.id);
    });
  }

  private async topicOf(tx: Tx, submissionId: string): Promise<string | null> {
    const [row] = await tx.sql(sql<{ topicId: string }>`
      select topic_id as "topicId" from submissions where id = ${submissionId}`);
    return row?.topicId ?? null;
  }
}

const saysTheSame = (
  standing: StandingSubmission,
  disposition: Disposition,
  reason: LocalizedText,
): boolean =>
  standing.disposition === disposition && standing.reasonKm === reason.km && standing.reasonEn === reason.en;
