import { placesOfDocument, placesOfMutation } from '../schema-places.js';
import { refusalOf, type Surface, type Surfaces } from '../surface.js';
import { documentOf, type Input, mutate, post } from './ask.js';

interface QueryInput {
  readonly query: string;
  readonly variables?: Input;
}

interface MutationInput {
  readonly mutation: string;
  readonly input: Input;
  /** Reads, as `v`, what must be stored afterwards. */
  readonly read?: string;
}

const query: Surface['send'] = async (world, row, locale) => {
  const input = world.filled(row.input) as QueryInput;
  const answer = await post(
    world,
    { query: input.query, variables: input.variables ?? {} },
    row.actor,
    locale,
  );
  const { code, sentence, data } = refusalOf(answer);
  return { code, ...(sentence !== undefined && { sentence }), stored: async () => data };
};

/** Mutations and queries as they are, for what a case says with several fields, or with an id. */
export const operations: Surfaces = {
  'operation.query': {
    at: ['api POST /graphql'],
    through: ({ input }, { schema }) => {
      const { query: text, variables } = input as QueryInput;
      return placesOfDocument(schema, text, variables);
    },
    send: query,
  },
  'operation.mutation': {
    at: ['api POST /graphql'],
    through: (row, { schema }) => {
      const { mutation, input } = row.input as MutationInput;
      return placesOfMutation(schema, mutation, input);
    },
    send: async (world, row, locale) => {
      const { mutation, input, read } = world.filled(row.input) as MutationInput;
      documentOf(mutation);
      const outcome = await mutate(world, mutation, input, row.actor, locale);
      return {
        ...outcome,
        ...(read !== undefined && { stored: async () => (await world.row<{ v: unknown }>(read)).v }),
      };
    },
  },
};

/** Queries of a search or filter, each known by the argument that it goes through. */
export const searches: Surfaces = Object.fromEntries(
  [
    ['search.organisations', 'Query.organisations(search)'],
    ['search.organisationList', 'Query.organisationList(search)'],
    ['search.organisationList.city', 'Query.organisationList(city)'],
    ['search.users', 'Query.users(search)'],
    ['search.people', 'Organisation.people(search)'],
    ['search.registrations', 'Organisation.registrations(search)'],
    ['search.roster', 'Session.roster(search)'],
    ['search.mails', 'Query.caughtMails(to)'],
    ['search.pledgeUnit', 'Query.overviewPledges(unit)'],
    ['filter.sessions.cities', 'SessionFilter.cities'],
    ['filter.sessions.languages', 'SessionFilter.languages'],
    ['filter.sessions.sectors', 'SessionFilter.sectors'],
    ['filter.sessions.focusAreas', 'SessionFilter.focusAreas'],
    ['filter.experiences.country', 'Query.experiences(countryCode)'],
    ['filter.overview.city', 'OverviewFilter.city'],
    ['filter.overview.sector', 'OverviewFilter.sector'],
    ['filter.overview.focusArea', 'OverviewFilter.focusArea'],
    ['filter.pledges.city', 'PledgeFilter.city'],
    ['filter.pledges.sector', 'PledgeFilter.sector'],
    ['filter.pledges.focusArea', 'PledgeFilter.focusArea'],
    ['filter.pledges.unit', 'PledgeFilter.unit'],
    ['filter.pledges.organisationId', 'PledgeFilter.organisationId'],
    ['filter.pledges.organisationKind', 'PledgeFilter.organisationKind'],
    ['filter.pledges.sessionId', 'PledgeFilter.sessionId'],
    ['filter.audit.action', 'AuditFilter.action'],
    ['filter.audit.type', 'AuditFilter.type'],
    ['filter.audit.who', 'AuditFilter.who'],
    ['filter.segment.cities', 'CampaignSegmentInput.cities'],
    ['filter.segment.subKinds', 'CampaignSegmentInput.subKinds'],
  ].map(([name, at]) => [name!, { at: [at!], send: query }]),
);
