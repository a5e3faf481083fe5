import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ATTENDANCE_STATUSES = ['ATTENDED', 'ABSENT'] as const;
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number];

/** Did the person of a registration come? */
@Entity('attendances')
export class AttendanceRow {
  @PrimaryColumn('uuid') registrationId: string;
  @Column('text') status: AttendanceStatus;
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid') markedBy: string;
  @Column('timestamptz', { default: () => 'app_now()' }) markedAt: Date;
  @Column('text', { nullable: true }) reason: string | null;
}
