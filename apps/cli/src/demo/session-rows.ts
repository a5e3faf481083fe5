import { blocksColumn, NO_DATE, type SessionStatus } from '#sessions';
import { planAudit, registrationAudit } from './audit-history.js';
import { playMessages } from './message-history.js';
import type { InventedPerson } from './people.js';
import { DEMO_TRAINERS } from './persons.data.js';
import type { Random } from './random.js';
import { type PlayedRegistration, playRegistrations } from './registration-history.js';
import { type DemoTimes, timesOf, TIME_ZONE } from './session-times.js';
import type { DemoSession } from './sessions.data.js';
import { DEMO_VENUES } from './venues.data.js';

/** Somebody who may register, with the id of their row. */
export interface Registrant extends InventedPerson {
  readonly id: string;
}

/** Ids of what stands in the database by the time sessions are written. */
export interface KnownIds {
  readonly courses: ReadonlyMap<string, string>;
  readonly cities: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
  /** By address: trainers, and everybody who signs in with one click. */
  readonly trainers: ReadonlyMap<string, string>;
  readonly workingGroup: string;
}

type Row = Record<string, unknown>;

/** Rows of one session, by table. */
export interface SessionRows {
  readonly sessions: Row[];
  readonly session_trainers: Row[];
  readonly session_observers: Row[];
  readonly session_seats: Row[];
  readonly registrations: Row[];
  readonly messages: Row[];
  readonly message_dedupe_keys: Row[];
  readonly audit_rows: Row[];
}

/** Share of registrants who wrote their organisation in words that match none. */
const WRITES_OTHERWISE = 0.08;

/** Everything that a session left in the database up to now. */
export function rowsOf(
  random: Random,
  session: DemoSession,
  now: Date,
  known: KnownIds,
  arriving: readonly Registrant[],
): SessionRows {
  const times = timesOf(session, now);
  const sessionId = random.idAt(times.scheduledAt);
  const played = playRegistrations(random, session, times, now, arriving);
  const version = times.movedAt || times.cancelledAt || times.postponedAt ? 2 : 1;
  const rows: SessionRows = {
    sessions: [sessionRow(session, sessionId, times, version, known)],
    session_trainers: trainerRows(session, sessionId, known),
    session_observers: observerRows(session, sessionId, known),
    session_seats: [
      {
        session_id: sessionId,
        capacity: session.capacity,
        taken: played.taken,
        waiting: played.waiting,
        next_rank: played.nextRank,
        version: played.registrations.length + session.cancelled + version,
        state: statusOf(times),
        closes_at: times.postponedAt ? NO_DATE.startsAt : times.startsAt,
        schedule_version: version,
      },
    ],
    registrations: [],
    messages: [],
    message_dedupe_keys: [],
    audit_rows: planAudit(random, session, sessionId, times, known.workingGroup),
  };
  for (const held of played.registrations) addRegistration(random, rows, held, sessionId, times, now, known);
  return rows;
}

function statusOf(times: DemoTimes): SessionStatus {
  if (times.postponedAt) return 'POSTPONED';
  return times.cancelledAt ? 'CANCELLED' : 'OPEN';
}

function sessionRow(
  session: DemoSession,
  id: string,
  times: DemoTimes,
  version: number,
  known: KnownIds,
): Row {
  const venue = session.venue && DEMO_VENUES[session.venue];
  return {
    id,
    course_id: known.courses.get(session.course),
    mode: venue ? 'IN_PERSON' : 'ONLINE',
    city_id: venue ? known.cities.get(venue.cityCode) : null,
    venue_km: venue?.name.km ?? null,
    venue_en: venue?.name.en ?? null,
    access_note_km: venue?.accessNote.km ?? null,
    access_note_en: venue?.accessNote.en ?? null,
    join_url: venue ? null : `https://meet.samaki.example/${session.key}`,
    languages: session.languages,
    starts_at: times.postponedAt ? NO_DATE.startsAt : times.startsAt,
    ends_at: times.postponedAt ? NO_DATE.endsAt : times.endsAt,
    blocks: blocksColumn.to(times.blocks),
    most_blocks: times.blocks?.length ?? 1,
    doors_open_at: times.postponedAt ? NO_DATE.startsAt : times.doorsOpenAt,
    time_zone: TIME_ZONE,
    status: statusOf(times),
    schedule_version: version,
    moved_from: times.movedFrom,
    moved_at: times.movedAt,
    cancelled_at: times.cancelledAt,
    cancel_reason_km: session.off?.reason.km ?? null,
    cancel_reason_en: session.off?.reason.en ?? null,
    postponed_at: times.postponedAt,
    postponed_starts_at: times.postponedAt && times.startsAt,
    postponed_ends_at: times.postponedAt && times.endsAt,
    postponed_doors_open_at: times.postponedAt && times.doorsOpenAt,
    postpone_reason_km: session.postponed?.reason.km ?? null,
    postpone_reason_en: session.postponed?.reason.en ?? null,
    created_at: times.scheduledAt,
  };
}

