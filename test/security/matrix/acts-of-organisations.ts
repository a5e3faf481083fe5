/* Acts of organisations, and what is done in their name. */
import { newId, signId } from '#kernel';
import { TEST_SECRET } from '#testing';
import {
  type Act,
  CITY,
  COORDINATOR,
  GROUP,
  OWNER,
  RUNS,
  SIGNED_IN,
  city,
  key,
  markerOf,
  ofOrganisation,
  ofProposal,
  org,
  pledge,
  someone,
  terms,
  toCome,
} from './act.js';

export const ACTS_OF_ORGANISATIONS: Readonly<Record<string, Act>> = {
  acceptPledge: { who: GROUP, input: pledge({}) },
  addMember: { who: COORDINATOR, input: ofOrganisation({ fullName: 'Sok Dara', locale: 'en' }) },
  answerAboutOrganisation: { who: OWNER, door: SIGNED_IN, input: ofProposal({ answer: 'A thousand' }) },
  askAboutOrganisation: { who: CITY, input: ofProposal({ question: 'How many?' }) },
  askToJoin: {
    who: SIGNED_IN,
    input: ofOrganisation(),
    before: (c) => c.db.ownerSql(`delete from memberships`),
  },
  askToJoinByLink: {
    who: SIGNED_IN,
    input: (c) => ({
      token: signId(
        TEST_SECRET,
        'organisations join',
        c.rows.id('organisation_join_links', markerOf(c.side)),
      ),
    }),
    before: (c) => c.db.ownerSql(`delete from memberships`),
  },
  cancelForOrganisation: {
    who: COORDINATOR,
    input: (c) => ({ registrationId: c.id('reg', 'registrations', 'own', 1) }),
  },
  correctPledge: { who: COORDINATOR, input: pledge({ terms }) },
  decideDomain: {
    who: RUNS,
    input: (c) => ({ domainId: c.id('odm', 'organisation_domains'), approve: true }),
  },
  decideJoinRequest: {
    who: COORDINATOR,
    input: (c) => ({ requestId: c.id('ojr', 'organisation_join_requests'), approve: true }),
  },
  declineOrganisation: { who: CITY, input: ofProposal({ reason: 'It is here already' }) },
  declinePledge: { who: GROUP, input: pledge({ reason: 'We have one' }) },
  discardEnrolmentDraft: {
    who: COORDINATOR,
    input: (c) => ({ organisationId: org(c), sessionId: toCome(c) }),
  },
  endJoinLink: { who: COORDINATOR, input: ofOrganisation() },
  enrolPeople: {
    who: COORDINATOR,
    input: (c) => ({
      organisationId: org(c),
      sessionId: toCome(c),
      list: 'Sok Dara, 012 000 101',
      locale: 'en',
      idempotencyKey: key(),
    }),
  },
  excludeOrganisation: {
    who: CITY,
    input: (c) => ({
      organisationId: c.id('org', 'organisations', 'proposal', 1),
      reason: 'Twice this month',
    }),
  },
  giveUpCoordination: {
    who: COORDINATOR,
    input: ofOrganisation(),
    before: (c) =>
      c.db.ownerSql(
        `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'COORDINATOR', $3)`,
        [newId(), c.rows.id('people', markerOf(c.side)), c.rows.id('organisations', markerOf(c.side))],
      ),
  },
  giveUpDomain: {
    who: COORDINATOR,
    input: (c) => ({ domainId: c.id('odm', 'organisation_domains', 'own', 1) }),
  },
  handOverOrganisation: { who: COORDINATOR, input: ofOrganisation(someone) },
  includeOrganisation: { who: CITY, input: ofOrganisation() },
  inviteCoordinator: { who: COORDINATOR, input: ofOrganisation(someone) },
  joinByDomain: {
    who: OWNER,
    door: SIGNED_IN,
    refusal: 'NOT_OF_DOMAIN',
    input: ofOrganisation(),
    before: async (c) => {
      await c.db.ownerSql('delete from memberships');
      await c.db.ownerSql(`update organisation_domains set domain = $1 where id = $2`, [
        `canary-${markerOf(c.side, 'participant')}.example`,
        c.rows.id('organisation_domains', markerOf(c.side), 1),
      ]);
    },
  },
  leaveOrganisation: { who: OWNER, door: SIGNED_IN, input: ofOrganisation() },
  mergeOrganisations: {
    who: RUNS,
    input: async (c) => {
      const [fromId, intoId] = [1, 2].map((at) => c.id('org', 'organisations', 'proposal', at));
      const query = `{ previewOrganisationMerge(fromId: "${fromId}", intoId: "${intoId}") { preview { seen } } }`;
      const seen = (await c.look(query)) as unknown as {
        previewOrganisationMerge: { preview: { seen: string } };
      };
      return { fromId, intoId, seen: seen.previewOrganisationMerge.preview.seen };
    },
  },
  offerPledge: {
    who: COORDINATOR,
    input: (c) => ({ organisationId: org(c), terms: { ...terms, city: city(c) }, idempotencyKey: key() }),
  },
  printTickets: {
    who: { coordinator: 'own', ...RUNS },
    input: (c) => ({ organisationId: org(c), sessionId: toCome(c) }),
  },
  proposeOrganisation: {
    who: SIGNED_IN,
    once: true,
    input: () => ({
      nameEn: 'Lake Boat Pilots Guild',
      nameKm: 'សមាគមអ្នកបើកទូកបឹង',
      subKind: 'local-ngo',
      city: 'siem-reap',
      why: 'We row.',
      idempotencyKey: key(),
    }),
  },
  removeMember: {
    who: COORDINATOR,
    input: (c) => ({ organisationId: org(c), personId: c.id('per', 'people') }),
  },
  renewJoinLink: { who: COORDINATOR, input: ofOrganisation({ days: 14 }) },
  requestDomain: { who: COORDINATOR, input: ofOrganisation({ domain: 'somebody.example' }) },
  sendTickets: {
    who: COORDINATOR,
    input: (c) => ({ organisationId: org(c), sessionId: toCome(c), idempotencyKey: key() }),
  },
  submitInput: {
    who: COORDINATOR,
    input: (c) => ({
      topicId: c.id('top', 'topics', 'committee'),
      organisationId: org(c),
      body: 'Thirty near schools',
      locale: 'en',
      version: 1,
    }),
  },
  tellOrganisationsApart: {
    who: RUNS,
    input: (c) => ({
      fromId: org(c),
      intoId: c.id('org', 'organisations', 'proposal', 1),
      reason: 'Two houses',
    }),
  },
  verifyOrganisation: { who: CITY, input: ofProposal({}) },
  withdrawCoordinatorInvitation: {
    who: COORDINATOR,
    input: (c) => ({ organisationId: org(c), invitationId: c.id('inv', 'invitations') }),
  },
  withdrawPledge: { who: COORDINATOR, input: pledge({}) },
};
