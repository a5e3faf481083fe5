import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { Consents } from '#privacy';
import { RECIPIENT_CAUSE } from './message-facts.js';
import { readLinkToken } from './personal-link.js';
import { excludeRecipients, lockInvitedAt } from './recipients.sql.js';

export interface SubscriptionView {
  /** The address, told apart but not told: `s•••@lotus-angkor.example`. */
  readonly address: string;
  readonly isSubscribed: boolean;
}

export type SubscriptionRefusal = Refusal<'LINK_NOT_VALID'>;

interface Addressee {
  readonly recipientId: string;
  readonly personId: string;
  readonly email: string;
}

/** Who wants no more campaigns. Whoever holds the link of a mail may say so for its address; nobody signs in.
 *  Mails about a person's own registrations are not campaigns and are not asked about here. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly consents: Consents,
    private readonly config: Config,
  ) {}

  /** What the link's page shows; null when the link is none of ours, or its person has no address any more. */
  async byToken(token: string): Promise<SubscriptionView | null> {
    const recipientId = readLinkToken(this.config.secrets, 'unsubscribe', token);
    if (!recipientId) return null;
    const [row] = await this.unitOfWork.read(sql<{ email: string; isSubscribed: boolean }>`
      select p.email, not exists (select from outreach_unsubscribes u where u.address_hash = outreach_address_hash(p.email)) as "isSubscribed"
      from campaign_recipients r join people p on p.id = r.person_id where r.id = ${recipientId} and p.email is not null`);
    return row ? { address: masked(row.email), isSubscribed: row.isSubscribed } : null;
  }

  /** No more campaigns to the address of this link. What has not left is withdrawn. Doing it again changes nothing.
   *  Refuses LINK_NOT_VALID. */
  async unsubscribe(actor: Actor, token: string): Promise<Result<SubscriptionView, SubscriptionRefusal>> {
    return this.change(token, async (tx, { recipientId, personId, email }) => {
      const word = { purpose: 'CAMPAIGNS', isGiven: false, source: 'MAIL_LINK' } as const;
      if (!(await this.consents.say(tx, { personId, email }, word))) return false;
      const withdrawn = await this.withdraw(tx, email);
      await this.record(tx, actor, 'outreach.unsubscribe', recipientId, { isSubscribed: false, withdrawn });
      return false;
    });
  }

  /** Campaigns to this address again, from the next one on. Refuses LINK_NOT_VALID. */
  async resubscribe(actor: Actor, token: string): Promise<Result<SubscriptionView, SubscriptionRefusal>> {
    return this.change(token, async (tx, { recipientId, personId, email }) => {
      const word = { purpose: 'CAMPAIGNS', isGiven: true, source: 'MAIL_LINK' } as const;
      if (await this.consents.say(tx, { personId, email }, word))
        await this.record(tx, actor, 'outreach.resubscribe', recipientId, { isSubscribed: true });
      return true;
    });
  }

  /** Takes back what goes out to a person's address at this moment: they refused campaigns on their own page. */
  async withdrawFrom(tx: Tx, personId: string): Promise<void> {
    const [person] = await tx.sql(
      sql<{ email: string | null }>`select email from people where id = ${personId}`,
    );
    if (person?.email) await this.withdraw(tx, person.email);
  }

  private async change(
    token: string,
    write: (tx: Tx, addressee: Addressee) => Promise<boolean>,
  ): Promise<Result<SubscriptionView, SubscriptionRefusal>> {
    const recipientId = readLinkToken(this.config.secrets, 'unsubscribe', token);
    if (!recipientId) return refuse('LINK_NOT_VALID', { path: ['token'] });
    return this.unitOfWork.run(async (tx) => {
      const [person] = await tx.sql(sql<{ personId: string; email: string }>`
        select p.id as "personId", p.email from campaign_recipients r join people p on p.id = r.person_id
        where r.id = ${recipientId} and p.email is not null`);
      if (!person) return refuse('LINK_NOT_VALID', { path: ['token'] });
      const isSubscribed = await write(tx, { recipientId, ...person });
      return accept({ address: masked(person.email), isSubscribed });
    });
  }

  /** Takes back what goes out to the address at this moment. A message that a worker already has in hand is left to its
   *  composer, which asks once more before it sends. */
  private async withdraw(tx: Tx, email: string): Promise<number> {
    const invited = await tx.sql(lockInvitedAt(email));
    const out: string[] = invited.filter(({ queued }) => !queued).map(({ id }) => id);
    for (const { id } of invited.filter(({ queued }) => queued)) {
      const withdrawn = await this.ledger.withdrawForCause(tx, { causeType: RECIPIENT_CAUSE, causeId: id });
      if (withdrawn.length > 0) out.push(id);
    }
    await tx.sql(excludeRecipients(out.map((id) => ({ id, reason: 'UNSUBSCRIBED' as const }))));
    return out.length;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    recipientId: string,
    after: { isSubscribed: boolean; withdrawn?: number },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'campaign-recipient',
      subjectId: recipientId,
      before: { isSubscribed: !after.isSubscribed },
      after,
    });
  }
}

/** Enough to know one's own address by, too little to learn another's. */
const masked = (email: string): string => email.replace(/^(.).*@/, '$1•••@');
