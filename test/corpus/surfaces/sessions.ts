import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { idOf, type Input, must } from './ask.js';
import { act, outcomeOf, typedBy } from './asking.js';
import { both, textSurface } from './texts.js';

const GROUP = 'WORKING_GROUP';
const NEWEST = 'select id from sessions order by id desc limit 1';

/** What is planned of a session in person. */
export const sessionContent = async (world: CorpusWorld, more: Input = {}): Promise<Input> => ({
  courseId: await idOf(
    world,
    'crs',
    `select id from courses where state = 'PUBLISHED' order by code limit 1`,
  ),
  mode: 'IN_PERSON',
  cityId: await idOf(world, 'cty', `select id from cities where code = 'siem-reap'`),
  venue: both('City Hall'),
  languages: ['km'],
  startsAt: '2031-02-01T02:00:00Z',
  endsAt: '2031-02-01T05:00:00Z',
  timeZone: 'Asia/Phnom_Penh',
  ...more,
});
const seats = { capacity: 30 };

/** A draft of a session is «thing»; so is what a case writes as its content. */
export const statesOfSessions: Readonly<Record<string, (world: CorpusWorld) => Promise<void>>> = {
  'session drafted': async (world) => {
    await must(world, 'createSession', { content: await sessionContent(world), seats }, GROUP);
    world.known.set('thing', await idOf(world, 'ses', NEWEST));
    world.known.set('a-city', await idOf(world, 'cty', `select id from cities where code = 'siem-reap'`));
  },
};

const text = (name: 'venue' | 'accessNote', column: string): Surface =>
  textSurface({
    mutation: 'createSession',
    at: [`SessionContentInput.${name}`],
    actor: GROUP,
    input: async (world, typed) => ({
      content: await sessionContent(world, { [name]: both(typed) }),
      seats,
      idempotencyKey: newId(),
    }),
    stored: `select ${column} as v from sessions order by id desc limit 1`,
  });

const trainer = (name: 'name' | 'position', column: string): Surface =>
  textSurface({
    mutation: 'createSession',
    at: [`SessionTrainerInput.${name}`],
    actor: GROUP,
    input: async (world, typed) => ({
      content: await sessionContent(world, await aDayOfItsOwn(world)),
      seats,
      trainers: [
        {
          trainerId: await idOf(
            world,
            'per',
            `select person_id as id from role_grants where role = 'TRAINER' limit 1`,
          ),
          name: both('Keo Sophea'),
          position: both('Specialist'),
          [name]: both(typed),
        },
      ],
      idempotencyKey: newId(),
    }),
    stored: `select ${column} as v from session_trainers order by session_id desc limit 1`,
  });

const observer: Surface = textSurface({
  mutation: 'createSession',
  at: ['SessionObserverInput.position'],
  actor: GROUP,
  input: async (world, typed) => ({
    content: await sessionContent(world),
    seats,
    observers: [
      {
        observerId: await idOf(
          world,
          'per',
          `select person_id as id from role_grants where role = 'CHAIR' order by granted_at limit 1`,
        ),
        position: both(typed),
      },
    ],
    idempotencyKey: newId(),
  }),
  stored: 'select role_en as v from session_observers order by session_id desc limit 1',
});

/** On which nobody trains yet. */
let day = 0;
const aDayOfItsOwn = async (world: CorpusWorld): Promise<Input> => {
  day += 1;
  const { at } = await world.row<{ at: Date }>(
    `select timestamptz '2033-01-01T02:00:00Z' + make_interval(days => $1) as at`,
    day,
  );
  return { startsAt: at.toISOString(), endsAt: new Date(at.getTime() + 3_600_000).toISOString() };
};

/** One field of a new session or more, and what is kept. */
const planned = (
  at: readonly string[],
  inputOf: (typed: unknown) => { content?: Input; seats?: Input },
  kept: string,
): Surface => ({
  at,
  send: async (world: CorpusWorld, row: CorpusCase, locale) => {
    const more = inputOf(typedBy(world, row));
    const content = await sessionContent(world, more.content);
    const answer = await act(
      world,
      'createSession',
      { content, seats: { ...seats, ...more.seats }, idempotencyKey: newId() },
      { as: GROUP, locale },
    );
    return outcomeOf(answer, async () => (await world.row<{ v: unknown }>(kept)).v);
  },
});

/** A rule of a series after a session that was just planned: asked on the way that shows its dates, and on that which makes them. */
const ruled = (at: readonly string[]): Surface => ({
  at,
  prepare: async (world) => {
    await must(
      world,
      'createSession',
      { content: await sessionContent(world, await aDayOfItsOwn(world)), seats },
      GROUP,
    );
  },
  send: async (world, row, locale) => {
    const rule = { every: 'WEEK', ...(typedBy(world, row) as Input) };
    const input = { sessionId: await idOf(world, 'ses', NEWEST), rule, idempotencyKey: newId() };
    return outcomeOf(await act(world, 'planSeries', input, { as: GROUP, locale }), async () => null);
  },
});

