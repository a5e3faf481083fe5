import { sql, type SqlQuery, type Tx } from '#database';
import type { Answers, Question, QuestionForm } from './question.rules.js';

/** A question of `session_questions q`. */
export const QUESTION_COLUMNS = `q.id, q.form, q.kind, jsonb_build_object('km', q.text_km, 'en', q.text_en) as text,
  case when q.hint_km is not null then jsonb_build_object('km', q.hint_km, 'en', q.hint_en) end as hint,
  q.is_required as "isRequired", q.options, q.minimum, q.maximum,
  case when q.shown_if_question_id is not null then
    jsonb_build_object('questionId', q.shown_if_question_id, 'answers', q.shown_if_answers) end as "shownIf"`;

/** What a session asks now, form by form in their order. Index: ix_session_questions__session_id. */
export const questionsOf = (sessionId: string): SqlQuery<Question> => ({
  text: `select ${QUESTION_COLUMNS} from session_questions q where q.session_id = $1 and q.retired_at is null
    order by q.form desc, q.position`,
  values: [sessionId],
});

/** Takes the questions of one form over as they are from now on: one that is there no longer goes, with answers into retirement. The
 *  caller holds the seat lock, under which every answer is written. */
export async function keepQuestions(
  tx: Tx,
  sessionId: string,
  form: QuestionForm,
  questions: readonly Question[],
): Promise<void> {
  const rows = JSON.stringify(questions.map((question, position) => ({ ...question, position })));
  await tx.sql(sql`
    insert into session_questions as t (id, session_id, form, position, kind, text_km, text_en, hint_km, hint_en, is_required, options,
      minimum, maximum, shown_if_question_id, shown_if_answers)
    select q.id, ${sessionId}, ${form}, q.position, q.kind, q.text ->> 'km', q.text ->> 'en', q.hint ->> 'km', q.hint ->> 'en', q."isRequired",
      q.options, q.minimum, q.maximum, (q."shownIf" ->> 'questionId')::uuid,
      array(select jsonb_array_elements_text(coalesce(q."shownIf" -> 'answers', '[]')))
    from jsonb_to_recordset(${rows}::jsonb) as q(id uuid, position int, kind text, text jsonb, hint jsonb, "isRequired" boolean, options jsonb,
      minimum int, maximum int, "shownIf" jsonb)
    on conflict (id) do update set position = excluded.position, hint_km = excluded.hint_km, hint_en = excluded.hint_en,
      is_required = excluded.is_required, options = excluded.options, minimum = excluded.minimum, maximum = excluded.maximum`);
  const ids = questions.map(({ id }) => id);
  await tx.sql(sql`
    update session_questions q set retired_at = app_now()
    where q.session_id = ${sessionId} and q.form = ${form} and q.retired_at is null and not q.id = any(${ids}::uuid[])
      and exists (select from registration_answers a where a.question_id = q.id)`);
  await tx.sql(sql`
    delete from session_questions q
    where q.session_id = ${sessionId} and q.form = ${form} and q.retired_at is null and not q.id = any(${ids}::uuid[])`);
  await tx.sql(sql`
    update session_seats set questions_version = questions_version + 1, version = version + 1 where session_id = ${sessionId}`);
}

export interface StoredAnswer {
  readonly questionId: string;
  readonly answer: readonly string[];
}

export const storedAnswers = (answers: Answers): StoredAnswer[] =>
  [...answers].map(([questionId, answer]) => ({ questionId, answer }));

export const answersFrom = (stored: readonly StoredAnswer[]): Answers =>
  new Map(stored.map(({ questionId, answer }) => [questionId, answer]));

/** What a registration answered, to questions that are asked no longer, too. Index: pk_registration_answers. */
export const answersOf = (registrationId: string): SqlQuery<StoredAnswer> => sql`
  select question_id as "questionId", answer from registration_answers where registration_id = ${registrationId}`;

/** Writes answers where they are others than before, or new. */
export const writeAnswers = (
  registrationId: string,
  answers: readonly StoredAnswer[],
): SqlQuery<never> => sql`
  insert into registration_answers as t (registration_id, question_id, answer)
  select ${registrationId}, (a.given ->> 'questionId')::uuid, array(select jsonb_array_elements_text(a.given -> 'answer'))
  from jsonb_array_elements(${JSON.stringify(answers)}::jsonb) as a(given)
  on conflict (registration_id, question_id) do update set answer = excluded.answer, answered_at = app_now()
    where t.answer <> excluded.answer`;

/** Takes back what was answered to these questions. */
export const takeBackAnswers = (
  registrationId: string,
  questionIds: readonly string[],
): SqlQuery<never> => sql`
  delete from registration_answers where registration_id = ${registrationId} and question_id = any(${questionIds}::uuid[])`;
