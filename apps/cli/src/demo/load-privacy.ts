import { sql, type Tx } from '#database';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { Random } from './random.js';

/** Numbers of its own, so that what was drawn before stays as it is. */
const SEED = 20_261_201;
const DAY = 24 * 60 * 60_000;
const ERASURE_DAYS = 14;
/** One of so many people who register does not want to be seen in pictures. */
const ONE_OF = 3;

export interface KnownOfPrivacy {
  readonly coordinator: string;
  readonly coordinatorAddress: string;
  readonly workingGroup: string;
}

/** Writes what people agreed to, and one erasure that the working group asked for and that is still to come.
 *  Source: docs/stories/privacy.md. */
export async function loadPrivacy(tx: Tx, now: Date, known: KnownOfPrivacy): Promise<void> {
  const random = new Random(SEED);
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);
  // The coordinator stopped campaigns by the link of one, and let them come again on the own page.
  for (const [isGiven, days, source] of [
    [false, 40, 'MAIL_LINK'],
    [true, 38, 'ACCOUNT'],
  ] as const)
    await tx.sql(sql`
      insert into consents (purpose, is_given, person_id, address_hash, at, source, wording)
      values ('CAMPAIGNS', ${isGiven}, ${known.coordinator}, outreach_address_hash(${known.coordinatorAddress}), ${daysAgo(days)}, ${source}, '1')`);
  await tx.sql(sql`
    insert into consents (purpose, is_given, person_id, at, source, wording)
    select 'PHOTOGRAPHS', true, one.id, ${daysAgo(20)}::timestamptz, 'ACCOUNT', '1'
    from (select p.id, row_number() over (order by p.id) as n from people p
      where not exists (select from role_grants g where g.person_id = p.id) and exists (
        select from registrations r where r.person_id = p.id)) one
    where one.n % ${ONE_OF} <> 0 order by one.n`);
  const [person] = await tx.sql(sql<{ id: string }>`
    select id from people where email is null and phone is not null order by id limit 1`);
  if (!person) return;
  const askedAt = daysAgo(3);
  const id = random.idAt(askedAt);
  await insertRows(tx, 'erasures', [
    {
      id,
      person_id: person.id,
      asked_by: known.workingGroup,
      asked_at: askedAt,
      due_at: new Date(askedAt.getTime() + ERASURE_DAYS * DAY),
    },
  ]);
  const by = `person:${known.workingGroup}`;
  const action = 'data-rights.ask-erasure';
  await insertRows(tx, 'audit_rows', [
    auditRow(random, askedAt, by, action, 'person', person.id, null, { erasureId: id }),
  ]);
}
