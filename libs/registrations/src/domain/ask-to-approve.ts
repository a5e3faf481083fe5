import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { afterWorkingDays, holidaysFrom } from '#catalogue';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';
import { holdsNow, mayStandIn } from './approval-deputies.sql.js';
import { WAITS_SINCE } from './held-registration.sql.js';

/** The kind of the mail that asks. */
export const TO_APPROVE = 'registrations.to-approve';
/** Registrations looked at in a round, for each step. */
const MOST_IN_A_ROUND = 500;

/** 1: the officers of the city; 2: the working group and the administrators. */
type Step = 1 | 2;
const STEPS: readonly Step[] = [1, 2];

interface Waiting {
  readonly id: string;
  readonly sessionId: string;
  readonly cityId: string | null;
  readonly timeZone: string;
  readonly since: Date;
}

interface Clock {
  readonly now: Date;
  /** In UTC, such as `2026-11-11`. */
  readonly day: string;
}

interface Recipient {
  readonly personId: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Asks those who decide about registrations that have waited for some working days, and after as many again those above them. Nothing is
 *  approved or declined by it. Works under the worker's role. Source: docs/stories/approvals.md, *Left lying*. */
@Injectable()
export class AskToApprove {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers about how many registrations it asked. Safe to repeat, and beside another: the rows are locked, and one that is locked is left
   *  for the next round. Index: ix_registrations__to_approve. */
  async round(): Promise<number> {
    if (this.config.approvalWorkingDays === 0) return 0;
    return this.unitOfWork.run(async (tx) => {
      let asked = 0;
      for (const step of STEPS) asked += await this.ask(tx, step);
      return asked;
    });
  }

  private async ask(tx: Tx, step: Step): Promise<number> {
    const days = this.config.approvalWorkingDays * step;
    const waiting = await tx.sql(waitingLongerThan(days, step));
    if (waiting.length === 0) return 0;
    const [clock] = await tx.sql(sql<Clock>`select app_now() as now, app_now()::date::text as day`);
    const holidays = new Set((await tx.sql(holidaysFrom(waiting[0]!.since))).map(({ day }) => day));
    const due = waiting.filter(
      ({ since, timeZone }) => afterWorkingDays(since, days, timeZone, holidays) <= clock!.now,
    );
    for (const sessionId of new Set(due.map((one) => one.sessionId)))
      await this.askAbout(
        tx,
        step,
        clock!.day,
        due.filter((one) => one.sessionId === sessionId),
      );
    return due.length;
  }

  private async askAbout(tx: Tx, step: Step, day: string, due: readonly Waiting[]): Promise<void> {
    const { sessionId, cityId, timeZone } = due[0]!;
    await tx.sql(
      sql`update registrations set approval_asked = ${step} where id = any(${due.map(({ id }) => id)}::uuid[])`,
    );
    await this.audit.record(tx, {
      actor: SYSTEM,
      action: 'registrations.ask-to-approve',
      subjectType: 'session',
      subjectId: sessionId,
      before: null,
      after: { step, registrations: due.length },
    });
    await this.ledger.queue(
      tx,
      (await tx.sql(step === 1 ? firstAsked(cityId, timeZone) : askedAbove(timeZone))).map(
        ({ personId, email, locale }) => ({
          kind: TO_APPROVE,
          personId,
          toAddress: email,
          locale,
          cause: { type: 'session', id: sessionId },
          dedupeKey: `${TO_APPROVE}~${sessionId}~${day}~${personId}`,
        }),
      ),
    );
  }
}

/** The oldest first, so that none is behind one that falls due later. Of a session that takes registrations and has not begun. */
const waitingLongerThan = (days: number, step: Step): SqlQuery<Waiting> => ({
  text: `
  select r.id, r.session_id as "sessionId", s.city_id as "cityId", s.time_zone as "timeZone", ${WAITS_SINCE} as since
  from registrations r join sessions s on s.id = r.session_id
  where r.pending_reason = 'APPROVAL' and r.approval_asked < 2 and r.approval_asked = $1 and s.status = 'OPEN' and s.starts_at > app_now()
    and ${WAITS_SINCE} <= app_now() - make_interval(days => $2)
  order by ${WAITS_SINCE}, r.id limit ${MOST_IN_A_ROUND} for no key update of r skip locked`,
  values: [step - 1, days],
});

/** Those of `asked` (their id, and whether they decide for a city), or the deputy in whose place each is away, once each. A deputy who may not
 *  decide as far any more, or cannot be mailed, is none. Indexes: uq_approval_deputies__person_id, pk_people. */
const withDeputies = (asked: string): string => `
  select distinct p.id as "personId", p.email, p.locale from (${asked}) a
  left join lateral (select d.deputy_id from approval_deputies d join people q on q.id = d.deputy_id and q.email is not null
    where d.person_id = a.id and ${holdsNow('$1')}
      and exists (select from role_grants g where g.person_id = d.deputy_id and ${mayStandIn('a.is_officer')})) d on true
  join people p on p.id = coalesce(d.deputy_id, a.id) order by 1`;

/** The officers of the city; where there are none, the working group. */
const firstAsked = (cityId: string | null, timeZone: string): SqlQuery<Recipient> => ({
  text: `with officers as (
      select p.id, true as is_officer from role_grants g join people p on p.id = g.person_id
      where p.email is not null and g.role = 'CITY_OFFICER' and g.scope_id = $2::uuid)
    ${withDeputies(`select id, is_officer from officers union
      select p.id, false from role_grants g join people p on p.id = g.person_id
      where p.email is not null and g.role = 'WORKING_GROUP' and not exists (select from officers)`)}`,
  values: [timeZone, cityId],
});

const askedAbove = (timeZone: string): SqlQuery<Recipient> => ({
  text: withDeputies(`select p.id, false as is_officer from role_grants g join people p on p.id = g.person_id
    where p.email is not null and g.role in ('WORKING_GROUP', 'ADMINISTRATOR')`),
  values: [timeZone],
});
