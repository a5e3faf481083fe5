/* The policies of the first wall, each with what it would say if somebody took it away. `mayVerify` is asked by `proposalSides`; which roles
   may be given is shown by test/contract/roles.spec.ts, `runsSessionsIn` by test/contract/plan-and-roster.spec.ts. */

export interface TakenAway {
  readonly file: string;
  readonly name: string;
  /** What the policy says without the rule: whoever asks may. */
  readonly says: unknown;
  /** Places of the schema that stand behind it. */
  readonly places: readonly string[];
}

const of = (lib: string, file: string) => `libs/${lib}/src/domain/${file}.policy`;
const [PLEDGE, ORGANISATION] = [of('pledges', 'pledge'), of('organisations', 'organisation')];
const CONSULTATION = of('consultations', 'consultation');
const REPORT = of('reports', 'report');

/** A method of a provider, replaced where it stands. */
export const SESSION_INSIDE: TakenAway = {
  file: of('sessions', 'session'),
  name: 'mayReadInside',
  says: true,
  places: ['Session.roster', 'Session.rosterCounts'],
};

export const POLICIES: readonly TakenAway[] = [
  {
    file: PLEDGE,
    name: 'scopeOf',
    says: { all: true, organisationIds: [], cityIds: [] },
    places: ['Query.pledges', 'Query.pledge'],
  },
  { file: PLEDGE, name: 'coordinates', says: true, places: ['Mutation.offerPledge'] },
  {
    file: PLEDGE,
    name: 'sidesOf',
    says: { isOrganisation: true, isCommittee: true },
    places: ['Mutation.withdrawPledge', 'Mutation.correctPledge'],
  },
  {
    file: ORGANISATION,
    name: 'isCoordinatorOf',
    says: true,
    places: ['Mutation.inviteCoordinator', 'Mutation.addMember', 'Query.organisation'],
  },
  {
    file: ORGANISATION,
    name: 'overseenCities',
    says: null,
    places: ['Query.organisationList', 'Query.organisationProposals'],
  },
  { file: ORGANISATION, name: 'insightInto', says: { cityIds: null }, places: ['Query.organisation'] },
  {
    file: ORGANISATION,
    name: 'proposalSides',
    says: { isProposer: true, isCommittee: true },
    places: ['Query.organisationProposal', 'Mutation.answerAboutOrganisation'],
  },
  {
    file: of('outreach', 'outreach'),
    name: 'citiesOf',
    says: null,
    places: ['Query.campaignExclusions', 'Mutation.excludeOrganisation', 'Mutation.includeOrganisation'],
  },
  {
    file: of('overview', 'overview'),
    name: 'overviewCitiesOf',
    says: null,
    places: ['Query.overviewPeople', 'Query.overviewPledges'],
  },
  { file: REPORT, name: 'mayRead', says: true, places: ['Query.report', 'Query.node'] },
  { file: REPORT, name: 'writesReports', says: true, places: ['Query.reports', 'Query.report'] },
  SESSION_INSIDE,
  { file: CONSULTATION, name: 'coordinates', says: true, places: ['Mutation.submitInput'] },
  { file: CONSULTATION, name: 'readsAll', says: true, places: ['Query.topic', 'Query.node'] },
];
