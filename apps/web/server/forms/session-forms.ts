import type { FastifyInstance } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import {
  errorsInForm,
  KINDS,
  modeOf,
  MODES,
  OBSERVERS,
  type PositionPart,
  type SentRows,
  SESSION_FIELDS,
  type SessionField,
  type TrainerPart,
  TRAINERS,
  trainsIn,
} from '../../src/features/planning/session-form';
import { BLOCKS } from '../../src/shared/lib/block-form';
import { ruleOf, SERIES_FIELDS } from '../../src/features/planning/series-rule';
import {
  CreateSessionDocument,
  type CreateSessionInput,
  EditSessionDocument,
  PlanSeriesDocument,
  type SessionContentInput,
  type SessionObserverInput,
  SessionPlanChoicesDocument,
  SessionToEditDocument,
  type SessionToEditFragment,
  type SessionTrainerInput,
} from '../../src/shared/gql/graphql';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import { clock, isoDay } from '../../src/shared/lib/dates';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import { type MessageKey, translate } from '../../src/shared/lib/i18n';
import { isLocale, type Locale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { instantOf } from './instant';
import { blockField, readTimes } from './session-times';

type Typed = Readonly<Record<SessionField, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;
type Rows = Readonly<Record<string, string>>;

/** Finds the field of a block that the api refused. */
const blockFieldIn = (typed: Typed, rows: Rows): ((path: readonly string[]) => string) => {
  const times = readTimes(typed, rows, typed.timeZone);
  return (path) => ('field' in times ? times.field : blockField(times, path));
};

/** A mistake that the form finds itself: a day or a time that is none. */
interface FormMistake {
  readonly field: string;
  readonly code: MessageKey;
}

/** What was typed of the window of registration. A day without a time means its beginning, or for the end its last minute. */
function readWindow(
  typed: Typed,
  timeZone: string,
): Pick<SessionContentInput, 'registrationOpensAt' | 'registrationClosesAt'> | FormMistake {
  const read = (day: string, time: string, otherwise: string): string | null | undefined =>
    day.trim() === '' ? null : (instantOf(day, time.trim() || otherwise, timeZone) ?? undefined);
  const opens = read(typed.opensDay, typed.opensTime, '00:00');
  const closes = read(typed.closesDay, typed.closesTime, '23:59');
  if (opens === undefined) return { field: 'opensDay', code: 'planning.error.time' };
  if (closes === undefined) return { field: 'closesDay', code: 'planning.error.time' };
  return { registrationOpensAt: opens, registrationClosesAt: closes };
}

/** A series takes its people from the session that it is after. */
const NO_ROWS: SentRows = { trainers: [], observers: [] };

const DECIDE_DAYS_BEFORE = 7;

/** What was typed of the number that a session needs. A day that is left out is a week before the start, a time that of the start. */
function readMinimum(
  typed: Typed,
  startsAt: string,
  timeZone: string,
): Pick<SessionContentInput, 'minParticipants' | 'decideBy'> | FormMistake {
  if (!typed.minParticipants.trim() && !typed.decideDay.trim())
    return { minParticipants: null, decideBy: null };
  const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const day = typed.decideDay.trim() || start.subtract({ days: DECIDE_DAYS_BEFORE }).toPlainDate().toString();
  const decideBy = instantOf(day, typed.decideTime.trim() || clock(startsAt, timeZone), timeZone);
  if (!decideBy) return { field: 'decideDay', code: 'planning.error.time' };
  return { minParticipants: wholeOf(typed.minParticipants), decideBy };
}

const both = (km: string, en: string) => (km.trim() || en.trim() ? { km: km.trim(), en: en.trim() } : null);
const languagesOf = (typed: readonly string[] = []): SessionContentInput['languages'] =>
  typed.filter(isLocale);

/** What was typed for a draft, as the api takes it, or the first mistake. Doors that are not typed open with the start. */
function readDraft(typed: Typed, lists: Lists, rows: Rows): SessionContentInput | FormMistake {
  const mode = MODES.find((known) => known === typed.mode);
  if (!mode) return { field: 'mode', code: 'planning.error.mode' };
  const times = readTimes(typed, rows, typed.timeZone);
  if ('field' in times) return { field: times.field, code: 'planning.error.time' };
  const { startsAt, endsAt, blocks } = times;
  const doorsOpenAt = instantOf(isoDay(startsAt, typed.timeZone), typed.doors, typed.timeZone);
  const hasDoors = mode !== 'ONLINE' && typed.doors.trim() !== '';
  if (hasDoors && !doorsOpenAt) return { field: 'doors', code: 'planning.error.time' };
  const window = readWindow(typed, typed.timeZone);
  if ('field' in window) return window;
  const minimum = readMinimum(typed, startsAt, typed.timeZone);
  if ('field' in minimum) return minimum;
  return {
    courseId: typed.courseId,
    kind: KINDS.find((known) => known === typed.kind) ?? 'TRAINING',
    topicIds: [...(lists['topics'] ?? [])],
    mode,
    cityId: typed.cityId || null,
    venue: both(typed.venueKm, typed.venueEn),
    mapUrl: typed.mapUrl.trim() || null,
    accessNote: both(typed.accessNoteKm, typed.accessNoteEn),
    joinUrl: typed.joinUrl.trim() || null,
    languages: languagesOf(lists['languages']),
    startsAt,
    endsAt,
    blocks,
    doorsOpenAt: hasDoors ? doorsOpenAt : null,
    timeZone: typed.timeZone,
    ...window,
    ...minimum,
  };
}

/** What was typed for a session that people know: the rest of it stays as it is. */
function readAnnounced(
  session: SessionToEditFragment,
  typed: Typed,
  lists: Lists,
): SessionContentInput | FormMistake {
  const window = readWindow(typed, session.timeZone);
  if ('field' in window) return window;
  const minimum = readMinimum(typed, session.startsAt, session.timeZone);
  if ('field' in minimum) return minimum;
  const { venue } = session;
  return {
    courseId: session.course.id,
    kind: session.kind,
    topicIds: [...(lists['topics'] ?? [])],
    mode: modeOf(session),
    cityId: session.city?.id ?? null,
    venue: venue && { km: venue.km, en: venue.en },
    mapUrl: typed.mapUrl.trim() || null,
    accessNote: both(typed.accessNoteKm, typed.accessNoteEn),
    joinUrl: session.joinUrl ?? (typed.joinUrl.trim() || null),
    languages: languagesOf(lists['languages']),
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    doorsOpenAt: session.doorsOpenAt,
    timeZone: session.timeZone,
    ...window,
    ...minimum,
  };
}

/** A figure as it was typed; one that is none becomes one that the api refuses, beside its field. */
function wholeOf(typed: string): number {
  const plain = toAsciiDigits(typed.trim());
  return /^\d{1,6}$/.test(plain) ? Number(plain) : -1;
}

const readSeats = ({ mode, capacity, onlineCapacity }: Typed): CreateSessionInput['seats'] => ({
  capacity: wholeOf(capacity),
  onlineCapacity: mode === 'HYBRID' ? wholeOf(onlineCapacity) : null,
});

const editPage = ({ id = '' }: Readonly<Record<string, string>>): string => `/manage/sessions/${id}/edit`;
const FORM = {
  fields: SESSION_FIELDS,
  lists: ['languages', 'topics'],
  rows: [TRAINERS.prefix, OBSERVERS.prefix, BLOCKS.prefix],
  largestBytes: 128 * 1024,
};

/** Who was chosen to train it, and who to watch it. Words that are left out are those of the last time; languages, the api finds. */
async function readPeople(
  api: Api,
  rows: Rows,
): Promise<{ trainers: SessionTrainerInput[]; observers: SessionObserverInput[] }> {
  const chosen = sentRows(rows);
  if (chosen.trainers.length + chosen.observers.length === 0) return { trainers: [], observers: [] };
  const { trainerChoices, observerChoices } = await api.query(SessionPlanChoicesDocument, {});
  const written = (name: string): string => (rows[name] ?? '').trim();
  const trainers = chosen.trainers.map((row) => {
    const of = (part: TrainerPart | 'id'): string => written(TRAINERS.field(row, part));
    const trainerId = of('id');
    const known = trainerChoices.find(({ id }) => id === trainerId);
    const name = both(of('nameKm'), of('nameEn')) ?? wordsOf(known?.name);
    const position = both(of('positionKm'), of('positionEn')) ?? wordsOf(known?.position);
    return { trainerId, name, position, languages: trainsIn(rows, row) };
  });
  const observers = chosen.observers.map((row) => {
    const of = (part: PositionPart | 'id'): string => written(OBSERVERS.field(row, part));
    const observerId = of('id');
    const known = observerChoices.find(({ id }) => id === observerId);
    return { observerId, position: both(of('positionKm'), of('positionEn')) ?? wordsOf(known?.position) };
  });
  return { trainers, observers };
}

const sentRows = (rows: Rows): SentRows => ({
  trainers: TRAINERS.chosen(rows),
  observers: OBSERVERS.chosen(rows),
});

const wordsOf = (known: { km: string; en: string } | undefined): { km: string; en: string } => ({
  km: known?.km ?? '',
  en: known?.en ?? '',
});

function said({ field, code }: FormMistake, locale: Locale): FormOutcome {
  return { errors: [{ field, code, message: translate(locale, code) }] };
}

/** Planning a session, and editing what nobody was told of it. */
export function sessionForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    ...FORM,
    path: '/manage/sessions/new',
    submit: async ({ api, locale, values, lists, rows, idempotencyKey }) => {
      const content = readDraft(values, lists, rows);
      if ('code' in content) return said(content, locale);
      const { createSession } = await api.mutate(CreateSessionDocument, {
        input: {
          content,
          seats: readSeats(values),
          ...(await readPeople(api, rows)),
          overrideReason: values.overrideReason.trim() || null,
          idempotencyKey,
        },
      });
      return createSession.session
        ? { to: `${editPage({ id: createSession.session.id })}?done=planned` }
        : { errors: errorsInForm(createSession.errors, sentRows(rows), blockFieldIn(values, rows)) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/sessions/:id/series',
    fields: [...SERIES_FIELDS, 'overrideReason'],
    lists: ['weekdays'],
    submit: async ({ api, locale, params, values, lists, idempotencyKey }) => {
      const sessionId = params['id'] ?? '';
      const rule = ruleOf({
        every: values.every,
        weekdays: lists['weekdays'] ?? [],
        until: values.until,
        times: values.times,
        except: values.except,
        onHolidays: values.onHolidays,
      });
      if (!rule) return said({ field: 'day', code: 'planning.error.time' }, locale);
      const { planSeries } = await api.mutate(PlanSeriesDocument, {
        input: { sessionId, rule, overrideReason: values.overrideReason.trim() || null, idempotencyKey },
      });
      if (planSeries.session) return { to: `/trainer/sessions/${sessionId}/plan?done=series` };
      return { errors: errorsInForm(planSeries.errors, NO_ROWS) };
    },
  });

  consoleForm(app, web, {
    ...FORM,
    path: '/manage/sessions/:id/edit',
    submit: async ({ api, locale, params, values, lists, rows }) => {
      const id = params['id'] ?? '';
      const { session } = await api.query(SessionToEditDocument, { id });
      if (!session) throw new ApiFailure('BAD_USER_INPUT');
      const isDraft = session.state === 'DRAFT';
      const content = isDraft ? readDraft(values, lists, rows) : readAnnounced(session, values, lists);
      if ('code' in content) return said(content, locale);
      const { editSession } = await api.mutate(EditSessionDocument, {
        input: {
          sessionId: id,
          version: /^\d{1,9}$/.test(values.version) ? Number(values.version) : 0,
          content,
          ...(isDraft && { seats: readSeats(values) }),
          ...(await readPeople(api, rows)),
          overrideReason: values.overrideReason.trim() || null,
        },
      });
      return editSession.session
        ? { to: `${editPage(params)}?done=saved` }
        : { errors: errorsInForm(editSession.errors, sentRows(rows), blockFieldIn(values, rows)) };
    },
  });
}
