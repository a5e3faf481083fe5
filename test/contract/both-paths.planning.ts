import { step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';
import type { Body } from './support.js';

const planned = async (w: World): Promise<Body> => ({
  courseId: await w.id('crs', `select id from courses where code = 'tourism-heritage'`),
  mode: 'ONLINE',
  languages: ['km'],
  startsAt: '2030-01-08T02:00:00Z',
  endsAt: '2030-01-08T05:00:00Z',
  timeZone: 'Asia/Phnom_Penh',
});

/** The chair of the demonstration. */
const observer = async (w: World): Promise<Body> => ({
  observerId: await w.id(
    'per',
    `select person_id as id from role_grants where role = 'CHAIR' order by granted_at, person_id limit 1`,
  ),
  position: { km: 'អ្នកសង្កេតការណ៍', en: 'Observer' },
});

/** A coming session, of which the date of the decision passed with too few. */
const TO_DECIDE = `update sessions set min_participants = 1000, decide_by = app_now() - interval '1 hour', minimum_settled_at = null where id = (
  select id from sessions where status = 'OPEN' and starts_at > app_now() order by starts_at desc, id limit 1) returning id`;

/** A coming session whose room could not be made. */
const FAILED_ROOM = `with one as (select id, schedule_version from sessions where mode = 'ONLINE' and status = 'OPEN' and starts_at > app_now()
    order by starts_at desc, id limit 1), made as (
  insert into virtual_rooms (session_id, schedule_version, meeting_id, failure, tries, tried_at, next_try_at)
  select id, schedule_version, 'samaki-' || id, 'UNREACHABLE', 1, app_now(), app_now() + interval '1 hour' from one
  on conflict (session_id, schedule_version) do update set next_try_at = excluded.next_try_at)
  select id from one`;

/** A session is planned and edited. */
export const planningSteps: Step[] = [
  step('SessionPlanChoices', 'WORKING_GROUP'),
  step('CreateSession', 'WORKING_GROUP', async (w) => ({
    input: { content: await planned(w), seats: { capacity: 30 }, observers: [await observer(w)] },
  })),
  step('SessionToEdit', 'WORKING_GROUP', (w) => ({ id: w.at('CreateSession', 'session.id') })),
  step('SeriesPage', 'WORKING_GROUP', (w) => ({ id: w.at('CreateSession', 'session.id') })),
  step('PreviewSeries', 'WORKING_GROUP', (w) => ({
    input: { sessionId: w.at('CreateSession', 'session.id'), rule: { every: 'WEEK', times: 2 } },
  })),
  step('PlanSeries', 'WORKING_GROUP', (w) => ({
    input: { sessionId: w.at('CreateSession', 'session.id'), rule: { every: 'MONTH', times: 2 } },
  })),
  step('TakePlaceAnyway', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await w.id('ses', TO_DECIDE) },
  })),
  step('SessionRoomPage', 'WORKING_GROUP', async (w) => ({ id: await w.id('ses', FAILED_ROOM) })),
  step('TryRoomAgain', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await w.id('ses', FAILED_ROOM) },
  })),
  step('EditSession', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: w.at('CreateSession', 'session.id'), version: 1, content: await planned(w) },
  })),
];
