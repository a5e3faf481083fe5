import { Injectable } from '@nestjs/common';
import { minimumStateOf, type SessionStatus, TO_DECIDE } from '#sessions';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { minimumMail } from './minimum-mail.js';
import { SessionMailComposer } from './session-mail.composer.js';
import { SESSION_MAIL_COLUMNS } from './session-mail-columns.js';

/** What the question says of the session, read at the moment of sending. */
export interface MinimumMailFacts extends SessionMailFacts {
  readonly sessionId: string;
  readonly status: SessionStatus;
  readonly minParticipants: number | null;
  readonly decideBy: Date | null;
  readonly minimumSettledAt: Date | null;
  readonly confirmed: number;
  readonly hasStarted: boolean;
  readonly now: Date;
}

/** Asks those who run a session whether it takes place with too few people. */
@Injectable()
export class MinimumMailComposer extends SessionMailComposer<MinimumMailFacts> {
  readonly kinds = [TO_DECIDE];
  protected readonly partsOf = minimumMail;

  /** None when it was decided meanwhile, moved, cancelled or has begun, or when as many as it needs are confirmed. */
  protected async factsOf(ids: readonly string[]): Promise<Map<string, MinimumMailFacts>> {
    const rows = await this.unitOfWork.read<MinimumMailFacts>({
      text: `select s.id as "sessionId", s.status, s.min_participants as "minParticipants", s.decide_by as "decideBy",
          s.minimum_settled_at as "minimumSettledAt", coalesce(n.confirmed, 0) as confirmed, s.starts_at <= app_now() as "hasStarted", app_now() as now,
          ${SESSION_MAIL_COLUMNS}
        from sessions s join courses c on c.id = s.course_id left join cities y on y.id = s.city_id
          left join confirmed_in($1::uuid[]) n on n.session_id = s.id
        where s.id = any($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.filter(isStillAsked).map((row) => [row.sessionId, row]));
  }
}

const isStillAsked = (facts: MinimumMailFacts): boolean =>
  facts.status === 'OPEN' &&
  !facts.hasStarted &&
  minimumStateOf(facts, facts.confirmed, facts.now) === 'UNDECIDED';
