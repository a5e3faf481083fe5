import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import { addressToken } from '../../../libs/registrations/src/domain/address-token.js';
import { seatLinkToken } from '../../../libs/registrations/src/domain/seat-link.js';
import type { CorpusWorld } from '../world.js';
import { heldTicket } from './addresses.js';
import { globalId, idOf, type Input, must } from './ask.js';
import { ownOrganisation, uuidOf } from './asking.js';
import { newAddress } from './rows.js';
import { both } from './texts.js';

/* How registrations and their sessions come to stand where they do. The ticket of the person it is about is «thing», the id of that
   registration «registration», the session «at». */

type State = (world: CorpusWorld) => Promise<void>;

const GROUP = 'WORKING_GROUP';
const known = (world: CorpusWorld, name: string): string => {
  const value = world.known.get(name);
  if (value === undefined) throw new Error(`Nothing is known as «${name}»`);
  return value;
};
const sessionUuid = (world: CorpusWorld): string => uuidOf(known(world, 'at'));
const all =
  (...states: State[]): State =>
  async (world) => {
    for (const state of states) await state(world);
  };
const did =
  (
    mutation: string,
    actor: string | undefined,
    input: (world: CorpusWorld) => Input | Promise<Input>,
  ): State =>
  async (world) =>
    must(world, mutation, await input(world), actor);

let day = 0;
/** A session of so many seats, on a day on which nobody is elsewhere. */
const sessionOf =
  (capacity: number): State =>
  async (world) => {
    day += 1;
    const { starts } = await world.row<{ starts: Date }>(
      'select app_now() + make_interval(days => 40 + $1) as starts',
      day,
    );
    const id = await aSession(world.db, { capacity, startsAt: starts });
    world.known.set('at', globalId('ses', id));
    world.known.set('organisation', await ownOrganisation(world));
  };
const seats =
  (change: string): State =>
  async (world) =>
    void (await world.db.ownerSql(`update session_seats set ${change} where session_id = $1`, [
      sessionUuid(world),
    ]));
const plan =
  (change: string): State =>
  async (world) =>
    void (await world.db.ownerSql(`update sessions set ${change} where id = $1`, [sessionUuid(world)]));
/** Changes the registration that it is about. */
const ticket =
  (change: string): State =>
  async (world) =>
    void (await world.db.ownerSql(`update registrations set ${change} where reference = $1`, [
      known(world, 'thing'),
    ]));

/** What somebody who was never here asks of a session. */
export const newcomer = (sessionId: string): Input => ({
  sessionId,
  fullName: 'Chan Sophea',
  organisation: 'Khmer Youth Forum',
  contact: newAddress(),
  locale: 'km',
  idempotencyKey: newId(),
});

/** The registration that was written last in the session is what it is about. */
const about: State = async (world) => {
  const { id, reference } = await world.row<{ id: string; reference: string }>(
    'select id, reference from registrations where session_id = $1 order by created_at desc, id desc limit 1',
    sessionUuid(world),
  );
  world.known.set('thing', reference);
  world.known.set('registration', globalId('reg', id));
};
/** Somebody registers; the one before is «before». */
const comes: State = async (world) => {
  const before = world.known.get('thing');
  if (before !== undefined) world.known.set('before', before);
  await must(world, 'registerForSession', newcomer(known(world, 'at')), undefined);
  await about(world);
};

const byTicket = (mutation: string, more: () => Input = () => ({})): State =>
  did(mutation, undefined, (world) => ({ reference: known(world, 'thing'), ...more() }));
const bySession = (mutation: string, more: Input = {}): State =>
  did(mutation, GROUP, (world) => ({ sessionId: known(world, 'at'), ...more }));
const firstLeaves = did('cancelRegistration', undefined, (world) => ({ reference: known(world, 'before') }));
const aside = did('setSeatsAside', GROUP, async (world) => ({
  sessionId: known(world, 'at'),
  organisationId: await ownOrganisation(world),
  seats: 2,
}));
const linkOf: State = async (world) => {
  const { id } = await world.row<{ id: string }>(
    'select id from seat_quotas where session_id = $1',
    sessionUuid(world),
  );
  world.known.set('link', seatLinkToken(TEST_SECRET, { quotaId: id, turn: 1 }));
};
const colleague = (): Input => ({
  fullName: 'Keo Bopha',
  contact: newAddress(),
  locale: 'km',
  idempotencyKey: newId(),
});
const enrolled =
  (people: number, together: boolean): State =>
  async (world) => {
    const list = Array.from({ length: people }, () => `Sok Dara, ${newAddress()}`).join('\n');
    const input = {
      list,
      together,
      sessionId: known(world, 'at'),
      organisationId: await ownOrganisation(world),
      locale: 'km',
      idempotencyKey: newId(),
    };
    await must(world, 'enrolPeople', input, 'COORDINATOR');
    await about(world);
  };
const groupOf: State = async (world) =>
  void world.known.set(
    'group',
    await idOf(
      world,
      'grp',
      'select id from registration_groups where session_id = $1 order by id desc limit 1',
      sessionUuid(world),
    ),
  );
const addressHeld: State = async (world) => {
  const reference = await heldTicket(world);
  const { id, session } = await world.row<{ id: string; session: string }>(
    'select id, session_id as session from registrations where reference = $1',
    reference,
  );
  world.known.set('thing', reference);
  world.known.set('registration', globalId('reg', id));
  world.known.set('at', globalId('ses', session));
  world.known.set('address-token', addressToken(TEST_SECRET, id, 0));
};

