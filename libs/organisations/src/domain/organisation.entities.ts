import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ORGANISATION_KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

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
  /** `foldText` of the names; what a person types is matched against both. */
  @Column('text') foldedKm: string;
  @Column('text') foldedEn: string;
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

export const ORGANISATION_ENTITIES = [OrganisationSubKindRow, OrganisationRow, MembershipRow];
