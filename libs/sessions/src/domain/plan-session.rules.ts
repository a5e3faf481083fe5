/* What may be written of a session, and when. Pure. Source: docs/stories/plan-a-session.md. */

import { isLocalized, tidied } from '#catalogue';
import {
  accept,
  hasForbiddenCharacters,
  isLocale,
  type LocalizedText,
  refuse,
  type Refusal,
  type Result,
} from '#kernel';
import { areSameTimes, type Block, decideBlocks } from './blocks.rules.js';
import type { SessionKind, SessionRow } from './session.entity.js';
import type { SeatCounts } from './session-seats.port.js';
import { decideTimes, knownTimes, mostBlocksOf, type PlanRefusal } from './session.rules.js';

/** HYBRID is held in person, with some of its seats on-line. */
export const PLANNED_MODES = ['IN_PERSON', 'ONLINE', 'HYBRID'] as const;
export type PlannedMode = (typeof PLANNED_MODES)[number];

/** What is written of a session. */
export interface SessionContent {
  readonly courseId: string;
  /** None: TRAINING. */
  readonly kind?: SessionKind;
  /** Of a consultation meeting, in the order in which they are read; of others none. */
  readonly topicIds?: readonly string[];
  readonly mode: PlannedMode;
  /** Null on-line, as the venue and its map. */
  readonly cityId: string | null;
  readonly venue: LocalizedText | null;
  readonly mapUrl: string | null;
  readonly accessNote: LocalizedText | null;
  /** Null in person; elsewhere as long as there is none yet. */
  readonly joinUrl: string | null;
  readonly languages: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Its times between the two; one or none: without a pause. Left out: as those of the session lie that is written anew. */
  readonly blocks?: readonly Block[] | null;
  /** Null: with the start. */
  readonly doorsOpenAt: Date | null;
  /** IANA name. */
  readonly timeZone: string;
  readonly registrationOpensAt: Date | null;
  readonly registrationClosesAt: Date | null;
  /** It takes place from so many confirmed on; none: whatever their number. */
  readonly minParticipants?: number | null;
  /** By when that is decided; none where no number is named. */
  readonly decideBy?: Date | null;
}

export type ContentRefusal = Refusal<
  | 'PLACE_MISSING'
  | 'SESSION_TEXT_INVALID'
  | 'LINK_INVALID'
  | 'SESSION_LANGUAGES_INVALID'
  | 'TIME_ZONE_INVALID'
  | 'REGISTRATION_WINDOW_INVALID'
  | 'TOPICS_MISSING'
  | 'TOO_MANY_TOPICS'
>;
export type EditRefusal =
  | ContentRefusal
  | PlanRefusal
  | Refusal<'SESSION_CANCELLED' | 'SESSION_ENDED' | 'MOVE_INSTEAD' | 'SESSION_IS_ANNOUNCED'>;

/** Longest texts, in characters. */
export const LONGEST_SESSION_TEXT = { venue: 200, accessNote: 500 } as const;
export const LONGEST_LINK = 500;
export const MOST_SEATS = 100_000;
export const MOST_TOPICS = 10;

const ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));

/** Reads the address of a page: https, and nobody's user name in it. It is shown as a link and never asked for. Null for nothing.
 *  Refuses LINK_INVALID. */
export function readLink(
  typed: string | null | undefined,
  path: string,
): Result<string | null, Refusal<'LINK_INVALID'>> {
  const text = typed?.trim() ?? '';
  if (!text) return accept(null);
  const wrong = refuse('LINK_INVALID', { path: [path] });
  if (/\s/.test(text) || hasForbiddenCharacters(text) || !URL.canParse(text)) return wrong;
  const { protocol, username, password, href } = new URL(text);
  const isLink = protocol === 'https:' && !username && !password && href.length <= LONGEST_LINK;
  return isLink ? accept(href) : wrong;
}

