import type { LocalizedText } from '#kernel';

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
}

export interface CourseOutlineItemView {
  readonly courseId: string;
  /** Minutes after the session's start. */
  readonly offsetMinutes: number;
  readonly isBreak: boolean;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
}
