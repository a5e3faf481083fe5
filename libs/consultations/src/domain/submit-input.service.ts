import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Result, tidyText } from '#kernel';
import { MessageLedger } from '#messaging';
import { holdVerified } from '#organisations';
import type { SubmitRefusal } from './consultation.errors.js';
import { InputSubmittedV1 } from './consultation.events.js';
import { coordinates } from './consultation.policy.js';
import { lockSubmissionOf, type StandingSubmission } from './submissions.sql.js';
import { TopicRepository } from './topic.repository.js';
import { decideAct, isText, LONGEST } from './topic.rules.js';

export interface SubmitInput {
  readonly topicId: string;
  readonly organisationId: string;
  /** 1 to 5,000 characters, in either language. */
  readonly body: string;
  readonly locale: Locale;
  /** The version that is revised; null for the first submission. */
  readonly version: number | null;
}

/** An organisation answers a topic, and revises its answer until the topic closes. Source: docs/stories/policy-input.md. */
@Injectable()
export class SubmitInputService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: TopicRepository,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the submission's id. Refuses: ORGANISATION_NOT_FOUND (also when the actor does not coordinate it), ORGANISATION_NOT_VERIFIED,
   *  SUBMISSION_TEXT_INVALID, TOPIC_NOT_FOUND, TOPIC_NOT_OPEN, SUBMISSION_CHANGED (another version stands). The same
   *  text again changes nothing. */
  async submit(actor: Actor, typed: SubmitInput): Promise<Result<string, SubmitRefusal>> {
    const body = tidyText(typed.body);
    if (!coordinates(actor, typed.organisationId))
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    if (!isText(body, LONGEST.body)) return refuse('SUBMISSION_TEXT_INVALID', { path: ['body'] });
    return this.unitOfWork.run(async (tx) => {
      const topic = await this.topics.lockShared(tx, typed.topicId);
      if (!topic) return refuse('TOPIC_NOT_FOUND', { path: ['topicId'] });
      const held = await holdVerified(tx, typed.organisationId);
      if (!held.ok) return held;
      const verdict = decideAct('SUBMIT', topic.state);
      if (!verdict.ok) return verdict;
      const [standing] = await tx.sql(lockSubmissionOf(typed.topicId, typed.organisationId));
      if (standing?.body === body) return accept(standing.id);
      if ((standing?.version ?? null) !== typed.version) return refuse('SUBMISSION_CHANGED');
      if (standing) return this.revise(tx, actor, standing, body, typed.locale);
      return this.begin(tx, actor, typed, body);
    });
  }

  private async begin(
    tx: Tx,
    actor: Actor,
    typed: SubmitInput,
    body: string,
  ): Promise<Result<string, SubmitRefusal>> {
    const id = newId();
    // Two colleagues at once: the second waits for the first here, and then is told that a version stands.
    const [row] = await tx.sql(sql<{ id: string }>`
      insert into submissions (id, topic_id, organisation_id, submitted_by, body, locale)
      values (${id}, ${typed.topicId}, ${typed.organisationId}, ${actor.personId}, ${body}, ${typed.locale})
      on conflict (topic_id, organisation_id) do nothing returning id`);
    if (!row) return refuse('SUBMISSION_CHANGED');
    await this.record(tx, actor, id, null, { topicId: typed.topicId, version: 1, body });
    await this.confirm(tx, actor, id);
    await tx.publish(new InputSubmittedV1({ submissionId: id, version: 1 }));
    return accept(id);
  }

  private async revise(
    tx: Tx,
    actor: Actor,
    standing: StandingSubmission,
    body: string,
    locale: Locale,
  ): Promise<Result<string, SubmitRefusal>> {
    const version = standing.version + 1;
    await tx.sql(sql`
      update submissions set body = ${body}, locale = ${locale}, version = ${version}, submitted_by = ${actor.personId},
        revised_at = app_now() where id = ${standing.id}`);
    const before = { version: standing.version, body: standing.body };
    await this.record(tx, actor, standing.id, before, { version, body });
    await tx.publish(new InputSubmittedV1({ submissionId: standing.id, version }));
    return accept(standing.id);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    submissionId: string,
    before: object | null,
    after: object,
  ): Promise<void> {
    const action = before ? 'consultations.revise-submission' : 'consultations.submit-input';
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'submission',
      subjectId: submissionId,
      before,
      after,
    });
  }

  private async confirm(tx: Tx, actor: Actor, submissionId: string): Promise<void> {
    const [person] = await tx.sql(sql<{ email: string | null; locale: Locale }>`
      select email, locale from people where id = ${actor.personId}`);
    if (!person?.email) return;
    await this.ledger.queue(tx, [
      {
        kind: 'consultations.received',
        personId: actor.personId,
        toAddress: person.email,
        locale: person.locale,
        cause: { type: 'submission', id: submissionId },
        dedupeKey: `consultations.received~${submissionId}`,
      },
    ]);
  }
}
