import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { type Input, globalId, idOf, must } from './ask.js';
import { harmInPages } from './pages.js';
import { newAddress, newPhone, OWN, openSession, own, personOf, WAITING } from './rows.js';
import { both, textSurface } from './texts.js';

const registration = async (world: CorpusWorld, more: Input): Promise<Input> => ({
  sessionId: await openSession(world),
  fullName: 'Chan Sophea',
  organisation: 'Khmer Youth Forum',
  contact: newAddress(),
  locale: 'en',
  idempotencyKey: newId(),
  ...more,
});

const OPEN_TOPIC = `select t.id from topics t where t.opens_at < app_now() and t.closes_at > app_now() order by t.id limit 1`;

/** Texts of participants, coordinators and visitors. */
export const publicTexts: Surfaces = {
  'registration.fullName': textSurface({
    mutation: 'registerForSession',
    at: ['RegisterForSessionInput.fullName'],
    actor: undefined,
    input: (world, fullName) => registration(world, { fullName }),
    key: async (input) => input['contact'],
    stored: 'select full_name as v from people where email = $1',
    harmAt: harmInPages,
  }),
  'registration.organisation': textSurface({
    mutation: 'registerForSession',
    at: ['RegisterForSessionInput.organisation'],
    actor: undefined,
    input: (world, organisation) => registration(world, { organisation }),
    key: async (input) => input['contact'],
    stored: `select r.organisation_name as v from registrations r join people p on p.id = r.person_id where p.email = $1`,
    harmAt: harmInPages,
  }),
  'member.fullName': textSurface({
    mutation: 'addMember',
    at: ['AddMemberInput.fullName'],
    actor: 'COORDINATOR',
    input: async (world, fullName) => ({
      organisationId: await own(world),
      fullName,
      contact: newAddress(),
      locale: 'km',
    }),
    key: async (input) => input['contact'],
    stored: 'select full_name as v from people where email = $1',
  }),
  'enrolment.list': textSurface({
    mutation: 'enrolPeople',
    at: ['EnrolPeopleInput.list'],
    actor: 'COORDINATOR',
    input: async (world, list) => ({
      organisationId: await own(world),
      sessionId: await openSession(world),
      list,
      locale: 'km',
      idempotencyKey: newId(),
    }),
    stored: `select json_agg(full_name order by full_name) as v from people where created_at = (select max(created_at) from people)`,
  }),
  'details.fullName': textSurface({
    mutation: 'correctDetails',
    at: ['CorrectDetailsInput.fullName'],
    actor: 'PARTICIPANT',
    input: (_, fullName) => ({ fullName, locale: 'km' }),
    key: (_, world) => personOf(world, 'PARTICIPANT'),
    stored: 'select full_name as v from people where id = $1',
  }),
  'pledge.description': textSurface({
    mutation: 'offerPledge',
    at: ['PledgeTermsInput.description'],
    actor: 'COORDINATOR',
    input: async (world, description) => ({
      organisationId: await own(world),
      terms: { city: 'siem-reap', sector: 'tourism', amount: '1', unit: 'USD', description },
      idempotencyKey: newId(),
    }),
    stored: 'select description as v from pledges order by offered_at desc, id desc limit 1',
  }),
  'submission.body': textSurface({
    mutation: 'submitInput',
    at: ['SubmitInputInput.body'],
    actor: 'COORDINATOR',
    input: async (world, body) => {
      const [sent] = await world.db.ownerSql<{ version: number }>(
        `select version from submissions where topic_id = (${OPEN_TOPIC}) and organisation_id = (${OWN})`,
      );
      return {
        topicId: await idOf(world, 'top', OPEN_TOPIC),
        organisationId: await own(world),
        body,
        locale: 'en',
        version: sent?.version ?? null,
      };
    },
    stored: `select body as v from submissions where topic_id = (${OPEN_TOPIC}) and organisation_id = (${OWN})`,
  }),
  ...Object.fromEntries(
    (['nameEn', 'nameKm', 'why'] as const).map((name) => [
      `proposal.${name}`,
      textSurface({
        mutation: 'proposeOrganisation',
        at: [`ProposeOrganisationInput.${name}`],
        actor: 'PARTICIPANT',
        prepare: async (world) => {
          await world.db.ownerSql(
            `update organisation_proposals set proposed_at = proposed_at - interval '2 days'`,
          );
        },
        input: (_, text) => ({
          ...(name === 'nameKm' ? {} : { nameEn: `Ways ${newId().slice(-12)}` }),
          subKind: 'local-ngo',
          city: 'siem-reap',
          why: 'We plant trees.',
          idempotencyKey: newId(),
          [name]: text,
        }),
        stored: `select ${{ nameEn: 'o.name_en', nameKm: 'o.name_km', why: 'p.why' }[name]} as v
          from organisations o join organisation_proposals p on p.organisation_id = o.id order by o.id desc limit 1`,
      }),
    ]),
  ),
  'proposal.answer': textSurface({
    mutation: 'answerAboutOrganisation',
    at: ['AnswerAboutOrganisationInput.answer'],
    actor: 'PARTICIPANT',
    prepare: async (world) => {
      await world.db.ownerSql(
        `update organisation_proposals set proposed_by = $1, question = 'How many?', asked_at = app_now(),
           asked_by = (select person_id from role_grants where role = 'WORKING_GROUP' limit 1), answer = null, answered_at = null
         where organisation_id = (${WAITING})`,
        [await personOf(world, 'PARTICIPANT')],
      );
    },
    input: async (world, answer) => ({ ...(await waiting(world)), answer }),
    stored: `select answer as v from organisation_proposals where organisation_id = (${WAITING})`,
  }),
  ...Object.fromEntries(
    (['inviteCoordinator', 'handOverOrganisation'] as const).map((mutation) => [
      `${mutation}.fullName`,
      textSurface({
        mutation,
        at: [`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input.fullName`],
        actor: 'COORDINATOR',
        prepare: async (world) => {
          await world.db.ownerSql(
            `update organisation_hand_overs set ended_at = app_now(), outcome = 'WITHDRAWN' where ended_at is null`,
          );
        },
        input: async (world, fullName) => ({
          organisationId: await own(world),
          fullName,
          email: newAddress(),
          locale: 'km',
        }),
        key: async (input) => input['email'],
        stored: 'select full_name as v from invitations where email = $1',
      }),
    ]),
  ),
  'erasure.reason': textSurface({
    mutation: 'askErasureFor',
    at: ['AskErasureForInput.reason', 'AskErasureForInput.fullName'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => {
      // Somebody without an e-mail address.
      const phone = newPhone();
      world.known.set('phone', phone);
      await must(
        world,
        'registerForSession',
        await registration(world, { fullName: 'Sao Nary', contact: phone }),
        undefined,
      );
    },
    input: (world, reason) => ({ fullName: 'Sao Nary', phone: world.known.get('phone'), reason }),
    stored: `select v.value as v from erasures e join sealed_values v on e.reason = 'sealed:' || encode(v.digest, 'hex')
      order by e.asked_at desc, e.id desc limit 1`,
  }),
  'registration.declineReason': textSurface({
    mutation: 'decideApprovals',
    at: ['DecideApprovalsInput.reason'],
    actor: 'WORKING_GROUP',
    prepare: async (world) => {
      // Somebody whose seat is held until somebody approves.
      const { id, session } = await world.row<{ id: string; session: string }>(
        `update registrations set status = 'PENDING', pending_reason = 'APPROVAL', confirmed_at = null where id = (
           select r.id from registrations r join sessions s on s.id = r.session_id
           where r.status = 'CONFIRMED' and s.status = 'OPEN' and s.starts_at > app_now() + interval '1 day' order by r.id limit 1)
         returning id, session_id as session`,
      );
      world.known.set('pending', globalId('reg', id));
      world.known.set('pending-session', globalId('ses', session));
    },
    input: (world, reason) => ({
      sessionId: world.known.get('pending-session'),
      registrationIds: [world.known.get('pending')],
      approve: false,
      reason,
    }),
    stored:
      'select decline_reason as v from registrations where decline_reason is not null order by cancelled_at desc limit 1',
  }),
  'session.venue': textSurface({
    mutation: 'moveSession',
    at: ['MoveSessionInput.venue'],
    actor: 'WORKING_GROUP',
    input: async (world, venue) => moved(world, { venue: both(venue) }),
    stored: 'select venue_en as v from sessions where moved_at is not null order by moved_at desc limit 1',
    harmAt: harmInPages,
  }),
  'session.moveReason': textSurface({
    mutation: 'moveSession',
    at: ['MoveSessionInput.reason'],
    actor: 'WORKING_GROUP',
    input: async (world, reason) => moved(world, { reason }),
    stored: `select reason as v from audit_rows where action = 'sessions.move-session' order by id desc limit 1`,
  }),
};

/** The proposal that waits, as it stands. */
async function waiting(world: CorpusWorld): Promise<Input> {
  const { id, version } = await world.row<{ id: string; version: number }>(
    `select organisation_id as id, version from organisation_proposals where organisation_id = (${WAITING})`,
  );
  return { organisationId: globalId('org', id), version };
}

let hours = 0;
/** A move of the same session by an hour more than the one before. */
async function moved(world: CorpusWorld, more: Input): Promise<Input> {
  hours += 1;
  const starts = Date.UTC(2031, 0, 8, 2) + hours * 3_600_000;
  return {
    sessionId: await openSession(world),
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + 3 * 3_600_000).toISOString(),
    ...more,
  };
}
