import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REGISTRATION_STATUSES = [
  'PENDING',
  'CONFIRMED',
  'WAITLISTED',
  'OFFERED',
  'DECLINED',
  'CANCELLED',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** One person's place, or wish for a place, in one session. */
@Entity('registrations')
export class RegistrationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('uuid') personId: string;
  @Column('text') organisationName: string;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  /** The coordinator who enrolled the person for the organisation; null when they came by themselves. */
  @Column('uuid', { nullable: true }) enrolledBy: string | null;
  /** The coordinator who cancelled it for the organisation; null when the person gave it up. */
  @Column('uuid', { nullable: true }) cancelledBy: string | null;
  @Column('text') status: RegistrationStatus;
  @Column('bigint', { nullable: true }) waitlistRank: string | null;
  @Column('text', { nullable: true }) pendingReason: string | null;
  @Column('timestamptz', { nullable: true }) holdUntil: Date | null;
  @Column('text') reference: string;
  @Column('text') locale: 'km' | 'en';
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { nullable: true }) promotedAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
}

/** The seats of a session. This row is the lock: whoever counts seats holds it. */
@Entity('session_seats')
export class SessionSeatsRow {
  @PrimaryColumn('uuid') sessionId: string;
  @Column('integer') capacity: number;
  @Column('integer', { default: 0 }) taken: number;
  @Column('integer', { default: 0 }) waiting: number;
  @Column('bigint', { default: 1 }) nextRank: string;
  @Column('bigint', { default: 1 }) version: string;
  @Column('boolean', { default: true }) isOpen: boolean;
  @Column('timestamptz') closesAt: Date;
  @Column('integer') scheduleVersion: number;
}
