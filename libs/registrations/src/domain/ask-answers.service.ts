import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { type AnswerMailing, type AskingRefusal, NOTHING_SENT, planAsking } from './answer-mailing.rules.js';
import { askingMailsOf, unansweredOf } from './answer-mailing.sql.js';
import { withMails } from './mailing.rules.js';
import { answeredMailing, keepMailing, mailingKey } from './mailing-key.js';
import { ANSWERS_ASKED, answersAskedKey } from './registration-news.js';
import { readSeats } from './seats.sql.js';

export interface AskAnswers {
  readonly sessionId: string;
  readonly idempotencyKey: string;
}

export type AskAnswersRefusal = AskingRefusal | Refusal<'NOBODY_TO_ASK' | 'IDEMPOTENCY_KEY_REUSED'>;

/** Asks by mail whoever of a session has not answered what must be answered. The caller has decided that the actor may read its answers.
 *  Source: docs/stories/questions.md. */
@Injectable()
export class AskAnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Who would get a mail now, and who would not and why. Writes nothing and holds no lock. */
  async preview(actor: Actor, sessionId: string): Promise<Result<AnswerMailing, AskingRefusal>> {
    const [session] = await this.unitOfWork.read(readSeats(sessionId));
    const people = await this.unitOfWork.readAs(actor, unansweredOf(sessionId));
    const sent = await this.unitOfWork.read(askingMailsOf(people.map(({ id }) => id)));
    return planAsking(session, withMails(people, sent, NOTHING_SENT));
  }

  /** Writes the mails down, with one row of the audit, and answers how many. Of several who ask at once the key of each message lets one
   *  through. The same key with the same wish answers what it answered first. Refuses as `AskAnswersRefusal` names, nothing written then:
   *  NOBODY_TO_ASK when nobody is left who could be asked now. */
  async ask(
    actor: Actor,
    { sessionId, idempotencyKey }: AskAnswers,
  ): Promise<Result<number, AskAnswersRefusal>> {
    const key = mailingKey('registrations.ask-answers', actor, idempotencyKey, [sessionId]);
    return this.unitOfWork.run(async (tx) => {
      const before = await answeredMailing(tx, key);
      if (before) return before;
      const [session] = await tx.sql(readSeats(sessionId));
      const people = await tx.sql(unansweredOf(sessionId));
      const sent = await tx.sql(askingMailsOf(people.map(({ id }) => id)));
      const mailing = planAsking(session, withMails(people, sent, NOTHING_SENT));
      if (!mailing.ok) return mailing;
      const written = await this.ledger.queue(
        tx,
        mailing.value.recipients.map(({ id, personId, email, locale, askedEver }) => ({
          kind: ANSWERS_ASKED,
          personId,
          toAddress: email,
          locale,
          subject: { type: 'session', id: sessionId, version: session!.scheduleVersion },
          cause: { type: 'registration', id },
          dedupeKey: answersAskedKey(id, askedEver),
        })),
      );
      // Whoever sent the same a moment before has it answered by now.
      if (written.length === 0) return (await answeredMailing(tx, key)) ?? refuse('NOBODY_TO_ASK');
      await this.audit.record(tx, {
        actor,
        action: 'registrations.ask-answers',
        subjectType: 'session',
        subjectId: sessionId,
        before: null,
        after: { mails: written.length },
      });
      await keepMailing(tx, key, written.length);
      return accept(written.length);
    });
  }
}
