import type { PlannedMode, SessionKind, SessionToEditFragment } from '../../shared/gql/graphql';
import { clock, isoDay } from '../../shared/lib/dates';
import type { FieldError } from '../../shared/lib/frame';
import { type Locale, LOCALES } from '../../shared/lib/locale';
import { timeValues } from '../../shared/lib/block-form';

export const MODES = ['IN_PERSON', 'ONLINE', 'HYBRID'] as const satisfies readonly PlannedMode[];

export const KINDS = ['TRAINING', 'CONSULTATION'] as const satisfies readonly SessionKind[];

export const SESSION_FIELDS = [
  'version',
  'kind',
  'courseId',
  'mode',
  'cityId',
  'venueKm',
  'venueEn',
  'mapUrl',
  'accessNoteKm',
  'accessNoteEn',
  'joinUrl',
  'day',
  'from',
  'to',
  'doors',
  'timeZone',
  'opensDay',
  'opensTime',
  'closesDay',
  'closesTime',
  'minParticipants',
  'decideDay',
  'decideTime',
  'capacity',
  'onlineCapacity',
  'overrideReason',
] as const;
export type SessionField = (typeof SESSION_FIELDS)[number];

const MOST_PEOPLE = 10;
const EMPTY_ROWS = 2;
const ROWS = Array.from({ length: MOST_PEOPLE }, (_, at) => at);

type Values = Readonly<Record<string, string>>;

/** Fields of a form that stand once for each row; in a row somebody is chosen, or it is not read. */
export interface PeopleRows<Part extends string> {
  readonly prefix: string;
  /** The name of a field: `trainer-0-nameKm`. */
  readonly field: (at: number, part: Part | 'id') => string;
  /** Rows in which somebody is chosen. */
  readonly chosen: (values: Values) => number[];
  /** Rows that the form shows: those with somebody, and some without. */
  readonly shown: (values: Values) => number;
}

function peopleRows<Part extends string>(prefix: string): PeopleRows<Part> {
  const field = (at: number, part: Part | 'id'): string => `${prefix}${at}-${part}`;
  const chosen = (values: Values): number[] => ROWS.filter((at) => values[field(at, 'id')]);
  const shown = (values: Values): number =>
    Math.min(MOST_PEOPLE, (chosen(values).at(-1) ?? -1) + 1 + EMPTY_ROWS);
  return { prefix, field, chosen, shown };
}

export type PositionPart = 'positionKm' | 'positionEn';
/** `km` and `en` are ticks: in which they train. */
export type TrainerPart = 'nameKm' | 'nameEn' | PositionPart | Locale;
export const TRAINERS = peopleRows<TrainerPart>('trainer-');
export const OBSERVERS = peopleRows<PositionPart>('observer-');

/** The languages that are ticked of a row. */
export const trainsIn = (values: Values, at: number): Locale[] =>
  LOCALES.filter((language) => values[TRAINERS.field(at, language)]);

export const modeOf = ({ mode, seats }: Pick<SessionToEditFragment, 'mode' | 'seats'>): PlannedMode =>
  mode === 'IN_PERSON' && seats.onlineCapacity !== null ? 'HYBRID' : mode;

/** What the fields of the form hold for a session that stands. */
export function valuesOf(session: SessionToEditFragment): Readonly<Record<string, string>> {
  const { timeZone, doorsOpenAt, venue, accessNote, seats } = session;
  const { registrationOpensAt: opens, registrationClosesAt: closes } = session;
  const day = (at: string | null): string => (at ? isoDay(at, timeZone) : '');
  const time = (at: string | null): string => (at ? clock(at, timeZone) : '');
  const trainers = (session.trainersToEdit ?? []).flatMap(({ id, name, position, languages }, row) => [
    [TRAINERS.field(row, 'id'), id],
    [TRAINERS.field(row, 'nameKm'), name.km],
    [TRAINERS.field(row, 'nameEn'), name.en],
    [TRAINERS.field(row, 'positionKm'), position.km],
    [TRAINERS.field(row, 'positionEn'), position.en],
    ...LOCALES.map((language) => [TRAINERS.field(row, language), languages.includes(language) ? 'on' : '']),
  ]);
  const observers = (session.observersToEdit ?? []).flatMap(({ id, position }, row) => [
    [OBSERVERS.field(row, 'id'), id],
    [OBSERVERS.field(row, 'positionKm'), position.km],
    [OBSERVERS.field(row, 'positionEn'), position.en],
  ]);
  return {
    ...Object.fromEntries([...trainers, ...observers]),
    version: String(session.version),
    kind: session.kind,
    courseId: session.course.id,
    mode: modeOf(session),
    cityId: session.city?.id ?? '',
    venueKm: venue?.km ?? '',
    venueEn: venue?.en ?? '',
    mapUrl: session.mapUrl ?? '',
    accessNoteKm: accessNote?.km ?? '',
    accessNoteEn: accessNote?.en ?? '',
    joinUrl: session.joinUrl ?? '',
    ...timeValues(session),
    doors: time(doorsOpenAt),
    timeZone,
    opensDay: day(opens),
    opensTime: time(opens),
    closesDay: day(closes),
    closesTime: time(closes),
    minParticipants: session.minimum ? String(session.minimum.participants) : '',
    decideDay: day(session.minimum?.decideBy ?? null),
    decideTime: time(session.minimum?.decideBy ?? null),
    capacity: String(seats.capacity),
    onlineCapacity: seats.onlineCapacity === null ? '' : String(seats.onlineCapacity),
  };
}

const FIELDS: Readonly<Record<string, SessionField>> = {
  venue: 'venueKm',
  accessNote: 'accessNoteKm',
  startsAt: 'day',
  endsAt: 'to',
  doorsOpenAt: 'doors',
  registrationOpensAt: 'opensDay',
  registrationClosesAt: 'closesDay',
  decideBy: 'decideDay',
};

/** What a reason overrides: the field for it is shown beside the sentence. */
const OVERRIDABLE = ['TRAINER_CONFLICT', 'TRAINER_LANGUAGE'];

const PARTS = { name: 'nameKm', position: 'positionKm' } as const;
const partOf = (part: string): 'id' | 'nameKm' | 'positionKm' =>
  part === 'name' || part === 'position' ? PARTS[part] : 'id';

/** Rows of the form that were sent, in the order in which the api had them. */
export interface SentRows {
  readonly trainers: readonly number[];
  readonly observers: readonly number[];
}

/** The api's mistakes beside the fields of the form. `blockField` finds that of a block. */
export const errorsInForm = (
  refusals: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[],
  rows: SentRows,
  blockField: (path: readonly string[]) => string = () => 'day',
): FieldError[] =>
  refusals.map(({ code, message, path }) => {
    const [name = '', index, part = ''] = path;
    if (name === 'blocks') return { code, message, field: blockField(path) };
    if (name === 'topicIds') return { code, message, field: 'topics' };
    if (OVERRIDABLE.includes(code)) return { code, message, field: 'overrideReason' };
    if (name !== 'trainers' && name !== 'observers') return { code, message, field: FIELDS[name] ?? name };
    const row = rows[name][Number(index ?? 0)] ?? 0;
    const inRow = partOf(part);
    const field =
      name === 'trainers'
        ? TRAINERS.field(row, inRow)
        : OBSERVERS.field(row, inRow === 'nameKm' ? 'id' : inRow);
    return { code, message, field };
  });
