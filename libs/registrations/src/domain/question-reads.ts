import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS } from '#authz';
import { PublicReads, UnitOfWork } from '#database';
import type { Question } from './question.rules.js';
import { QUESTION_COLUMNS } from './questions.sql.js';

export interface AskedQuestion extends Question {
  /** No longer asked. */
  readonly isRetired: boolean;
}

/** A question with what somebody answered; nothing where they did not. */
export interface AnsweredQuestion {
  readonly question: AskedQuestion;
  readonly answer: readonly string[];
}

/** What one registration was asked, for the roster. */
export interface AnswersView {
  readonly answered: readonly AnsweredQuestion[];
  /** Questions that must be answered and are not. */
  readonly open: number;
}

const ASKED = `${QUESTION_COLUMNS}, q.retired_at is not null as "isRetired"`;
/** Whether it is asked, first those asked with registering, each form in its order, what is retired last. */
const IN_ORDER = `q.retired_at is not null, q.form desc, q.position, q.id`;

/** What sessions ask, and what people answered. */
@Injectable()
export class QuestionReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What each session asks now, form by form in their order. Index: ix_session_questions__session_id. */
  async bySession(sessionIds: readonly string[]): Promise<Map<string, AskedQuestion[]>> {
    const rows = await this.publicReads.sql<AskedQuestion & { sessionId: string }>({
      text: `select q.session_id as "sessionId", ${ASKED} from session_questions q
        where q.session_id = any($1) and q.retired_at is null order by ${IN_ORDER}`,
      values: [sessionIds],
    });
    const asked = new Map<string, AskedQuestion[]>();
    for (const { sessionId, ...question } of rows)
      asked.set(sessionId, [...(asked.get(sessionId) ?? []), question]);
    return asked;
  }

  /** What is asked of a ticket's session now, with the ticket's answers. The code is the key (ADR 0007). */
  async ofTicket(reference: string): Promise<AnsweredQuestion[]> {
    return this.unitOfWork.readAs<AnsweredQuestion>(
      ANONYMOUS,
      {
        text: `select to_jsonb(k) - 'answer' as question, k.answer from (
            select ${ASKED}, coalesce(a.answer, '{}') as answer from registrations r join session_questions q on q.session_id = r.session_id
            left join registration_answers a on a.registration_id = r.id and a.question_id = q.id
            where r.reference = $1 and q.retired_at is null order by ${IN_ORDER}) k`,
        values: [reference],
      },
      { ticket: reference },
    );
  }

  /** What registrations answered, as far as the actor may read it: to each the questions that are asked, and those retired that they
   *  answered. Whether the actor may read the roster is the caller's to say. Index: pk_registration_answers. */
  async byRegistration(actor: Actor, registrationIds: readonly string[]): Promise<Map<string, AnswersView>> {
    const rows = await this.unitOfWork.readAs<AnswersView & { id: string }>(actor, {
      text: `select r.id, open_questions(r.id) as open, coalesce((
            select jsonb_agg(jsonb_build_object('question', to_jsonb(k) - 'answer', 'answer', k.answer)) from (
              select ${ASKED}, coalesce(a.answer, '{}') as answer from session_questions q
              left join registration_answers a on a.registration_id = r.id and a.question_id = q.id
              where q.session_id = r.session_id and (q.retired_at is null or a.answer is not null) order by ${IN_ORDER}) k), '[]') as answered
        from registrations r where r.id = any($1)`,
      values: [registrationIds],
    });
    return new Map(rows.map(({ id, ...view }) => [id, view]));
  }

  /** How many questions are open to each registration that the actor sees. */
  async openByRegistration(actor: Actor, registrationIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.readAs<{ id: string; open: number }>(actor, {
      text: `select r.id, open_questions(r.id) as open from registrations r where r.id = any($1)`,
      values: [registrationIds],
    });
    return new Map(rows.map(({ id, open }) => [id, open]));
  }
}
