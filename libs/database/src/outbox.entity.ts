import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that must happen after a commit, written inside that commit. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') topic: string;
  @Column('jsonb') payload: object;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  /** When the relay last handed it to the queue. */
  @Column('timestamptz', { nullable: true }) dispatchedAt: Date | null;
  /** When every listener had done its part. */
  @Column('timestamptz', { nullable: true }) handledAt: Date | null;
  @Column('smallint', { default: 0 }) attempts: number;
  /** Set when it was given up after too many attempts, for an operator to look at. */
  @Column('text', { nullable: true }) failure: string | null;
}