/** What was typed, tidied; what does not belong to its way of taking part is left out. */
export function readContent(typed: SessionContent): Result<SessionContent, ContentRefusal> {
  const isOnline = typed.mode === 'ONLINE';
  const map = readLink(isOnline ? null : typed.mapUrl, 'mapUrl');
  if (!map.ok) return map;
  const join = readLink(typed.mode === 'IN_PERSON' ? null : typed.joinUrl, 'joinUrl');
  if (!join.ok) return join;
  const kind = typed.kind ?? 'TRAINING';
  const content: SessionContent = {
    ...typed,
    kind,
    topicIds: kind === 'CONSULTATION' ? [...new Set(typed.topicIds)] : [],
    cityId: isOnline ? null : typed.cityId,
    venue: isOnline ? null : textOf(typed.venue),
    accessNote: textOf(typed.accessNote),
    mapUrl: map.value,
    joinUrl: join.value,
    languages: ['km', 'en'].filter((language) => typed.languages.includes(language)),
  };
  const topics = decideTopics(content);
  if (!topics.ok) return topics;
  if (!isOnline && !content.cityId) return refuse('PLACE_MISSING', { path: ['cityId'] });
  if (!isOnline && !content.venue) return refuse('PLACE_MISSING', { path: ['venue'] });
  for (const name of ['venue', 'accessNote'] as const) {
    const text = content[name];
    if (text && !isLocalized(text, LONGEST_SESSION_TEXT[name]))
      return refuse('SESSION_TEXT_INVALID', {
        path: [name],
        detail: { longest: LONGEST_SESSION_TEXT[name] },
      });
  }
  if (content.languages.length === 0 || !typed.languages.every(isLocale))
    return refuse('SESSION_LANGUAGES_INVALID', { path: ['languages'] });
  if (!ZONES.has(content.timeZone)) return refuse('TIME_ZONE_INVALID', { path: ['timeZone'] });
  return accept(content);
}

/** Does a consultation meeting name its topics, and not too many? */
function decideTopics({ kind, topicIds = [] }: SessionContent): Result<true, ContentRefusal> {
  if (kind === 'CONSULTATION' && topicIds.length === 0)
    return refuse('TOPICS_MISSING', { path: ['topicIds'] });
  return topicIds.length > MOST_TOPICS
    ? refuse('TOO_MANY_TOPICS', { path: ['topicIds'], detail: { most: MOST_TOPICS } })
    : accept(true);
}

/** Null for a text that is empty in both languages. */
function textOf(text: LocalizedText | null): LocalizedText | null {
  const tidy = text && tidied(text);
  return tidy && (tidy.km || tidy.en) ? tidy : null;
}

/** Does registration close after it opens, and neither of them after the start? */
function decideWindow(
  { registrationOpensAt: opens, registrationClosesAt: closes }: SessionContent,
  startsAt: Date,
): Result<true, ContentRefusal> {
  const wrong = (path: string): Result<true, ContentRefusal> =>
    refuse('REGISTRATION_WINDOW_INVALID', { path: [path] });
  if (opens && opens >= startsAt) return wrong('registrationOpensAt');
  if (closes && (closes > startsAt || (opens && opens >= closes))) return wrong('registrationClosesAt');
  return accept(true);
}

/** The blocks of a session that may be written down like this; `stood` as it was before, null for a new one. Refuses as `decideTimes` and
 *  `decideBlocks`, and REGISTRATION_WINDOW_INVALID. */
export function decideDraft(
  content: SessionContent,
  stood: SessionRow | null,
  now: Date,
): Result<readonly Block[] | null, ContentRefusal | PlanRefusal> {
  const times = decideTimes({ ...content, doorsOpenAt: content.doorsOpenAt ?? content.startsAt }, now);
  if (!times.ok) return times;
  const window = decideWindow(content, content.startsAt);
  return window.ok ? decideBlocks(content.blocks, content, stood) : window;
}

/** Are these the seats of such a session: on-line ones apart where it is hybrid, and nowhere else? */
export function decideSeats(
  mode: PlannedMode,
  { capacity, onlineCapacity }: SeatCounts,
): Result<true, Refusal<'CAPACITY_INVALID'>> {
  const isWhole = (seats: number, least: number, most: number): boolean =>
    Number.isInteger(seats) && seats >= least && seats <= most;
  if (!isWhole(capacity, 1, MOST_SEATS)) return refuse('CAPACITY_INVALID', { path: ['capacity'] });
  const fits =
    mode === 'HYBRID'
      ? onlineCapacity !== null && isWhole(onlineCapacity, 0, capacity)
      : onlineCapacity === null;
  return fits ? accept(true) : refuse('CAPACITY_INVALID', { path: ['onlineCapacity'] });
}

/** Minutes for which a seat is held until its address is confirmed; null: confirmed at once. */
export const decideHold = (minutes: number | null): Result<true, Refusal<'MINUTES_INVALID'>> =>
  minutes === null || (Number.isInteger(minutes) && minutes >= 5 && minutes <= 1_440)
    ? accept(true)
    : refuse('MINUTES_INVALID', { path: ['addressHoldMinutes'] });

