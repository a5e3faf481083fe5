import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, type Tx } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';

export interface Recipient {
  readonly personId: string;
  readonly email: string;
  readonly locale: Locale;
}

export interface Telling {
  readonly kind: string;
  readonly cause: { readonly type: string; readonly id: string };
  /** Sets apart what is told twice of one cause, such as two questions. */
  readonly turn?: string | number;
}

/** Queues the mails about organisations, in the transaction of what they tell. Whoever has no address is told nothing. */
@Injectable()
export class TellAboutOrganisation {
  constructor(private readonly ledger: MessageLedger) {}

  async tell(tx: Tx, { kind, cause, turn = 1 }: Telling, whom: SqlQuery<Recipient>): Promise<void> {
    const recipients = await tx.sql(whom);
    await this.ledger.queue(
      tx,
      recipients.map(({ personId, email, locale }) => ({
        kind,
        personId,
        toAddress: email,
        locale,
        cause,
        dedupeKey: `${kind}~${cause.id}~${turn}~${personId}`,
      })),
    );
  }

  /** What has not left yet is no longer wanted. */
  async withdraw(tx: Tx, cause: { readonly type: string; readonly id: string }): Promise<void> {
    await this.ledger.withdrawForCause(tx, { causeType: cause.type, causeId: cause.id });
  }
}

/** One person. */
export const person = (personId: string | null): SqlQuery<Recipient> => sql`
  select p.id as "personId", p.email, p.locale from people p where p.id = ${personId}::uuid and p.email is not null`;

/** Who coordinates an organisation; `not` is somebody who is not told. */
export const coordinatorsOf = (organisationId: string, not: string | null = null): SqlQuery<Recipient> => sql`
  select distinct p.id as "personId", p.email, p.locale from role_grants g join people p on p.id = g.person_id
  where g.role = 'COORDINATOR' and g.scope_id = ${organisationId} and p.email is not null
    and p.id is distinct from ${not}::uuid order by 1`;

/** Who decides upon an organisation with its seat there: the working group, and the officers of the city. */
export const decidersFor = (
  cityId: string | null,
  also: string | null = null,
  not: string | null = null,
): SqlQuery<Recipient> => sql`
  select distinct p.id as "personId", p.email, p.locale from people p left join role_grants g on g.person_id = p.id
  where p.email is not null and p.id is distinct from ${not}::uuid and (g.role = 'WORKING_GROUP' or p.id = ${also}::uuid
    or g.role = 'CITY_OFFICER' and g.scope_id = ${cityId}::uuid) order by 1`;

export const workingGroup = (also: string | null = null): SqlQuery<Recipient> => sql`
  select distinct p.id as "personId", p.email, p.locale from people p left join role_grants g on g.person_id = p.id
  where p.email is not null and (g.role = 'WORKING_GROUP' or p.id = ${also}::uuid) order by 1`;
