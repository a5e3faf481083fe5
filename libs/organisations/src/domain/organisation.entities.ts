import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ORGANISATION_KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** UNVERIFIED until the committee has looked; only a VERIFIED one is meant by a name that somebody types. */
export const ORGANISATION_STATES = ['UNVERIFIED', 'VERIFIED', 'DECLINED', 'MERGED'] as const;
export type OrganisationState = (typeof ORGANISATION_STATES)[number];

/** A finer kind, as data: ministry, commune administration, association, … */
@Entity('organisation_sub_kinds')
export class OrganisationSubKindRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') nameKm: string;
  @Column('text') nameEn: string;
}

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('uuid') subKindId: string;
  @Column('uuid', { nullable: true }) cityId: string | null;
  @Column('text') nameKm: string;
  @Column('text') nameEn: string;
  /** `foldText` of the names; what a person types is matched against both. Null while it is not verified. */
  @Column('text', { nullable: true }) foldedKm: string | null;
  @Column('text', { nullable: true }) foldedEn: string | null;
  /** The names as they sound, written by the database: `organisation_skeleton`. */
  @Column({ type: 'text', insert: false, update: false }) skeletonKm: string;
  @Column({ type: 'text', insert: false, update: false }) skeletonEn: string;
  @Column('text', { default: 'VERIFIED' }) state: OrganisationState;
  @Column('text', { nullable: true }) website: string | null;
  /** The organisation that this one turned out to be. */
  @Column('uuid', { nullable: true }) mergedInto: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt: Date;
}

/** A person belongs to an organisation. */
@Entity('memberships')
export class MembershipRow {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('text', { nullable: true }) jobTitle: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) since: Date;
}
