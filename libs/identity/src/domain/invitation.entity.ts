import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#authz';
import type { Locale } from '#kernel';

/** An invitation to a role. The token of its link is in no table: it is derived from the row's id. */
@Entity('invitations')
export class InvitationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') fullName: string;
  @Column('text') role: Role;
  /** An organisation or a city; null where the role knows no limit. */
  @Column('uuid', { nullable: true }) scopeId: string | null;
  @Column('text') locale: Locale;
  @Column('bytea') tokenHash: Buffer;
  /** Null when the system invites. */
  @Column('uuid', { nullable: true }) invitedBy: string | null;
  /** Mails for this invitation, one to five. */
  @Column('smallint', { default: 1 }) sendings: number;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) sentAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('uuid', { nullable: true }) acceptedBy: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}