/** By the names that cases give them. */
export const statesOfRegistrations: Readonly<Record<string, State>> = {
  'a session': sessionOf(20),
  'a session of one seat': sessionOf(1),
  'a session in both halves': all(
    sessionOf(2),
    plan(
      `mode = 'IN_PERSON', venue_km = 'សាលាក្រុង', venue_en = 'City Hall', city_id = (select id from cities where code = 'siem-reap')`,
    ),
    seats('online_capacity = 1'),
  ),
  'a session that approves': all(sessionOf(20), seats('needs_approval = true')),
  'a session that offers': all(sessionOf(1), seats(`promotion = 'OFFER'`)),
  'a draft': all(sessionOf(20), plan(`status = 'DRAFT'`), seats(`state = 'DRAFT'`)),
  'its registration closes': bySession('closeSession'),
  'it is cancelled': bySession('cancelSession', { reason: both('Flood') }),
  'it is postponed': bySession('postponeSession', { reason: both('Flood') }),
  'it has a date again': did('moveSession', GROUP, async (world) => {
    const { starts } = await world.row<{ starts: Date }>(`select app_now() + interval '400 days' as starts`);
    const at = (hours: number): string => new Date(starts.getTime() + hours * 3_600_000).toISOString();
    return { sessionId: known(world, 'at'), startsAt: at(0), endsAt: at(3), reconfirmBy: at(-48) };
  }),
  'the day to answer passes': plan(`reconfirm_by = app_now() - interval '1 minute'`),
  'it starts': all(
    plan(
      `starts_at = app_now() - interval '1 hour', ends_at = app_now() + interval '1 hour', doors_open_at = app_now() - interval '2 hours',
       reconfirm_by = case when reconfirm_by is not null then app_now() - interval '3 hours' end`,
    ),
    seats(`closes_at = app_now() - interval '1 hour'`),
  ),
  'it ends': all(
    plan(
      `starts_at = app_now() - interval '4 hours', ends_at = app_now() - interval '1 hour', doors_open_at = app_now() - interval '5 hours'`,
    ),
    seats(`closes_at = app_now() - interval '4 hours'`),
  ),
  'it was held': bySession('holdSession'),
  'nobody gives back any more': seats('cancel_cutoff_hours = 720'),
  'it is tomorrow': all(
    plan(
      `starts_at = app_now() + interval '1 day', ends_at = app_now() + interval '27 hours', doors_open_at = app_now() + interval '23 hours'`,
    ),
    seats(`closes_at = app_now() + interval '1 day'`),
  ),
  'somebody comes': comes,
  'the first gives back': firstLeaves,
  'the seat is given back': byTicket('cancelRegistration'),
  'the offer is taken': byTicket('acceptOffer'),
  'the offer is left': byTicket('declineOffer'),
  'the offer ends': ticket(`hold_until = app_now() - interval '1 minute'`),
  'they are approved': did('decideApprovals', GROUP, (world) => ({
    sessionId: known(world, 'at'),
    registrationIds: [known(world, 'registration')],
    approve: true,
  })),
  'they are declined': did('decideApprovals', GROUP, (world) => ({
    sessionId: known(world, 'at'),
    registrationIds: [known(world, 'registration')],
    approve: false,
    reason: 'Another time',
  })),
  'they come all the same': byTicket('reconfirmSeat'),
  'the seat goes to a colleague': byTicket('transferToPerson', colleague),
  'the other half': byTicket('switchAttendanceMode', () => ({ mode: 'ONLINE' })),
  'another date of the course': async (world) => {
    const { course } = await world.row<{ course: string }>(
      'select course_id as course from sessions where id = $1',
      sessionUuid(world),
    );
    const first = known(world, 'at');
    await sessionOf(1)(world);
    await world.db.ownerSql('update sessions set course_id = $2 where id = $1', [sessionUuid(world), course]);
    world.known.set('other-date', known(world, 'at'));
    world.known.set('at', first);
  },
  'a date of another course': async (world) => {
    const first = known(world, 'at');
    await sessionOf(5)(world);
    await world.db.ownerSql(
      `update sessions s set course_id = (select c.id from courses c where c.id <> s.course_id order by c.code limit 1) where s.id = $1`,
      [sessionUuid(world)],
    );
    world.known.set('other-date', known(world, 'at'));
    world.known.set('at', first);
  },
  'the other date is full': did('registerForSession', undefined, (world) =>
    newcomer(known(world, 'other-date')),
  ),
  'an address is awaited': addressHeld,
  'the address is confirmed': did('confirmAddress', undefined, (world) => ({
    token: known(world, 'address-token'),
  })),
  'the hold ends': ticket(`hold_until = app_now() - interval '1 minute'`),
  'the address is corrected': byTicket('correctAddress', () => ({ email: newAddress() })),
  'three mails went': ticket('address_mails = 3'),
  'a mail went just now': ticket('address_mailed_at = app_now()'),
  'seats are set aside': all(aside, linkOf),
  'a new link is made': did('setSeatsAside', GROUP, async (world) => ({
    sessionId: known(world, 'at'),
    organisationId: await ownOrganisation(world),
    seats: 2,
    newLink: true,
  })),
  'they are withdrawn': did('withdrawSeatsAside', GROUP, async (world) => ({
    sessionId: known(world, 'at'),
    organisationId: await ownOrganisation(world),
  })),
  'one is enrolled': enrolled(1, false),
  'two are enrolled together': all(enrolled(2, true), groupOf),
  'the organisation gives it back': did('cancelForOrganisation', 'COORDINATOR', (world) => ({
    registrationId: known(world, 'registration'),
  })),
  'they are marked': did('markAttendance', GROUP, (world) => ({
    sessionId: known(world, 'at'),
    marks: [{ registrationId: known(world, 'registration'), status: 'ATTENDED' }],
  })),
};
