import type { LocalizedText } from '#kernel';
import type { Speech } from '../export-list.js';

/** A session as lists name it. */
export interface SessionPart {
  readonly course: { readonly title: LocalizedText };
  readonly city: { readonly name: LocalizedText } | null;
  readonly mode: string;
  readonly startsAt: string;
}

export const SESSION_PART = `course { title { km en } } city { name { km en } } mode startsAt`;

/** The city, or that it is on-line. */
export const placeOf = (session: SessionPart, speech: Speech): string | null =>
  session.city ? speech.text(session.city.name) : speech.word('session.online');

/** A filter of the address that is a flag there. */
export const isYes = (value: string | undefined): boolean => value === 'yes';