type Columns = Pick<
  SessionRow,
  | 'courseId'
  | 'kind'
  | 'mode'
  | 'cityId'
  | 'venueKm'
  | 'venueEn'
  | 'mapUrl'
  | 'accessNoteKm'
  | 'accessNoteEn'
  | 'joinUrl'
  | 'languages'
  | 'startsAt'
  | 'endsAt'
  | 'doorsOpenAt'
  | 'timeZone'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'minParticipants'
  | 'decideBy'
>;

export const columnsOf = ({ venue, accessNote, ...content }: SessionContent): Columns => ({
  courseId: content.courseId,
  kind: content.kind ?? 'TRAINING',
  mode: content.mode === 'ONLINE' ? 'ONLINE' : 'IN_PERSON',
  cityId: content.cityId,
  venueKm: venue?.km ?? null,
  venueEn: venue?.en ?? null,
  mapUrl: content.mapUrl,
  accessNoteKm: accessNote?.km ?? null,
  accessNoteEn: accessNote?.en ?? null,
  joinUrl: content.joinUrl,
  languages: [...content.languages],
  startsAt: content.startsAt,
  endsAt: content.endsAt,
  doorsOpenAt: content.doorsOpenAt ?? content.startsAt,
  timeZone: content.timeZone,
  registrationOpensAt: content.registrationOpensAt,
  registrationClosesAt: content.registrationClosesAt,
  minParticipants: content.minParticipants ?? null,
  decideBy: content.decideBy ?? null,
});

export const plannedModeOf = ({ mode }: Pick<SessionRow, 'mode'>, seats: SeatCounts): PlannedMode =>
  mode === 'IN_PERSON' && seats.onlineCapacity !== null ? 'HYBRID' : mode;

/** What people know once it is open, and where a change of it belongs. */
const ANNOUNCED = {
  courseId: 'SESSION_IS_ANNOUNCED',
  kind: 'SESSION_IS_ANNOUNCED',
  cityId: 'SESSION_IS_ANNOUNCED',
  timeZone: 'SESSION_IS_ANNOUNCED',
  startsAt: 'MOVE_INSTEAD',
  endsAt: 'MOVE_INSTEAD',
  doorsOpenAt: 'MOVE_INSTEAD',
  venueKm: 'MOVE_INSTEAD',
  venueEn: 'MOVE_INSTEAD',
  joinUrl: 'MOVE_INSTEAD',
} as const;
type Announced = keyof typeof ANNOUNCED;

const FIELDS: Partial<Record<Announced, string>> = { venueKm: 'venue', venueEn: 'venue' };

const alike = (a: Date | string | null, b: Date | string | null): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** Decides an edit. A draft may become anything that may be planned; of one that is open only that changes of which nobody was told. Answers the row
 *  as it will be. Refuses: SESSION_CANCELLED, SESSION_ENDED, MOVE_INSTEAD and SESSION_IS_ANNOUNCED with the field, and as `decideDraft`. */
export function decideEdit(
  session: SessionRow,
  seats: SeatCounts,
  content: SessionContent,
  now: Date,
): Result<SessionRow, EditRefusal> {
  if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
  const written = columnsOf(content);
  if (session.status === 'DRAFT') {
    const verdict = decideDraft(content, session, now);
    if (!verdict.ok) return verdict;
    const blocks = verdict.value;
    return accept({ ...session, ...written, blocks, mostBlocks: mostBlocksOf(session, blocks) });
  }
  if (session.endsAt <= now) return refuse('SESSION_ENDED');
  const told = { ...session, ...knownTimes(session) };
  if (content.mode !== plannedModeOf(session, seats))
    return refuse('SESSION_IS_ANNOUNCED', { path: ['mode'] });
  for (const name of Object.keys(ANNOUNCED) as Announced[]) {
    // Nobody was shown a link that is not there.
    const isNew = name === 'joinUrl' && told.joinUrl === null;
    if (!isNew && !alike(told[name], written[name]))
      return refuse(ANNOUNCED[name], { path: [FIELDS[name] ?? name] });
  }
  const blocks = decideBlocks(content.blocks, content, told);
  if (!blocks.ok) return blocks;
  if (!areSameTimes(told, { ...content, blocks: blocks.value }))
    return refuse('MOVE_INSTEAD', { path: ['blocks'] });
  const window = decideWindow(content, told.startsAt);
  if (!window.ok) return window;
  const { mapUrl, accessNoteKm, accessNoteEn, joinUrl, languages } = written;
  const { registrationOpensAt, registrationClosesAt } = written;
  return accept({
    ...session,
    mapUrl,
    accessNoteKm,
    accessNoteEn,
    joinUrl,
    languages,
    registrationOpensAt,
    registrationClosesAt,
  });
}
