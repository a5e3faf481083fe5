import { Injectable } from '@nestjs/common';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { maskEmail } from '#identity';
import { Consents, type ConsentView, type Duty } from '#privacy';
import { Duties } from './duties.js';
import { EXPORTS_PER_DAY } from './erasure.rules.js';
import { type OwnPerson, personOf } from './people.sql.js';

export interface ErasureView {
  readonly askedAt: Date;
  readonly dueAt: Date;
  /** Somebody of the working group asked, on the person's behalf. */
  readonly byOffice: boolean;
}

export interface OwnDataView {
  readonly person: OwnPerson;
  readonly consents: readonly ConsentView[];
  readonly erasure: ErasureView | null;
  /** What must be handed over before an erasure. */
  readonly duties: readonly Duty[];
  readonly exportsLeft: number;
  /** A new address that waits for its code, with stars in it. */
  readonly contactChange: { readonly sentTo: string; readonly expiresAt: Date } | null;
}

/** What the page of one's own data shows. */
@Injectable()
export class OwnDataReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: Consents,
    private readonly duties: Duties,
  ) {}

  async of(personId: string): Promise<OwnDataView> {
    return this.unitOfWork.run(async (tx) => {
      const person = await personOf(tx, personId, false);
      const [erasure] = await tx.sql(pendingErasure(personId));
      const [exported] = await tx.sql(exportsToday(personId));
      const [change] = await tx.sql(liveContactChange(personId));
      return {
        person,
        consents: await this.consents.of(tx, { personId, email: person.email }),
        erasure: erasure ?? null,
        duties: await this.duties.of(tx, personId),
        exportsLeft: Math.max(0, EXPORTS_PER_DAY - (exported?.count ?? 0)),
        contactChange: change ? { sentTo: maskEmail(change.email), expiresAt: change.expiresAt } : null,
      };
    });
  }
}

/** Index: uq_erasures__person_id. */
export const pendingErasure = (personId: string): SqlQuery<ErasureView & { id: string }> => sql`
  select id, asked_at as "askedAt", due_at as "dueAt", asked_by is distinct from person_id as "byOffice" from erasures
  where person_id = ${personId} and cancelled_at is null and done_at is null`;

/** Index: ix_audit_rows__subject. */
export const exportsToday = (personId: string): SqlQuery<{ count: number }> => sql`
  select count(*)::int as count from audit_rows
  where subject_type = 'person' and subject_id = ${personId} and action = 'data-rights.export-data'
    and at > app_now() - interval '1 day'`;

export interface LiveContactChange {
  readonly id: string;
  readonly email: string;
  readonly attempts: number;
  readonly expiresAt: Date;
}

/** The newest change that waits for its code. Index: ix_contact_changes__person_id. */
export const liveContactChange = (personId: string): SqlQuery<LiveContactChange> => sql`
  select id, email, attempts, expires_at as "expiresAt" from contact_changes
  where person_id = ${personId} and ended_at is null and expires_at > app_now() order by created_at desc, id desc limit 1`;
