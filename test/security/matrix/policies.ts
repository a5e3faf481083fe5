/* Every policy of the first wall, each with what it would say if somebody took it away: test/security/z1-matrix-of-policies.spec.ts
   reads the exports of every *.policy.ts and finds what is missing here. Some ask another of the same file; each is taken away where the
   rest of the programme asks it. */
import { ROLES } from '#authz';
import type { MatrixWorld } from './world.js';

export interface TakenAway {
  readonly file: string;
  readonly name: string;
  /** What the policy says without the rule: whoever asks may. */
  readonly says: (world: MatrixWorld) => unknown;
  /** Places of the schema that stand behind it. */
  readonly places: readonly string[];
  /** The second wall asks the same, so that nothing is red while it stands. */
  readonly isDoubled?: true;
}

const of = (lib: string, file: string) => `libs/${lib}/src/domain/${file}.policy`;
const [PLEDGE, ORGANISATION] = [of('pledges', 'pledge'), of('organisations', 'organisation')];
const [CONSULTATION, REPORT] = [of('consultations', 'consultation'), of('reports', 'report')];
const MATERIAL = of('catalogue', 'material');
const [GRANTING, SESSION] = [of('identity', 'granting'), of('sessions', 'session')];

const yes = (): boolean => true;
/** No city is named, so that every one is meant. */
const everyCity = (): null => null;
const everyOrganisation = ({ rows }: MatrixWorld): string[] =>
  (['aa0', 'bb0', 'da1', 'eb1'] as const).flatMap((marker) => rows.ids.get(`organisations ${marker}`)!);

export const POLICIES: readonly TakenAway[] = [
  {
    file: PLEDGE,
    name: 'scopeOf',
    says: () => ({ all: true, organisationIds: [], cityIds: [] }),
    places: ['Query.pledges', 'Query.pledge'],
    isDoubled: true,
  },
  { file: PLEDGE, name: 'coordinates', says: yes, places: ['Mutation.offerPledge'] },
  {
    file: PLEDGE,
    name: 'sidesOf',
    says: () => ({ isOrganisation: true, isCommittee: true }),
    places: ['Mutation.withdrawPledge', 'Mutation.correctPledge'],
  },
  {
    file: ORGANISATION,
    name: 'isCoordinatorOf',
    says: yes,
    places: [
      'Mutation.inviteCoordinator',
      'Mutation.addMember',
      'Mutation.sendTickets',
      'Query.organisation',
    ],
  },
  {
    file: ORGANISATION,
    name: 'coordinatedBy',
    says: everyOrganisation,
    places: [
      'Query.myOrganisations',
      'Query.organisationProposal',
      'Mutation.cancelForOrganisation',
      'Mutation.resizeGroup',
    ],
  },
  {
    file: ORGANISATION,
    name: 'overseenCities',
    says: everyCity,
    places: ['Query.organisationList', 'Query.organisationProposals'],
  },
  {
    file: ORGANISATION,
    name: 'insightInto',
    says: () => ({ cityIds: null }),
    places: ['Query.organisation'],
  },
  { file: ORGANISATION, name: 'mayVerify', says: yes, places: ['Query.organisationProposal'] },
  {
    file: ORGANISATION,
    name: 'proposalSides',
    says: () => ({ isProposer: true, isCommittee: true }),
    places: ['Query.organisationProposal', 'Mutation.answerAboutOrganisation'],
  },
  {
    file: of('outreach', 'outreach'),
    name: 'citiesOf',
    says: everyCity,
    places: ['Query.campaignExclusions', 'Mutation.excludeOrganisation', 'Mutation.includeOrganisation'],
  },
  {
    file: of('overview', 'overview'),
    name: 'overviewCitiesOf',
    says: everyCity,
    places: ['Query.overviewPeople', 'Query.overviewPledges'],
    isDoubled: true,
  },
  { file: REPORT, name: 'mayRead', says: yes, places: ['Query.report', 'Query.node'], isDoubled: true },
  {
    file: REPORT,
    name: 'writesReports',
    says: yes,
    places: ['Query.reports', 'Query.report'],
    isDoubled: true,
  },
  {
    file: SESSION,
    name: 'runsTheProgramme',
    says: yes,
    places: ['Query.organisation', 'Mutation.printTickets'],
  },
  {
    file: SESSION,
    name: 'citiesRunBy',
    says: everyCity,
    places: ['Query.mySessions', 'Query.citiesToPlanIn'],
  },
  {
    file: SESSION,
    name: 'runsSessionsIn',
    says: yes,
    places: [
      'Mutation.moveSession',
      'Mutation.cancelSession',
      'Mutation.openSession',
      'Mutation.closeSession',
      'Mutation.postponeSession',
      'Mutation.copySession',
      'Mutation.takePlaceAnyway',
      'Mutation.planSeries',
      'Query.previewSeries',
      'Mutation.createSession',
      'Mutation.editSession',
      'Session.trainersToEdit',
      'Session.observersToEdit',
      'Mutation.decideUnanswered',
      'Mutation.decideApprovals',
      'Query.previewApprovals',
      'Mutation.setSeatsAside',
      'Mutation.withdrawSeatsAside',
      'Query.previewSeatsAside',
      'Session.seatsAside',
    ],
  },
  {
    file: SESSION,
    name: 'SessionPolicy.mayReadInside',
    says: yes,
    places: [
      'Session.roster',
      'Session.rosterCounts',
      'Session.joinUrl',
      'Session.room',
      'Session.observers',
      'Mutation.holdSession',
      'Mutation.tryRoomAgain',
      'Mutation.askForAnswers',
      'Query.previewAnswerMails',
    ],
  },
  { file: SESSION, name: 'SessionPolicy.mayReadContacts', says: yes, places: ['Session.roster'] },
  { file: MATERIAL, name: 'MaterialPolicy.mayAddTo', says: yes, places: ['Mutation.addCourseMaterial'] },
  { file: MATERIAL, name: 'MaterialPolicy.mayFollowUp', says: yes, places: ['Mutation.addMaterialVersion'] },
  { file: CONSULTATION, name: 'coordinates', says: yes, places: ['Mutation.submitInput'] },
  {
    file: CONSULTATION,
    name: 'coordinated',
    says: everyOrganisation,
    places: ['Query.topic', 'Query.node'],
    isDoubled: true,
  },
  { file: CONSULTATION, name: 'readsAll', says: yes, places: ['Query.topic', 'Query.node'] },
  { file: GRANTING, name: 'mayGive', says: yes, places: ['Mutation.giveRole', 'Mutation.takeRole'] },
  { file: GRANTING, name: 'rolesGivenBy', says: () => [...ROLES], places: ['Query.users', 'Query.user'] },
  { file: GRANTING, name: 'mayInvite', says: yes, places: ['Mutation.invitePerson'] },
];
