import type { LocalizedText } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { blocksColumn } from './blocks.column.js';
import type { Block } from './blocks.rules.js';

export type SessionMode = 'IN_PERSON' | 'ONLINE';
/** What it is for: people are trained in a course, or asked about topics of policy. */
export const SESSION_KINDS = ['TRAINING', 'CONSULTATION'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];
/** OPEN: it stands, whether or not anybody may still register. */
export type SessionStatus = 'DRAFT' | 'OPEN' | 'POSTPONED' | 'CANCELLED';

/** One dated run of a course, or a consultation meeting beside it. */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') courseId: string;
  @Column('text', { default: 'TRAINING' }) kind: SessionKind;
  @Column('text') mode: SessionMode;
  @Column('uuid', { nullable: true }) cityId: string | null;
  @Column('text', { nullable: true }) venueKm: string | null;
  @Column('text', { nullable: true }) venueEn: string | null;
  @Column('text', { nullable: true }) mapUrl: string | null;
  @Column('text', { nullable: true }) accessNoteKm: string | null;
  @Column('text', { nullable: true }) accessNoteEn: string | null;
  @Column('text', { nullable: true }) joinUrl: string | null;
  @Column('text', { array: true }) languages: string[];
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  /** When it is held between the two, in order; null: without a pause. */
  @Column('tstzmultirange', { nullable: true, transformer: blocksColumn }) blocks: readonly Block[] | null;
  /** As many as it was ever announced with: so many entries it may have in somebody's calendar. */
  @Column('smallint', { default: 1 }) mostBlocks: number;
  @Column('timestamptz') doorsOpenAt: Date;
  @Column('text') timeZone: string;
  @Column('text', { default: 'OPEN' }) status: SessionStatus;
  @Column('integer', { default: 1 }) scheduleVersion: number;
  @Column('timestamptz', { nullable: true }) movedFrom: Date | null;
  @Column('timestamptz', { nullable: true }) movedAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('text', { nullable: true }) cancelReasonKm: string | null;
  @Column('text', { nullable: true }) cancelReasonEn: string | null;
  @Column('timestamptz', { nullable: true }) registrationOpensAt: Date | null;
  @Column('timestamptz', { nullable: true }) registrationClosesAt: Date | null;
  @Column('timestamptz', { nullable: true }) registrationClosedAt: Date | null;
  @Column('timestamptz', { nullable: true }) postponedAt: Date | null;
  /** The times that no longer hold, while there are no others. */
  @Column('timestamptz', { nullable: true }) postponedStartsAt: Date | null;
  @Column('timestamptz', { nullable: true }) postponedEndsAt: Date | null;
  @Column('timestamptz', { nullable: true }) postponedDoorsOpenAt: Date | null;
  @Column('tstzmultirange', { nullable: true, transformer: blocksColumn })
  postponedBlocks: readonly Block[] | null;
  @Column('text', { nullable: true }) postponeReasonKm: string | null;
  @Column('text', { nullable: true }) postponeReasonEn: string | null;
  /** Until then people who had a seat before it had no date say whether they still come. */
  @Column('timestamptz', { nullable: true }) reconfirmBy: Date | null;
  @Column('timestamptz', { nullable: true }) heldAt: Date | null;
  /** It takes place from so many confirmed on; null: whatever their number, and then the three below are null too. */
  @Column('integer', { nullable: true }) minParticipants: number | null;
  @Column('timestamptz', { nullable: true }) decideBy: Date | null;
  /** Since then the working group has the question. */
  @Column('timestamptz', { nullable: true }) minimumAskedAt: Date | null;
  /** Since then it takes place: enough had a seat at the date, or somebody decided so. */
  @Column('timestamptz', { nullable: true }) minimumSettledAt: Date | null;
  /** Grows by one whenever the row is written. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
}

/** A trainer of a session, with what the public reads of them. */
@Entity('session_trainers')
export class SessionTrainerRow {
  @PrimaryColumn('uuid') sessionId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('smallint', { default: 1 }) rank: number;
  @Column('text') publicNameKm: string;
  @Column('text') publicNameEn: string;
  @Column('text') publicRoleKm: string;
  @Column('text') publicRoleEn: string;
  /** In which they train; null: nobody said. Not for the public. */
  @Column('text', { array: true, nullable: true }) languages: readonly string[] | null;
}

/** Who trains a session, and what the public reads of them; in the order in which they stand. */
export interface TrainerEntry {
  /** The person's uuid. */
  readonly trainerId: string;
  readonly name: LocalizedText;
  /** Position and house. */
  readonly position: LocalizedText;
  /** In which they train; none: not said. */
  readonly languages?: readonly string[] | null;
}
