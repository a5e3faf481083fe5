import { newId } from '#kernel';
import { own, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';

/** To come, with seats that nobody waits for. */
const SESSION = `select s.id from sessions s join session_seats t on t.session_id = s.id
  where s.starts_at > app_now() + interval '3 days' and s.status = 'OPEN' and t.capacity - t.taken > 5 and t.waiting = 0 and t.quotas = 0
    and t.questions_version = 0 and not t.asks_prerequisites order by s.starts_at desc, s.id limit 1`;
const SET_ASIDE = `select session_id as id from seat_quotas where organisation_kind = 'ORGANISATION' order by id desc limit 1`;
const session = async (w: World): Promise<string> => w.id('ses', SET_ASIDE);
const tokenOf = (w: World): string => w.at('SeatsAsidePage', 'seatsAside.0.token');
const REGISTERED = newId();

/** Seats set aside for the coordinator's organisation, claimed by the link, and taken back. */
export const asideSteps: readonly Step[] = [
  step('OrganisationsForSeats', 'WORKING_GROUP', () => ({ search: 'Lotus' })),
  step('PreviewSeatsAside', 'WORKING_GROUP', async (w) => ({
    input: {
      sessionId: await w.id('ses', SESSION),
      organisationId: await own(w),
      seats: 2,
      releaseHours: 24,
    },
  })),
  step('SetSeatsAside', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await w.id('ses', SESSION), organisationId: await own(w), seats: 2 },
  })),
  step('SeatsAsidePage', 'WORKING_GROUP', async (w) => ({ id: await session(w) })),
  step('SeatLinkPage', 'nobody', (w) => ({ token: tokenOf(w) })),
  step('RegisterByLink', 'nobody', (w) => ({
    input: {
      token: tokenOf(w),
      fullName: 'លី ណារ៉ុង',
      contact: '012 345 672',
      locale: 'km',
      idempotencyKey: REGISTERED,
    },
  })),
  step('WithdrawSeatsAside', 'WORKING_GROUP', async (w) => ({
    input: { sessionId: await session(w), organisationId: await own(w) },
  })),
];
