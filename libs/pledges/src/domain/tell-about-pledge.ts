import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';

interface Recipient {
  readonly personId: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Queues the mails about a pledge, to both sides, in the transaction of what they tell. */
@Injectable()
export class TellAboutPledge {
  constructor(private readonly ledger: MessageLedger) {}

  /** The organisation has a receipt, the working group something to answer. */
  async offered(tx: Tx, pledgeId: string, organisationId: string): Promise<void> {
    await this.queue(tx, pledgeId, 'pledges.received', coordinatorsOf(organisationId));
    await this.queue(tx, pledgeId, 'pledges.to-decide', workingGroup());
  }

  /** Both sides hear the answer. */
  async decided(
    tx: Tx,
    pledgeId: string,
    organisationId: string,
    status: 'ACCEPTED' | 'DECLINED',
  ): Promise<void> {
    const kind = status === 'ACCEPTED' ? 'pledges.accepted' : 'pledges.declined';
    await this.queue(tx, pledgeId, kind, coordinatorsOf(organisationId));
    await this.queue(tx, pledgeId, 'pledges.decided', workingGroup());
  }

  /** What has not left yet is no longer wanted. */
  async withdrawn(tx: Tx, pledgeId: string): Promise<void> {
    await this.ledger.withdrawForCause(tx, { causeType: 'pledge', causeId: pledgeId });
  }

  private async queue(tx: Tx, pledgeId: string, kind: string, query: SqlQuery<Recipient>): Promise<void> {
    const recipients = await tx.sql(query);
    await this.ledger.queue(
      tx,
      recipients.map(({ personId, email, locale }) => ({
        kind,
        personId,
        toAddress: email,
        locale,
        cause: { type: 'pledge', id: pledgeId },
        dedupeKey: `${kind}~${pledgeId}~${personId}`,
      })),
    );
  }
}

const coordinatorsOf = (organisationId: string): SqlQuery<Recipient> => sql`
  select distinct p.id as "personId", p.email, p.locale from role_grants g join people p on p.id = g.person_id
  where g.role = 'COORDINATOR' and g.scope_id = ${organisationId} and p.email is not null order by 1`;

const workingGroup = (): SqlQuery<Recipient> => sql`
  select distinct p.id as "personId", p.email, p.locale from role_grants g join people p on p.id = g.person_id
  where g.role = 'WORKING_GROUP' and p.email is not null order by 1`;
