import type { FastifyInstance } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import {
  chosenRows,
  errorsInForm,
  KINDS,
  modeOf,
  MODES,
  SESSION_FIELDS,
  type SessionField,
  TRAINER_PREFIX,
  trainerField,
  trainsIn,
  type TrainerPart,
} from '../../src/features/planning/session-form';
import { BLOCKS } from '../../src/shared/lib/block-form';
import { ruleOf, SERIES_FIELDS } from '../../src/features/planning/series-rule';
import {
  CreateSessionDocument,
  type CreateSessionInput,
  EditSessionDocument,
  PlanSeriesDocument,
  type SessionContentInput,
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
  rows: [TRAINER_PREFIX, BLOCKS.prefix],
  largestBytes: 128 * 1024,
};

/** Who was chosen to train it. Words that are left out are those that the public read of them last; languages, the api finds. */
async function readTrainers(
  api: Api,
  rows: Readonly<Record<string, string>>,
): Promise<SessionTrainerInput[]> {
  const chosen = chosenRows(rows);
  if (chosen.length === 0) return [];
  const { trainerChoices } = await api.query(SessionPlanChoicesDocument, {});
  return chosen.map((row) => {
    const of = (part: TrainerPart): string => (rows[trainerField(row, part)] ?? '').trim();
    const trainerId = of('id');
    const known = trainerChoices.find(({ id }) => id === trainerId);
    const words = (part: 'name' | 'position') =>
      both(of(`${part}Km`), of(`${part}En`)) ?? { km: known?.[part].km ?? '', en: known?.[part].en ?? '' };
    const languages = trainsIn(rows, row);
    return { trainerId, name: words('name'), position: words('position'), languages };
  });
}

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
          trainers: await readTrainers(api, rows),
          overrideReason: values.overrideReason.trim() || null,
          idempotencyKey,
        },
      });
      return createSession.session
        ? { to: `${editPage({ id: createSession.session.id })}?done=planned` }
        : { errors: errorsInForm(createSession.errors, chosenRows(rows), blockFieldIn(values, rows)) };
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
      return { errors: errorsInForm(planSeries.errors, [0]) };
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
          trainers: await readTrainers(api, rows),
          overrideReason: values.overrideReason.trim() || null,
        },
      });
      return editSession.session
        ? { to: `${editPage(params)}?done=saved` }
        : { errors: errorsInForm(editSession.errors, chosenRows(rows), blockFieldIn(values, rows)) };
    },
  });
}
