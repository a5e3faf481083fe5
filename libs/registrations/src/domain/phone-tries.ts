import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';

/** Counts who tries to register by telephone alone, by the address of the network from which they come: many share one, so it bears
 *  a room full of people and no more. Only where a session has addresses confirmed. Source: docs/stories/address-hold.md. */
@Injectable()
export class PhoneTries {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Refuses PHONE_TRIES_USED_UP, with the minutes after which it goes on. A try counts whatever becomes of it. */
  async count(sessionId: string, network: string): Promise<Result<true, Refusal<'PHONE_TRIES_USED_UP'>>> {
    const who = createHmac('sha256', this.config.secret).update(`phone tries ${network}`).digest();
    const [counted] = await this.unitOfWork.read(countTry(who.subarray(0, 16), sessionId));
    if (!counted || counted.tries <= this.config.phoneTriesPerHour) return accept(true);
    return refuse('PHONE_TRIES_USED_UP', { path: ['contact'], detail: { minutes: counted.minutes } });
  }
}

/** One statement, so that tries at one moment are each counted. Answers nothing where the session confirms at once. Key: pk_phone_tries. */
const countTry = (who: Buffer, sessionId: string): SqlQuery<{ tries: number; minutes: number }> => sql`
  insert into phone_tries as t (who, tries, since)
  select ${who}::bytea, 1, app_now() from session_seats s where s.session_id = ${sessionId} and s.guest_hold_minutes is not null
  on conflict (who) do update set
    tries = case when t.since <= app_now() - interval '1 hour' then 1 else t.tries + 1 end,
    since = case when t.since <= app_now() - interval '1 hour' then app_now() else t.since end
  returning tries, greatest(1, ceil(extract(epoch from since + interval '1 hour' - app_now()) / 60))::int as minutes`;

/** Those of an hour that is over count no more. */
export const forgetPhoneTries: SqlQuery<never> = sql`
  delete from phone_tries where since <= app_now() - interval '1 hour'`;
