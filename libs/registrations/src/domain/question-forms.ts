import { Injectable } from '@nestjs/common';
import { PublicReads } from '#database';
import { QUESTION_COLUMNS } from './questions.sql.js';
import type { Question } from './question.rules.js';

/** What a session asks with registering, as of a version of its questions. */
export interface RegistrationForm {
  /** 0 for a session that never asked anything. */
  readonly version: number;
  readonly questions: readonly Question[];
  /** Read for whoever asks now, and not remembered. */
  readonly isFresh: boolean;
}

/** So many sessions with questions are remembered at most. */
const MOST_REMEMBERED = 500;
const ASKS_NOTHING: RegistrationForm = { version: 0, questions: [], isFresh: false };

/** What sessions ask with registering, remembered: whoever gives the seat checks that it is still so. Of a session without questions
 *  nothing is remembered, and nothing read. */
@Injectable()
export class QuestionForms {
  private readonly remembered = new Map<string, RegistrationForm>();

  constructor(private readonly publicReads: PublicReads) {}

  /** As far as it is remembered; a session that is not asks nothing. */
  recall(sessionId: string): RegistrationForm {
    return this.remembered.get(sessionId) ?? ASKS_NOTHING;
  }

  /** As it is now. Index: ix_session_questions__session_id. */
  async read(sessionId: string): Promise<RegistrationForm> {
    const [row] = await this.publicReads.sql<Omit<RegistrationForm, 'isFresh'>>({
      text: `select s.questions_version as version, coalesce((select jsonb_agg(to_jsonb(k) - 'position' order by k.position)
          from (select ${QUESTION_COLUMNS}, q.position from session_questions q
            where q.session_id = s.session_id and q.form = 'REGISTRATION' and q.retired_at is null) k), '[]') as questions
        from session_seats s where s.session_id = $1`,
      values: [sessionId],
    });
    if (!row || row.version === 0) return { ...ASKS_NOTHING, isFresh: true };
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined && this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(oldest);
    this.remembered.set(sessionId, { ...row, isFresh: false });
    return { ...row, isFresh: true };
  }
}
