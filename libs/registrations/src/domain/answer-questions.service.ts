import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { keyOfNews } from './give-kept-seat.js';
import { type Held, heldBy, lockHeld } from './held-registration.sql.js';
import {
  type Answers,
  type AnswersRefusal,
  isAskedOf,
  isLookedAt,
  openQuestions,
  type QuestionForm,
  readAnswers,
  takesAnswers,
} from './question.rules.js';
import {
  answersFrom,
  answersOf,
  questionsOf,
  storedAnswers,
  takeBackAnswers,
  writeAnswers,
} from './questions.sql.js';
import { readReference } from './reference.js';
import { ApprovalAwaitedV1 } from './registration.events.js';
import { NEWS } from './registration-news.js';
import { holdSeats, type SeatsAtLock } from './seats.sql.js';

export type AnswerQuestionsRefusal =
  | AnswersRefusal
  | Refusal<
      | 'TICKET_NOT_FOUND'
      | 'TICKET_EXPIRED'
      | 'NOTHING_ASKED'
      | 'SESSION_CANCELLED'
      | 'SESSION_STARTED'
      | 'ANSWERS_CLOSED'
    >;

/** Answers one form of a session's questions, and changes the answers. Whoever has the ticket's code may (ADR 0007).
 *  Source: docs/stories/questions.md. */
@Injectable()
export class AnswerQuestionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly ledger: MessageLedger,
  ) {}

  /** Takes over the answers of the whole form: what is not answered, or not shown, any more goes. Answers the ticket's code. The audit
   *  says that, never what. Where `isLookedAt` says so, one that was given and is changed is looked at anew: the seat is PENDING again and
   *  stays theirs. Refuses: TICKET_NOT_FOUND, TICKET_EXPIRED, SESSION_CANCELLED, SESSION_STARTED, NOTHING_ASKED (of whoever has no
   *  seat yet, or no place any more), ANSWERS_CLOSED (see `takesAnswers`), and as `readAnswers`. */
  async answer(
    actor: Actor,
    typedReference: string,
    form: QuestionForm,
    typed: Answers,
  ): Promise<Result<string, AnswerQuestionsRefusal>> {
    const reference = readReference(typedReference);
    const notFound = refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    if (!reference) return notFound;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(heldBy(reference));
      if (!found) return notFound;
      if (found.hasExpired) return refuse('TICKET_EXPIRED', { path: ['reference'] });
      const seats = await holdSeats(tx, found.sessionId);
      const [held] = await tx.sql(lockHeld(found.id));
      if (!seats || !held) throw new Error('A registration without its seats or its person');
      if (seats.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
      const questions = (await tx.sql(questionsOf(found.sessionId))).filter(
        (question) => question.form === form,
      );
      if (questions.length === 0 || !isAskedOf(form, held.status)) return refuse('NOTHING_ASKED');
      const were = answersFrom(await tx.sql(answersOf(found.id)));
      if (!takesAnswers(form, seats, openQuestions(questions, were).length > 0))
        return refuse(seats.closesAt <= seats.now ? 'SESSION_STARTED' : 'ANSWERS_CLOSED');
      const read = readAnswers(questions, typed);
      if (!read.ok) return read;
      const gone = questions.map(({ id }) => id).filter((id) => were.has(id) && !read.value.has(id));
      const written = [...read.value].filter(([id, answer]) => were.get(id)?.join() !== answer.join());
      if (gone.length === 0 && written.length === 0) return accept(reference);
      await tx.sql(takeBackAnswers(found.id, gone));
      await tx.sql(writeAnswers(found.id, storedAnswers(new Map(written))));
      const isEdit = gone.length > 0 || written.some(([id]) => were.has(id));
      const asksAgain = isEdit && isLookedAt(form, seats, held);
      if (asksAgain) await this.askAgain(tx, seats, held);
      await this.audit.record(tx, {
        actor,
        action: 'registrations.answer-questions',
        subjectType: 'registration',
        subjectId: found.id,
        before: null,
        after: {
          form,
          answered: written.length,
          takenBack: gone.length,
          ...(asksAgain && { status: 'PENDING' }),
        },
      });
      return accept(reference);
    });
  }

  /** The seat stays taken and waits for an approval; the calendar keeps its entry, and the reminder its time. */
  private async askAgain(tx: Tx, seats: SeatsAtLock, held: Held): Promise<void> {
    const [edited] = await tx.sql(sql<{ at: Date }>`
      update registrations set status = 'PENDING', pending_reason = 'APPROVAL', approved_at = null, approval_asked = 0, edited_at = app_now()
      where id = ${held.id} returning edited_at as at`);
    const { kind } = NEWS.PENDING;
    if (held.email !== null)
      await this.ledger.queue(tx, [
        {
          kind,
          personId: held.personId,
          toAddress: held.email,
          locale: held.locale,
          subject: { type: 'session', id: held.sessionId, version: seats.scheduleVersion },
          cause: { type: 'registration', id: held.id },
          dedupeKey: keyOfNews(kind, held.id, seats, edited!.at),
        },
      ]);
    await tx.publish(new ApprovalAwaitedV1({ registrationId: held.id, sessionId: held.sessionId }));
  }
}
