import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CourseLevel, CourseState } from './course.rules.js';

export type WeaveCode = 'tonle' | 'laterite' | 'romduol';

/** A member city of the ASEAN Smart Cities Network. */
@Entity('cities')
export class CityRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  /** ISO 3166, two letters. */
  @Column('text') countryCode: string;
  @Column('text') nameKm: string;
  @Column('text') nameEn: string;
  /** IANA name. */
  @Column('text') timeZone: string;
  @Column('boolean', { default: false }) isPilot: boolean;
  @Column('date', { nullable: true }) joinedOn: string | null;
  @Column('text', { nullable: true }) weave: WeaveCode | null;
}

/** One of the six focus areas of the network. */
@Entity('focus_areas')
export class FocusAreaRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') nameKm: string;
  @Column('text') nameEn: string;
  @Column('smallint') rank: number;
}

/** A field of policy such as transport or water, under its focus area. */
@Entity('sectors')
export class SectorRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('uuid') focusAreaId: string;
  @Column('text') nameKm: string;
  @Column('text') nameEn: string;
}

/** What is taught. A session is one dated run of it. */
@Entity('courses')
export class CourseRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('uuid') sectorId: string;
  @Column('text') titleKm: string;
  @Column('text') titleEn: string;
  @Column('text') leadKm: string;
  @Column('text') leadEn: string;
  @Column('text') descriptionKm: string;
  @Column('text') descriptionEn: string;
  @Column('text') audienceKm: string;
  @Column('text') audienceEn: string;
  @Column('text', { default: 'PUBLISHED' }) state: CourseState;
  @Column('text', { default: 'INTRODUCTORY' }) level: CourseLevel;
  /** Kinds of organisation; none means all. */
  @Column('text', { array: true, default: [] }) audienceKinds: string[];
  @Column('text', { array: true, default: ['km'] }) languages: string[];
  /** Grows by one with every change. */
  @Column('integer', { default: 1 }) version: number;
}

/** One line of a course's outline. */
@Entity('course_outline_items')
export class CourseOutlineItemRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') courseId: string;
  @Column('smallint') rank: number;
  /** Minutes after the session's start. */
  @Column('smallint') offsetMinutes: number;
  @Column('boolean', { default: false }) isBreak: boolean;
  @Column('text') titleKm: string;
  @Column('text') titleEn: string;
  @Column('text', { nullable: true }) noteKm: string | null;
  @Column('text', { nullable: true }) noteEn: string | null;
}

export const CATALOGUE_ENTITIES = [CityRow, FocusAreaRow, SectorRow, CourseRow, CourseOutlineItemRow];
