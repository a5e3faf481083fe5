import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, actorName } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, newId, refuse, type Result, tidyText } from '#kernel';
import { MessageLedger } from '#messaging';
import type { AskRefusal, ExtendRefusal, PublishRefusal } from './consultation.errors.js';
import { OutcomePublishedV1, TopicAskedV1, TopicExtendedV1 } from './consultation.events.js';
import { submittersOf } from './submissions.sql.js';
import { TopicRepository } from './topic.repository.js';
import { decideAct, isLocalized, LONGEST } from './topic.rules.js';

export interface AskTopic {
  readonly sectorId: string;
  /** 1 to 200 characters in each language. */
  readonly title: LocalizedText;
  /** 1 to 2,000 characters in each language. */
  readonly question: LocalizedText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The same key with the same topic asks once. */
  readonly idempotencyKey?: string | null;
}

const tidied = (text: LocalizedText): LocalizedText => ({ km: tidyText(text.km), en: tidyText(text.en) });

const hashOf = ({ sectorId, title, question, opensAt, closesAt }: AskTopic): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([sectorId, title.km, title.en, question.km, question.en, opensAt, closesAt]))
    .digest();

/** What the committee does with a topic: ask it, keep it open longer, publish its outcome.
 *  Source: docs/stories/policy-input.md. */
@Injectable()
export class TopicsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: TopicRepository,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the topic's id; the first one for a key that was used with the same topic. Refuses: TOPIC_TEXT_INVALID,
   *  TOPIC_TIMES_INVALID (closing before opening, or already past), SECTOR_NOT_FOUND, IDEMPOTENCY_KEY_REUSED. */
  async ask(actor: Actor, typed: AskTopic): Promise<Result<string, AskRefusal>> {
    const [title, question] = [tidied(typed.title), tidied(typed.question)];
    if (!isLocalized(title, LONGEST.title)) return refuse('TOPIC_TEXT_INVALID', { path: ['title'] });
    if (!isLocalized(question, LONGEST.question)) return refuse('TOPIC_TEXT_INVALID', { path: ['question'] });
    const { sectorId, opensAt, closesAt, idempotencyKey } = typed;
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const first = idempotencyKey ? await this.claimKey(tx, actor, typed, idempotencyKey, id) : null;
      if (first) return first;
      if (closesAt <= opensAt || closesAt <= (await this.topics.now(tx)))
        return refuse('TOPIC_TIMES_INVALID', { path: ['closesAt'] });
      const topic = { id, sectorId, title, question, opensAt, closesAt, askedBy: actor.personId! };
      if (!(await this.topics.insert(tx, topic))) return refuse('SECTOR_NOT_FOUND', { path: ['sectorId'] });
      await this.audit.record(tx, {
        actor,
        action: 'consultations.ask-topic',
        subjectType: 'topic',
        subjectId: id,
        before: null,
        after: { sectorId, title, opensAt, closesAt },
      });
      await tx.publish(new TopicAskedV1({ topicId: id }));
      return accept(id);
    });
  }

  /** Claims the key for this transaction; a rival with the same key waits here until the other has ended. Answers what
   *  the key stands for when it was used before. */
  private async claimKey(
    tx: Tx,
    actor: Actor,
    typed: AskTopic,
    key: string,
    topicId: string,
  ): Promise<Result<string, AskRefusal> | null> {
    const scope = `consultations.ask-topic~${actorName(actor)}`;
    const hash = hashOf(typed);
    const claimed = await tx.sql(sql`
      insert into idempotency_keys (scope, key, body_hash, answer)
      values (${scope}, ${key}, ${hash}, ${JSON.stringify({ topicId })}::jsonb)
      on conflict (scope, key) do nothing returning key`);
    if (claimed.length > 0) return null;
    const [known] = await tx.sql(sql<{ bodyHash: Buffer; topicId: string }>`
      select body_hash as "bodyHash", answer->>'topicId' as "topicId" from idempotency_keys
      where scope = ${scope} and key = ${key}`);
    return known?.bodyHash.equals(hash)
      ? accept(known.topicId)
      : refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
  }

  /** Moves the closing time later. Answers the topic's id. Refuses: TOPIC_NOT_FOUND, TOPIC_NOT_OPEN (it has closed),
   *  TOPIC_TIMES_INVALID (not later than it is). */
  async extend(actor: Actor, topicId: string, closesAt: Date): Promise<Result<string, ExtendRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const topic = await this.topics.lockAlone(tx, topicId);
      if (!topic) return refuse('TOPIC_NOT_FOUND', { path: ['topicId'] });
      const verdict = decideAct('EXTEND', topic.state);
      if (!verdict.ok) return verdict;
      if (closesAt <= topic.closesAt) return refuse('TOPIC_TIMES_INVALID', { path: ['closesAt'] });
      await this.topics.extend(tx, topicId, closesAt);
      await this.audit.record(tx, {
        actor,
        action: 'consultations.extend-topic',
        subjectType: 'topic',
        subjectId: topicId,
        before: { closesAt: topic.closesAt },
        after: { closesAt },
      });
      await tx.publish(new TopicExtendedV1({ topicId }));
      return accept(topicId);
    });
  }

  /** Makes the outcome public and tells every submitter. `outcome` is 1 to 5,000 characters in each language. Answers the topic's id.
   *  Refuses: OUTCOME_TEXT_INVALID, TOPIC_NOT_FOUND, TOPIC_STILL_OPEN, TOPIC_PUBLISHED, SUBMISSIONS_UNANSWERED with
   *  their `count`. */
  async publish(
    actor: Actor,
    topicId: string,
    typedOutcome: LocalizedText,
  ): Promise<Result<string, PublishRefusal>> {
    const outcome = tidied(typedOutcome);
    if (!isLocalized(outcome, LONGEST.outcome)) return refuse('OUTCOME_TEXT_INVALID', { path: ['outcome'] });
    return this.unitOfWork.run(async (tx) => {
      const topic = await this.topics.lockAlone(tx, topicId);
      if (!topic) return refuse('TOPIC_NOT_FOUND', { path: ['topicId'] });
      const verdict = decideAct('PUBLISH', topic.state);
      if (!verdict.ok) return verdict;
      const [open] = await tx.sql(sql<{ count: number }>`
        select count(*)::int as count from submissions where topic_id = ${topicId} and disposition is null`);
      if (open!.count > 0) return refuse('SUBMISSIONS_UNANSWERED', { detail: { count: open!.count } });
      await this.topics.publish(tx, topicId, outcome);
      await this.audit.record(tx, {
        actor,
        action: 'consultations.publish-outcome',
        subjectType: 'topic',
        subjectId: topicId,
        before: { state: topic.state },
        after: { state: 'PUBLISHED', outcome },
      });
      const submitters = await tx.sql(submittersOf(topicId));
      await this.ledger.queue(
        tx,
        submitters.map((submitter) => ({
          kind: 'consultations.outcome',
          personId: submitter.personId,
          toAddress: submitter.email,
          locale: submitter.locale,
          cause: { type: 'submission', id: submitter.submissionId },
          dedupeKey: `consultations.outcome~${submitter.submissionId}`,
        })),
      );
      await tx.publish(new OutcomePublishedV1({ topicId }));
      return accept(topicId);
    });
  }
}
