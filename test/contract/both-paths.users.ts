import { deriveInvitationToken } from '#identity';
import { TEST_SECRET } from '#testing';
import { byCode, personOf, step, type Step } from './both-paths.step.js';
import type { World } from './both-paths.world.js';
import type { Body } from './support.js';

const GUEST = 'guest@both-paths.example';
const invite = (email: string) => (): Body => ({
  input: { email, fullName: 'Meas Rithy', role: 'TRAINER', locale: 'km' },
});
const invitation = (w: World) => ({ input: { invitationId: w.at('InvitePerson', 'invitationId') } });
const token = async (w: World): Promise<string> => {
  const { id } = await w.row<{ id: string }>('select id from invitations where email = $1', GUEST);
  return deriveInvitationToken(TEST_SECRET, id);
};
/** The chair is made an administrator for a while: a recovery asks for two. */
const second = async (w: World): Promise<Body> => ({
  input: { userId: await personOf(w, 'CHAIR'), role: 'ADMINISTRATOR', reason: 'A second one' },
});
/** An officer whom no step asks as. */
const askedFor = async (w: World): Promise<Body> => {
  const { email } = await w.row<{ email: string }>(
    `select p.email from people p join role_grants g on g.person_id = p.id
     where g.role = 'CITY_OFFICER' order by g.granted_at, p.id limit 1`,
  );
  return { input: { email, reason: 'The telephone fell into the river' } };
};
const recovery = (w: World) => ({ input: { recoveryId: w.at('SignInRecoveries', '0.id') } });

/** Users, invitations and recoveries; the audit and files of lists, which administrators read. */
export const usersSteps: Step[] = [
  step('Users', 'ADMINISTRATOR', () => ({ role: 'TRAINER' })),
  step('CitiesOfRole', 'ADMINISTRATOR'),
  step('OrganisationsOfRole', 'ADMINISTRATOR', () => ({ search: 'Lotus' })),
  step('InvitableRoles', 'ADMINISTRATOR'),
  step('GiveRole', 'ADMINISTRATOR', second),
  step('UserPage', 'ADMINISTRATOR', async (w) => ({ id: await personOf(w, 'CHAIR') })),
  step('AskSignInRecovery', 'ADMINISTRATOR', askedFor),
  step('SignInRecoveries', 'ADMINISTRATOR'),
  step('DeclineSignInRecovery', 'ADMINISTRATOR', recovery),
  step('AskSignInRecovery', 'ADMINISTRATOR', askedFor),
  step('SignInRecoveries', 'CHAIR', async (w) => {
    // Who is given such a role signs in anew.
    await w.enter('CHAIR');
    return {};
  }),
  step('ApproveSignInRecovery', 'CHAIR', recovery),
  step('TakeRole', 'ADMINISTRATOR', second),
  step('InvitePerson', 'ADMINISTRATOR', invite(GUEST)),
  step('OpenInvitations', 'ADMINISTRATOR'),
  step('SendInvitationAgain', 'ADMINISTRATOR', invitation),
  step('RoleInvitationPage', 'nobody', async (w) => ({ token: await token(w) })),
  step('AcceptInvitation', 'nobody', async (w) => ({ input: { token: await token(w) } }), {
    cookie: (w) => byCode(w, GUEST),
  }),
  step('InvitePerson', 'ADMINISTRATOR', invite('other@both-paths.example')),
  step('WithdrawInvitation', 'ADMINISTRATOR', invitation),
  step('AuditRows', 'ADMINISTRATOR', () => ({ filter: { action: 'identity.invite-person' } })),
  step('AuditRowPage', 'ADMINISTRATOR', (w) => ({ id: w.at('AuditRows', 'nodes.0.id') })),
  step('AuditHealth', 'ADMINISTRATOR'),
  step('StartExport', 'ADMINISTRATOR', () => ({
    input: { list: 'organisations', filters: [{ name: 'kind', value: 'NGO' }], format: 'CSV' },
  })),
];
