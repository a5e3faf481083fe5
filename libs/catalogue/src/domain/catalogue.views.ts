import type { LocalizedText } from '#kernel';
import type { AudienceKind, CourseLevel, CourseState } from './course.rules.js';

export type Weave = 'TONLE' | 'LATERITE' | 'ROMDUOL';

export interface CityView {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly countryCode: string;
  readonly timeZone: string;
  /** True where this programme holds sessions. */
  readonly isPilot: boolean;
  readonly weave: Weave | null;
}

export interface FocusAreaView {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly rank: number;
}

export interface SectorView {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly focusAreaId: string;
}

export interface CourseView {
  readonly id: string;
  readonly code: string;
  readonly title: LocalizedText;
  readonly lead: LocalizedText;
  readonly description: LocalizedText;
  readonly audience: LocalizedText;
  readonly sectorId: string;
  readonly state: CourseState;
  readonly level: CourseLevel;
  /** Kinds of organisation; none means all. */
  readonly audienceKinds: readonly AudienceKind[];
  readonly languages: readonly string[];
  /** Grows by one with every change. */
  readonly version: number;
}

export interface CourseModuleView {
  readonly courseId: string;
  readonly title: LocalizedText;
  readonly minutes: number;
  readonly objectives: readonly LocalizedText[];
}

export interface CourseOutlineItemView {
  readonly courseId: string;
  /** Minutes after the session's start. */
  readonly offsetMinutes: number;
  readonly isBreak: boolean;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
}