const trainerRows = (session: DemoSession, sessionId: string, known: KnownIds): Row[] =>
  session.trainers.map((key, index) => {
    const { email, name, role, languages } = DEMO_TRAINERS[key];
    return {
      session_id: sessionId,
      person_id: known.trainers.get(email),
      rank: index + 1,
      public_name_km: name.km,
      public_name_en: name.en,
      public_role_km: role.km,
      public_role_en: role.en,
      languages,
    };
  });

const observerRows = ({ observers = [] }: DemoSession, sessionId: string, known: KnownIds): Row[] =>
  observers.map(({ email, role }, index) => ({
    session_id: sessionId,
    person_id: known.trainers.get(email),
    rank: index + 1,
    role_km: role.km,
    role_en: role.en,
  }));

function addRegistration(
  random: Random,
  rows: SessionRows,
  held: PlayedRegistration<Registrant>,
  sessionId: string,
  times: DemoTimes,
  now: Date,
  known: KnownIds,
): void {
  const id = random.idAt(held.createdAt);
  const { person } = held;
  const own = person.organisation.name[person.locale];
  const writesOtherwise = random.chance(WRITES_OTHERWISE);
  rows.registrations.push({
    id,
    session_id: sessionId,
    person_id: person.id,
    organisation_name: writesOtherwise ? `${own} (${person.jobTitle})` : own,
    organisation_id: writesOtherwise ? null : known.organisations.get(person.organisation.domain),
    status: held.status,
    waitlist_rank: held.status === 'WAITLISTED' ? held.drawnRank : null,
    reference: random.reference(),
    locale: person.locale,
    created_at: held.createdAt,
    confirmed_at: held.confirmedAt,
    promoted_at: held.promotedAt,
    cancelled_at: held.cancelledAt,
  });
  rows.audit_rows.push(...registrationAudit(random, id, held, sessionId));
  if (person.contact.kind === 'EMAIL') addMessages(random, rows, id, held, sessionId, times, now);
}

function addMessages(
  random: Random,
  rows: SessionRows,
  registrationId: string,
  held: PlayedRegistration<Registrant>,
  sessionId: string,
  times: DemoTimes,
  now: Date,
): void {
  for (const message of playMessages(registrationId, held, times, now)) {
    const id = random.idAt(message.createdAt);
    const sentAt =
      message.status === 'SENT' ? new Date(message.dueAt.getTime() + random.int(400, 4000)) : null;
    rows.messages.push({
      id,
      created_at: message.createdAt,
      kind: message.kind,
      person_id: held.person.id,
      to_address: held.person.contact.value,
      locale: held.person.locale,
      subject_type: message.version === null ? null : 'session',
      subject_id: message.version === null ? null : sessionId,
      subject_version: message.version,
      cause_type: 'registration',
      cause_id: registrationId,
      status: message.status,
      due_at: message.dueAt,
      fence: sentAt ? 1 : 0,
      attempts: sentAt ? 1 : 0,
      data_entered_at: sentAt,
      sent_at: sentAt,
      outcome: message.outcome,
      message_id: sentAt ? `<${id}@samaki.example>` : null,
    });
    rows.message_dedupe_keys.push({ key: message.dedupeKey, message_id: id, created_at: message.createdAt });
  }
}
