import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { MessageLedger } from '#messaging';
import type { StandingPerson } from './merge-people.service.js';

export const MERGE_MAIL_KINDS = ['identity.people-merged', 'identity.merge-undone'] as const;
export type MergeMailKind = (typeof MERGE_MAIL_KINDS)[number];

/** Tells both that they are one now, or two again: each at the address that they had. */
@Injectable()
export class MergeMail {
  constructor(private readonly ledger: MessageLedger) {}

  async tell(
    tx: Tx,
    kind: MergeMailKind,
    mergeId: string,
    people: readonly Pick<StandingPerson, 'id' | 'email' | 'locale'>[],
  ): Promise<void> {
    await this.ledger.queue(
      tx,
      people.flatMap(({ id, email, locale }) =>
        email === null
          ? []
          : [
              {
                kind,
                personId: id,
                toAddress: email,
                locale,
                cause: { type: 'person-merge' as const, id: mergeId },
                dedupeKey: `${kind}~${mergeId}~${id}`,
              },
            ],
      ),
    );
  }
}
