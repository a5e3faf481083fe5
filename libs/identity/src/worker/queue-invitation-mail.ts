import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';
import { selectPersonOfAddress } from '../domain/person-of-address.sql.js';

export const INVITATION_KIND = 'identity.invitation';

interface Addressee {
  readonly id: string;
  readonly email: string;
  readonly locale: Locale;
  readonly personId: string;
}

/** Writes the mail of an invitation that was sent, if it still stands. */
@Injectable()
export class QueueInvitationMail {
  constructor(private readonly ledger: MessageLedger) {}

  /** Hearing of the same sending twice writes one message. */
  async hear(
    payloads: readonly { readonly invitationId: string; readonly sending: number }[],
    tx: Tx,
  ): Promise<void> {
    const addressees = await tx.sql<Addressee>({
      text: `select c.id, c.email, c.locale, person.id as "personId"
        from invitations c join lateral (${selectPersonOfAddress('c.email')}) person on true
        where c.id = any($1) and c.accepted_at is null and c.withdrawn_at is null`,
      values: [payloads.map(({ invitationId }) => invitationId)],
    });
    const byId = new Map(addressees.map((addressee) => [addressee.id, addressee]));
    await this.ledger.queue(
      tx,
      payloads.flatMap(({ invitationId, sending }) => {
        const addressee = byId.get(invitationId);
        if (!addressee) return [];
        return {
          kind: INVITATION_KIND,
          personId: addressee.personId,
          toAddress: addressee.email,
          locale: addressee.locale,
          cause: { type: 'invitation', id: invitationId },
          dedupeKey: `${INVITATION_KIND}~${invitationId}~${sending}`,
        };
      }),
    );
  }
}
