import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/* What a mail speaks of. Read by the worker only. */

@Entity('courses')
export class Course {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'title_km' }) titleKm: string;
  @Column('text', { name: 'title_en' }) titleEn: string;
}

@Entity('sessions')
export class TrainingSession {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'course_id' }) courseId: string;
  @ManyToOne(() => Course) @JoinColumn({ name: 'course_id' }) course: Relation<Course>;
  @Column('text', { name: 'venue_km', nullable: true }) venueKm: string | null;
  @Column('text', { name: 'venue_en', nullable: true }) venueEn: string | null;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('integer', { name: 'schedule_version' }) scheduleVersion: number;
}

export const programmeEntities = [Course, TrainingSession];