/** Texts, links, times and numbers of a session that is planned. */
export const sessionSurfaces: Surfaces = {
  'session.plan-venue': text('venue', 'venue_en'),
  'session.plan-access': text('accessNote', 'access_note_en'),
  'session.trainer-name': trainer('name', 'public_name_en'),
  'session.trainer-position': trainer('position', 'public_role_en'),
  'session.observer-position': observer,
  'session.override-reason': textSurface({
    mutation: 'createSession',
    at: ['CreateSessionInput.overrideReason'],
    actor: GROUP,
    input: async (world, overrideReason) => ({ content: await sessionContent(world), seats, overrideReason }),
    stored: `select reason as v from audit_rows where action = 'sessions.create-session' order by id desc limit 1`,
  }),
  'session.edit-override': textSurface({
    mutation: 'editSession',
    at: ['EditSessionInput.overrideReason'],
    actor: GROUP,
    input: async (world, overrideReason) => ({
      sessionId: await idOf(world, 'ses', NEWEST),
      version: 1,
      content: await sessionContent(world),
      overrideReason,
    }),
    stored: `select reason as v from audit_rows where action = 'sessions.edit-session' order by id desc limit 1`,
  }),
  'session.open-override': textSurface({
    mutation: 'openSession',
    at: ['OpenSessionInput.overrideReason'],
    actor: GROUP,
    input: async (world, overrideReason) => ({
      sessionId: await idOf(world, 'ses', NEWEST),
      overrideReason,
    }),
    stored: `select after ->> 'overrideReason' as v from audit_rows where action = 'sessions.open-session' order by id desc limit 1`,
  }),
  'session.move-override': textSurface({
    mutation: 'moveSession',
    at: ['MoveSessionInput.overrideReason'],
    actor: GROUP,
    input: async (world, overrideReason) => ({
      sessionId: await idOf(world, 'ses', NEWEST),
      startsAt: '2031-02-02T02:00:00Z',
      endsAt: '2031-02-02T05:00:00Z',
      overrideReason,
    }),
    stored: `select after ->> 'overrideReason' as v from audit_rows where action = 'sessions.move-session' order by id desc limit 1`,
  }),
  'url.session-map': planned(
    ['SessionContentInput.mapUrl'],
    (mapUrl) => ({ content: { mapUrl } }),
    'select map_url as v from sessions order by id desc limit 1',
  ),
  'url.session-join': planned(
    ['SessionContentInput.joinUrl'],
    (joinUrl) => ({ content: { mode: 'ONLINE', joinUrl } }),
    'select join_url as v from sessions order by id desc limit 1',
  ),
  'dates.plan': planned(
    [
      'SessionContentInput.startsAt',
      'SessionContentInput.endsAt',
      'SessionContentInput.doorsOpenAt',
      'SessionContentInput.registrationOpensAt',
      'SessionContentInput.registrationClosesAt',
      'SessionContentInput.decideBy',
    ],
    (times) => ({ content: times as Input }),
    `select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as v from sessions order by id desc limit 1`,
  ),
  'dates.blocks': planned(
    ['SessionBlockInput.startsAt', 'SessionBlockInput.endsAt'],
    (blocks) => ({ content: { blocks } }),
    `select coalesce(jsonb_array_length(blocks_as_json(blocks)), 1) as v from sessions order by id desc limit 1`,
  ),
  'dates.series': ruled(['SeriesRuleInput.until', 'SeriesRuleInput.except']),
  'numbers.series': ruled(['SeriesRuleInput.times', 'SeriesRuleInput.weekdays']),
  'session.series-reason': textSurface({
    mutation: 'planSeries',
    at: ['PlanSeriesInput.overrideReason'],
    actor: GROUP,
    input: async (world, overrideReason) => ({
      sessionId: await idOf(world, 'ses', NEWEST),
      rule: { every: 'WEEK', times: 1 },
      overrideReason,
    }),
    stored: `select reason as v from audit_rows where action = 'sessions.plan-series' order by id desc limit 1`,
  }),
  'numbers.planned-minimum': planned(
    ['SessionContentInput.minParticipants'],
    (minParticipants) => ({
      content: { minParticipants, ...(minParticipants !== null && { decideBy: '2031-01-25T02:00:00Z' }) },
    }),
    'select min_participants as v from sessions order by id desc limit 1',
  ),
  'numbers.planned-seats': planned(
    ['SessionSeatsInput.capacity', 'SessionSeatsInput.onlineCapacity'],
    (typed) => ({ content: { mode: 'HYBRID' }, seats: typed as Input }),
    'select capacity as v from session_seats order by session_id desc limit 1',
  ),
};
