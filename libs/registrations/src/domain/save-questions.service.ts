import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { runsSessionsIn } from '#sessions';
import { planQuestions, type QuestionDraft, type QuestionPlanRefusal } from './question-plan.rules.js';
import type { Question, QuestionForm } from './question.rules.js';
import { keepQuestions, questionsOf } from './questions.sql.js';
import { holdSeats } from './seats.sql.js';

export interface SaveQuestions {
  readonly sessionId: string;
  readonly form: QuestionForm;
  /** Of the questions that were seen. */
  readonly version: number;
  /** All of the form, in their order. */
  readonly questions: readonly QuestionDraft[];
}

export type SaveQuestionsRefusal =
  QuestionPlanRefusal | Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'SESSION_CANCELLED' | 'SESSION_STARTED'>;

/** Writes what a session asks. Everybody keeps their seat; whoever registered before is asked what is new. */
@Injectable()
export class SaveQuestionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the session's id. Under the seat lock, as every answer, so that none goes to a question that goes at that moment.
   *  Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions there, SESSION_CANCELLED, SESSION_STARTED,
   *  QUESTIONS_CHANGED (somebody else wrote meanwhile), and as `planQuestions`. */
  async save(actor: Actor, typed: SaveQuestions): Promise<Result<string, SaveQuestionsRefusal>> {
    const { sessionId, form } = typed;
    return this.unitOfWork.run(async (tx) => {
      const seats = await holdSeats(tx, sessionId);
      const [session] = await tx.sql(sql<{ cityId: string | null }>`
        select city_id as "cityId" from sessions where id = ${sessionId}`);
      if (!seats || !session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
      if (seats.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
      if (seats.state !== 'POSTPONED' && seats.closesAt <= seats.now) return refuse('SESSION_STARTED');
      if (seats.questionsVersion !== typed.version) return refuse('QUESTIONS_CHANGED');
      const were = (await tx.sql(questionsOf(sessionId))).filter((question) => question.form === form);
      const planned = planQuestions(form, were, typed.questions);
      if (!planned.ok) return planned;
      if (JSON.stringify(were.map(asAudited)) === JSON.stringify(planned.value.map(asAudited)))
        return accept(sessionId);
      await keepQuestions(tx, sessionId, form, planned.value);
      await this.audit.record(tx, {
        actor,
        action: 'registrations.save-questions',
        subjectType: 'session',
        subjectId: sessionId,
        before: { form, questions: were.map(asAudited) },
        after: { form, questions: planned.value.map(asAudited) },
      });
      return accept(sessionId);
    });
  }
}

/** Everything of a question, in one order. */
const asAudited = ({ id, kind, text, hint, isRequired, options, minimum, maximum, shownIf }: Question) => ({
  id,
  kind,
  text: { km: text.km, en: text.en },
  hint: hint && { km: hint.km, en: hint.en },
  isRequired,
  options: options.map((option) => ({ id: option.id, km: option.text.km, en: option.text.en })),
  minimum,
  maximum,
  shownIf: shownIf && { questionId: shownIf.questionId, answers: shownIf.answers },
});
