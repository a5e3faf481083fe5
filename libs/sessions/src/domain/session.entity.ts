import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SessionMode = 'IN_PERSON' | 'ONLINE';
export type SessionStatus = 'OPEN' | 'CANCELLED';

/** One dated run of a course. */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') courseId: string;
  @Column('text') mode: SessionMode;
  @Column('uuid', { nullable: true }) cityId: string | null;
  @Column('text', { nullable: true }) venueKm: string | null;
  @Column('text', { nullable: true }) venueEn: string | null;
  @Column('text', { nullable: true }) accessNoteKm: string | null;
  @Column('text', { nullable: true }) accessNoteEn: string | null;
  @Column('text', { nullable: true }) joinUrl: string | null;
  @Column('text', { array: true }) languages: string[];
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('timestamptz') doorsOpenAt: Date;
  @Column('text') timeZone: string;
  @Column('text', { default: 'OPEN' }) status: SessionStatus;
  @Column('integer', { default: 1 }) scheduleVersion: number;
  @Column('timestamptz', { nullable: true }) movedFrom: Date | null;
  @Column('timestamptz', { nullable: true }) movedAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('text', { nullable: true }) cancelReasonKm: string | null;
  @Column('text', { nullable: true }) cancelReasonEn: string | null;
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
}
