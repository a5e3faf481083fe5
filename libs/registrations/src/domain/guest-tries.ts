import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';

/** How whoever tries says that they can be reached. */
export type TriedBy = 'PHONE' | 'ADDRESS';
export type TriesRefusal = Refusal<'PHONE_TRIES_USED_UP' | 'ADDRESS_TRIES_USED_UP'>;

/** So long it is remembered whether a session has addresses confirmed: whoever changes that waits so long for the limit. */
const REMEMBERED_MS = 60_000;
/** So many sessions are remembered at most. */
const MOST_REMEMBERED = 2_000;

/** Counts who tries to register, by the address of the network from which they come: many share one, so it bears a room full of people and
 *  no more. By telephone alone in all sessions together; by an e-mail address in each, where a seat is held for everybody who types one. Only
 *  where a session has addresses confirmed. Source: docs/stories/address-hold.md. */
@Injectable()
export class GuestTries {
  private readonly remembered = new Map<
    string,
    { readonly until: number; readonly asks: Promise<boolean> }
  >();

  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Refuses with the minutes after which it goes on. A try counts whatever becomes of it. */
  async count(sessionId: string, network: string, by: TriedBy): Promise<Result<true, TriesRefusal>> {
    if (!(await this.asksAddresses(sessionId))) return accept(true);
    const [counted] = await this.unitOfWork.read(countTry(this.hashOf(sessionId, network, by)));
    if (counted!.tries <= this.mostOf(by)) return accept(true);
    return refuse(`${by}_TRIES_USED_UP`, { path: ['contact'], detail: { minutes: counted!.minutes } });
  }

  private mostOf(by: TriedBy): number {
    return by === 'PHONE' ? this.config.phoneTriesPerHour : this.config.addressTriesPerHour;
  }

  private hashOf(sessionId: string, network: string, by: TriedBy): Buffer {
    const what = by === 'PHONE' ? `phone tries ${network}` : `address tries ${sessionId} ${network}`;
    return createHmac('sha256', this.config.secret).update(what).digest().subarray(0, 16);
  }

  /** Asked once for all who come at one moment: a crowd at a session that confirms at once costs nothing more. */
  private asksAddresses(sessionId: string): Promise<boolean> {
    const now = performance.now();
    const known = this.remembered.get(sessionId);
    if (known && known.until > now) return known.asks;
    const asks = this.unitOfWork
      .read(asksAddresses(sessionId))
      .then((rows) => rows.length > 0)
      .catch((error: unknown) => {
        this.remembered.delete(sessionId);
        throw error;
      });
    this.remembered.delete(sessionId);
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined && this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(oldest);
    this.remembered.set(sessionId, { until: now + REMEMBERED_MS, asks });
    return asks;
  }
}

/** Key: pk_session_seats. */
const asksAddresses = (sessionId: string): SqlQuery<object> => sql`
  select from session_seats where session_id = ${sessionId} and guest_hold_minutes is not null`;

/** One statement, so that tries at one moment are each counted. Key: pk_guest_tries. */
const countTry = (who: Buffer): SqlQuery<{ tries: number; minutes: number }> => sql`
  insert into guest_tries as t (who, tries, since) values (${who}::bytea, 1, app_now())
  on conflict (who) do update set
    tries = case when t.since <= app_now() - interval '1 hour' then 1 else t.tries + 1 end,
    since = case when t.since <= app_now() - interval '1 hour' then app_now() else t.since end
  returning tries, greatest(1, ceil(extract(epoch from since + interval '1 hour' - app_now()) / 60))::int as minutes`;

/** Those of an hour that is over count no more. */
export const forgetGuestTries: SqlQuery<never> = sql`
  delete from guest_tries where since <= app_now() - interval '1 hour'`;
