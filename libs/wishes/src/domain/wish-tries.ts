import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { ASKING_MAILS_PER_HOUR } from './date-wish.rules.js';

interface Tried {
  readonly tries: number;
  readonly minutes: number;
}

/** Counts who asks to be told, by the address of the network from which they come, and how often an address is written to because
 *  somebody typed it. Source: docs/stories/next-date.md. */
@Injectable()
export class WishTries {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Refuses WISH_TRIES_USED_UP, with the minutes after which it goes on. A try counts whatever becomes of it. */
  async count(network: string): Promise<Result<true, Refusal<'WISH_TRIES_USED_UP'>>> {
    const [counted] = await this.unitOfWork.read(countTry(this.keyOf(`network ${network}`)));
    if (!counted || counted.tries <= this.config.wishTriesPerHour) return accept(true);
    return refuse('WISH_TRIES_USED_UP', { detail: { minutes: counted.minutes } });
  }

  /** May one more mail go to this address? Counts it. */
  async mayMail(tx: Tx, email: string): Promise<boolean> {
    const [counted] = await tx.sql(countTry(this.keyOf(`mail ${email.toLowerCase()}`)));
    return (counted?.tries ?? 0) <= ASKING_MAILS_PER_HOUR;
  }

  private keyOf(who: string): Buffer {
    return createHmac('sha256', this.config.secret).update(`wish tries ${who}`).digest().subarray(0, 16);
  }
}

/** One statement, so that tries at one moment are each counted. Key: pk_wish_tries. */
const countTry = (who: Buffer): SqlQuery<Tried> => sql`
  insert into wish_tries as t (who, tries, since) values (${who}::bytea, 1, app_now())
  on conflict (who) do update set
    tries = case when t.since <= app_now() - interval '1 hour' then 1 else t.tries + 1 end,
    since = case when t.since <= app_now() - interval '1 hour' then app_now() else t.since end
  returning tries, greatest(1, ceil(extract(epoch from since + interval '1 hour' - app_now()) / 60))::int as minutes`;

/** Those of an hour that is over count no more. */
export const forgetWishTries: SqlQuery<never> = sql`
  delete from wish_tries where since <= app_now() - interval '1 hour'`;
