import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#authz';
import type { Locale } from '#kernel';

/** One person is one record, across cities and sessions. */
@Entity('people')
export class PersonRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') fullName: string;
  @Column('text', { nullable: true }) email: string | null;
  /** E.164. */
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text') locale: Locale;
  /** `matchKeyOf` name and contact. */
  @Column('text') matchKey: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  /** Since when the row has a pseudonym instead of a name, and no contact. */
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
  /** The person that this record turned out to be; it has no contact then. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
}

/** What a person is in the programme. */
@Entity('role_grants')
export class RoleGrantRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') role: Role;
  /** An organisation or a city; null where the role knows no limit. */
  @Column('uuid', { nullable: true }) scopeId: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) grantedAt: Date;
}

/** A role given or taken: the history that a person's page shows, and what the mail about it says. */
@Entity('role_changes')
export class RoleChangeRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') change: 'GIVEN' | 'TAKEN';
  @Column('text') role: Role;
  @Column('uuid', { nullable: true }) scopeId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) changedBy: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) changedAt: Date;
}
