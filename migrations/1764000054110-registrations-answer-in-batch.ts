import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BATCH_WITH_ADDRESS_HOLD } from './1764000054000-registrations-hold-for-address.js';

/** The group commit writes answers with the seat. Each request names the version of the questions by which its answers were read; where
 *  it is another by now, nothing is written and they are read anew. Source: docs/stories/questions.md. */
export class RegistrationsAnswerInBatch1764000054110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_ANSWERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_ADDRESS_HOLD);
  }
}

/** The text with the one place where `anchor` stands written anew. */
function rewrite(text: string, anchor: string, words: string): string {
  const parts = text.split(anchor);
  if (parts.length !== 2) throw new Error(`Not once in it: ${anchor}`);
  return parts.join(words);
}

const SIGN_IN = `"bodyHash" text, actor text, "signInId" uuid`;
const CLOSED = `when s.state = 'CLOSED' or s.registration_closes_at <= app_now() then 'REGISTRATION_CLOSED'`;
const COUNTS = `        new_counts as (`;

export const BATCH_WITH_ANSWERS = [
  [SIGN_IN, `${SIGN_IN}, "questionsVersion" integer, answers jsonb`],
  [
    CLOSED,
    `${CLOSED}
              when s.questions_version <> coalesce(q."questionsVersion", 0) then 'QUESTIONS_CHANGED'`,
  ],
  [
    COUNTS,
    `        new_answers as (
          insert into registration_answers (registration_id, question_id, answer)
          select s."registrationId", (a.given ->> 'questionId')::uuid, array(select jsonb_array_elements_text(a.given -> 'answer'))
          from seated s cross join lateral jsonb_array_elements(s.answers) as a(given)
        ),
${COUNTS}`,
  ],
].reduce((text, [anchor = '', words = '']) => rewrite(text, anchor, words), BATCH_WITH_ADDRESS_HOLD);
