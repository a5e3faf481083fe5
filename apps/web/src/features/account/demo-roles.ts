import type { Role } from '../../shared/gql/graphql';

/** The people of the demonstration, one a role, in the groups in which the sign-in page shows them. */
export const DEMO_GROUPS = {
  'take-part': ['PARTICIPANT', 'COORDINATOR'],
  organise: ['TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR'],
  decide: ['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'],
} as const satisfies Record<string, readonly Role[]>;

type Group = keyof typeof DEMO_GROUPS;
type DemoRole = (typeof DEMO_GROUPS)[Group][number];

export const GROUP_NAMES = Object.keys(DEMO_GROUPS) as Group[];

const ROLES: readonly string[] = GROUP_NAMES.flatMap((group) => DEMO_GROUPS[group]);

export const isDemoRole = (text: string): text is DemoRole => ROLES.includes(text);
