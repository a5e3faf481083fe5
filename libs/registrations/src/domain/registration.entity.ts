import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SeatState } from './seats.rules.js';

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
  @Column('text', { nullable: true }) pendingReason: 'APPROVAL' | 'ADDRESS' | null;
  /** Until when an offer stands, or a seat is held for an address to be confirmed. */
  @Column('timestamptz', { nullable: true }) holdUntil: Date | null;
  /** Those of one group wait in one place. */
  @Column('uuid', { nullable: true }) groupId: string | null;
  @Column('uuid', { array: true }) quotaIds: string[];
  @Column('text', { nullable: true }) attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
  /** What is left of an offer while the session has no date. */
  @Column('interval', { nullable: true }) holdLeft: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  /** The last time that answers were changed that had been approved. */
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
  @Column('text', { nullable: true }) promotionCause: string | null;
  /** The quota whose seat it is, or whose released seat it was. */
  @Column('uuid', { nullable: true }) promotionQuotaId: string | null;
  /** Why it ended where nobody cancelled it. */
  @Column('text', { nullable: true }) endedBecause: string | null;
  /** Why it was not approved, as the organisers wrote it. */
  @Column('text', { nullable: true }) declineReason: string | null;
  /** Who was asked to approve it, after it had waited: 0 nobody, 1 the officers of the city, 2 those above them too. */
  @Column('smallint', { default: 0 }) approvalAsked: number;
  /** Asked then whether they still come, once the session has a date again. */
  @Column('timestamptz', { nullable: true }) reconfirmAskedAt: Date | null;
  @Column('timestamptz', { nullable: true }) reconfirmedAt: Date | null;
  /** Without an account and without an address. */
  @Column('boolean', { default: false }) phoneOnly: boolean;
  /** How often the mail that asks for the address to be confirmed was sent again, and when last. */
  @Column('integer', { default: 0 }) addressMails: number;
  @Column('timestamptz', { nullable: true }) addressMailedAt: Date | null;
  @Column('integer', { default: 0 }) addressCorrections: number;
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
  @Column('text', { default: 'OPEN' }) state: SeatState;
  @Column('timestamptz') closesAt: Date;
  @Column('timestamptz', { nullable: true }) registrationOpensAt: Date | null;
  @Column('timestamptz', { nullable: true }) registrationClosesAt: Date | null;
  @Column('integer', { nullable: true }) onlineCapacity: number | null;
  @Column('integer', { default: 0 }) onlineTaken: number;
  @Column('integer', { default: 0 }) waitingTogether: number;
  @Column('integer', { default: 0 }) quotas: number;
  @Column('text', { default: 'SKIP' }) groupPolicy: 'HOLD' | 'SKIP';
  @Column('text', { default: 'CONFIRM' }) promotion: 'CONFIRM' | 'OFFER';
  @Column('integer', { default: 24 }) offerHours: number;
  @Column('integer', { default: 0 }) offerCutoffHours: number;
  @Column('integer', { default: 0 }) cancelCutoffHours: number;
  @Column('boolean', { default: false }) needsApproval: boolean;
  /** Minutes for which the seat of a guest is held until the address is confirmed. */
  @Column('integer', { nullable: true }) guestHoldMinutes: number | null;
  /** Kept by the database: does the course come after others? */
  @Column('boolean', { default: false }) asksPrerequisites: boolean;
  /** Does it take nobody who has a seat elsewhere at its hour? */
  @Column('boolean', { default: false }) blocksSameHour: boolean;
  @Column('integer') scheduleVersion: number;
  @Column('integer', { default: 0 }) questionsVersion: number;
}
