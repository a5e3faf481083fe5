import { newId } from '#kernel';
import { rightsSteps } from './both-paths.account.js';
import { OWN, own, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';
import type { Body } from './support.js';

const ofOwn =
  (more: Body = {}) =>
  async (w: World): Promise<Body> => ({ input: { organisationId: await own(w), ...more } });
const members = step('OrganisationMembers', 'COORDINATOR', async (w) => ({ id: await own(w) }));
const request = (w: World): string =>
  w
    .at<{ id: string; fullName: string }[]>('OrganisationMembers', 'joinRequests')
    .find(({ fullName }) => fullName === 'Chan Sreymom')!.id;
const link = (w: World): string => w.at('OrganisationMembers', 'joinLink.token');
const invited = async (w: World): Promise<Body> => ({
  input: {
    organisationId: await own(w),
    invitationId: w.at('OrganisationMembers', 'coordinatorInvitations.0.id'),
  },
});
const domain = (w: World): string => w.at('OrganisationMembers', 'domains.0.id');
const colleague = { email: 'colleague@both-paths.example', fullName: 'Keo Sokha', locale: 'km' };

const membersSteps: Step[] = [
  step('RenewJoinLink', 'COORDINATOR', ofOwn({ days: 14 })),
  members,
  step('JoinPage', 'PARTICIPANT', (w) => ({ token: link(w) })),
  step('AskToJoinByLink', 'PARTICIPANT', (w) => ({ input: { token: link(w) } })),
  // Once they belong somewhere, if only by asking to.
  step('OwnDetails', 'PARTICIPANT'),
  members,
  step('DecideJoinRequest', 'COORDINATOR', (w) => ({ input: { requestId: request(w), approve: true } })),
  step('LeaveOrganisation', 'PARTICIPANT', ofOwn()),
  step('AskToJoin', 'PARTICIPANT', ofOwn()),
  step('EndJoinLink', 'COORDINATOR', ofOwn()),
  step('AddMember', 'COORDINATOR', ofOwn({ fullName: 'Both Paths Member', locale: 'km' })),
  step('RemoveMember', 'COORDINATOR', async (w) => ({
    input: {
      organisationId: await own(w),
      personId: await w.id('per', `select id from people where full_name = 'Both Paths Member'`),
    },
  })),
  step('RequestDomain', 'COORDINATOR', ofOwn({ domain: 'both-paths.example' })),
  members,
  step('RequestedDomains', 'WORKING_GROUP'),
  step('DecideDomain', 'WORKING_GROUP', (w) => ({ input: { domainId: domain(w), approve: true } })),
  step('JoinByDomain', 'PARTICIPANT', ofOwn()),
  step('GiveUpDomain', 'COORDINATOR', (w) => ({ input: { domainId: domain(w) } })),
  step('InviteCoordinator', 'COORDINATOR', ofOwn(colleague)),
  members,
  step('WithdrawCoordinatorInvitation', 'COORDINATOR', invited),
  step('HandOverOrganisation', 'COORDINATOR', ofOwn(colleague)),
];

const KEY = newId();
const proposed = (w: World): string => w.at('ProposeOrganisation', 'organisation.id');
const moves =
  (version: number, more: Body = {}) =>
  (w: World): Body => ({
    input: { organisationId: proposed(w), version, ...more },
  });
const waiting = (w: World) =>
  w.id('org', `select id from organisations where name_en = 'Lotus Angkor Hotels' and state = 'UNVERIFIED'`);

const proposalSteps: Step[] = [
  step('ProposeOrganisation', 'PARTICIPANT', () => ({
    input: {
      nameKm: 'ផ្លូវបៃតងទាំងពីរ',
      nameEn: 'Shaded Pavements',
      subKind: 'local-ngo',
      city: 'siem-reap',
      why: 'We plant trees.',
      idempotencyKey: KEY,
    },
  })),
  step('ProposeForm', 'PARTICIPANT'),
  step('OrganisationProposal', 'PARTICIPANT', (w) => ({ id: proposed(w) })),
  step('OrganisationProposals', 'WORKING_GROUP', () => ({ decided: false })),
  step('OrganisationProposalToDecide', 'WORKING_GROUP', (w) => ({ id: proposed(w) })),
  step('AskAboutOrganisation', 'WORKING_GROUP', moves(1, { question: 'How many trees?' })),
  step('AnswerAboutOrganisation', 'PARTICIPANT', moves(2, { answer: 'A thousand' })),
  step('VerifyOrganisation', 'WORKING_GROUP', moves(3)),
  step('OrganisationDuplicates', 'WORKING_GROUP'),
  step('DeclineOrganisation', 'WORKING_GROUP', async (w) => ({
    input: { organisationId: await waiting(w), version: 1, reason: 'It is here already' },
  })),
];

/** Two that no other step names; the survivor is verified. */
const pair = async (w: World, at: number): Promise<{ from: string; into: string }> => {
  const rows = await w.db.ownerSql<{ id: string }>(
    `select id from organisations where state = 'VERIFIED' and id <> (${OWN}) order by id offset $1 limit 2`,
    [at],
  );
  const [from, into] = rows.map(({ id }) => `org_${id.replaceAll('-', '')}`);
  return { from: from!, into: into! };
};

const mergingSteps: Step[] = [
  step('TellOrganisationsApart', 'WORKING_GROUP', async (w) => {
    const { from, into } = await pair(w, 2);
    return { input: { fromId: from, intoId: into, reason: 'Two houses' } };
  }),
  step('MergePreview', 'WORKING_GROUP', (w) => pair(w, 0)),
  step('MergeOrganisations', 'WORKING_GROUP', async (w) => {
    const { from, into } = await pair(w, 0);
    return { input: { fromId: from, intoId: into, seen: w.at('MergePreview', 'preview.seen') } };
  }),
];

/** Two people without a role whom no other step names. */
const people = async (w: World, at: number): Promise<{ from: string; into: string }> => {
  const rows = await w.db.ownerSql<{ id: string }>(
    `select id from people p where merged_into is null and erased_at is null
       and not exists (select from role_grants g where g.person_id = p.id) and not exists (select from sign_ins s where s.person_id = p.id)
       and not exists (select from erasures e where e.person_id = p.id) order by id offset $1 limit 2`,
    [at],
  );
  const [from, into] = rows.map(({ id }) => `per_${id.replaceAll('-', '')}`);
  return { from: from!, into: into! };
};
const merge = async (w: World): Promise<string> => {
  const { id } = await w.row<{ id: string }>('select id from person_merges');
  return `mrg_${id.replaceAll('-', '')}`;
};

const peopleSteps: Step[] = [
  step('TellPeopleApart', 'WORKING_GROUP', async (w) => {
    const { from, into } = await people(w, 2);
    return { input: { fromId: from, intoId: into, reason: 'Two people' } };
  }),
  step('PersonMergePreview', 'WORKING_GROUP', (w) => people(w, 0)),
  step('MergePeople', 'WORKING_GROUP', async (w) => {
    const { from, into } = await people(w, 0);
    return { input: { fromId: from, intoId: into, seen: w.at('PersonMergePreview', 'preview.seen') } };
  }),
  step('PersonDuplicates', 'WORKING_GROUP', async (w) => {
    await w.compareEverybody();
    // The same instant in both worlds.
    await w.db.ownerSql(
      `update person_merges set undo_until = date_trunc('day', app_now()) + interval '20 days'`,
    );
    return {};
  }),
  step('PersonMergeUndoPreview', 'WORKING_GROUP', async (w) => ({ id: await merge(w) })),
  step('UndoPersonMerge', 'WORKING_GROUP', async (w) => ({
    input: {
      mergeId: await merge(w),
      seen: w.at('PersonMergeUndoPreview', 'preview.seen'),
      reason: 'Two people',
    },
  })),
];

/** One's own data, members, proposals, merging; at the end the coordinator gives up what a second one then has. */
export const lifeSteps: Step[] = [
  ...rightsSteps,
  ...membersSteps,
  ...proposalSteps,
  ...mergingSteps,
  ...peopleSteps,
  step('GiveUpCoordination', 'COORDINATOR', async (w) => {
    await w.db.ownerSql(
      `insert into role_grants (id, person_id, role, scope_id)
       select $1, s.person_id, 'COORDINATOR', (${OWN}) from sign_ins s join role_grants g on g.person_id = s.person_id
       where g.role = 'TRAINER' and s.method = 'DEMO' order by s.created_at limit 1`,
      [newId()],
    );
    return { input: { organisationId: await own(w) } };
  }),
];
