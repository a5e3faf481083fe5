import type { OrganisationKind } from '#organisations';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CampaignStatus } from './campaign.rules.js';

/** A message to a segment of organisations. Its row is the lock of everything that happens to it. */
@Entity('campaigns')
export class CampaignRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) sessionId: string | null;
  @Column('text') subjectKm: string;
  @Column('text') subjectEn: string;
  @Column('text') bodyKm: string;
  @Column('text') bodyEn: string;
  @Column('text', { array: true }) segmentKinds: OrganisationKind[];
  @Column('uuid', { array: true }) segmentCityIds: string[];
  @Column('uuid', { array: true }) segmentSubKindIds: string[];
  @Column('boolean', { nullable: true }) segmentIsTrained: boolean | null;
  @Column('text', { default: 'DRAFT' }) status: CampaignStatus;
  /** Grows by one with every change of the draft. */
  @Column('integer', { default: 1 }) version: number;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
  @Column('uuid', { nullable: true }) startedBy: string | null;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
}
