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

export const TRAINER_PREFIX = 'trainer-';
/** `km` and `en` are ticks: in which they train. */
const TRAINER_PARTS = ['id', 'nameKm', 'nameEn', 'positionKm', 'positionEn', ...LOCALES] as const;
export type TrainerPart = (typeof TRAINER_PARTS)[number];
export const MOST_TRAINERS = 10;
const EMPTY_TRAINERS = 2;
export const trainerField = (at: number, part: TrainerPart): string => `${TRAINER_PREFIX}${at}-${part}`;

/** The languages that are ticked of a row. */
export const trainsIn = (values: Readonly<Record<string, string>>, at: number): Locale[] =>
  LOCALES.filter((language) => values[trainerField(at, language)]);

const ROWS = Array.from({ length: MOST_TRAINERS }, (_, at) => at);

/** Rows of the form in which somebody is chosen. */
export const chosenRows = (values: Readonly<Record<string, string>>): number[] =>
  ROWS.filter((at) => values[trainerField(at, 'id')]);

/** Rows of trainers that the form shows: those with somebody, and some without. */
export const trainerRows = (values: Readonly<Record<string, string>>): number =>
  Math.min(MOST_TRAINERS, (chosenRows(values).at(-1) ?? -1) + 1 + EMPTY_TRAINERS);

export const modeOf = ({ mode, seats }: Pick<SessionToEditFragment, 'mode' | 'seats'>): PlannedMode =>
  mode === 'IN_PERSON' && seats.onlineCapacity !== null ? 'HYBRID' : mode;

/** What the fields of the form hold for a session that stands. */
export function valuesOf(session: SessionToEditFragment): Readonly<Record<string, string>> {
  const { timeZone, doorsOpenAt, venue, accessNote, seats } = session;
  const { registrationOpensAt: opens, registrationClosesAt: closes } = session;
  const day = (at: string | null): string => (at ? isoDay(at, timeZone) : '');
  const time = (at: string | null): string => (at ? clock(at, timeZone) : '');
  const trainers = (session.trainersToEdit ?? []).flatMap(({ id, name, position, languages }, row) => {
    const ticks = LOCALES.map((language) => (languages.includes(language) ? 'on' : ''));
    const words = [id, name.km, name.en, position.km, position.en, ...ticks];
    return TRAINER_PARTS.map((part, index) => [trainerField(row, part), words[index]!] as const);
  });
  return {
    ...Object.fromEntries(trainers),
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

const PARTS: Readonly<Record<string, TrainerPart>> = { name: 'nameKm', position: 'positionKm' };

/** The api's mistakes beside the fields of the form. `rows` are those of the trainers that were sent, `blockField` finds that of a block. */
export const errorsInForm = (
  refusals: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[],
  rows: readonly number[],
  blockField: (path: readonly string[]) => string = () => 'day',
): FieldError[] =>
  refusals.map(({ code, message, path }) => {
    const [name = '', index, part = ''] = path;
    if (name === 'blocks') return { code, message, field: blockField(path) };
    if (name === 'topicIds') return { code, message, field: 'topics' };
    if (name !== 'trainers') return { code, message, field: FIELDS[name] ?? name };
    const row = trainerField(rows[Number(index ?? 0)] ?? 0, PARTS[part] ?? 'id');
    return { code, message, field: OVERRIDABLE.includes(code) ? 'overrideReason' : row };
  });
