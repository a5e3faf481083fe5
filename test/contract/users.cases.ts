import type { Body } from './support.js';

const NOBODY = 'per_00000000000070008000000000000000';
const NO_INVITATION = 'inv_00000000000070008000000000000000';

/** What the documents about users, roles and invitations are asked with. */
export const usersCases: Record<string, () => Body[]> = {
  Users: () => [{}, { search: 'ស', role: 'TRAINER' }, { search: 'x'.repeat(201) }, { after: 'bm8' }],
  UserPage: () => [{ id: NOBODY }, { id: 'ses_1' }, {}],
  CitiesOfRole: () => [{}],
  OrganisationsOfRole: () => [{ search: 'Lotus' }, {}],
  GiveRole: () => [{ input: { userId: NOBODY, role: 'TRAINER', reason: 'x' } }, { input: { userId: 7 } }],
  TakeRole: () => [{ input: { userId: NOBODY, role: 'TRAINER', reason: 'x' } }, {}],
  OpenInvitations: () => [{}, { after: 'bm8' }],
  InvitableRoles: () => [{}],
  InvitePerson: () => [
    { input: { email: 'x', fullName: 'x', role: 'TRAINER', locale: 'km' } },
    { input: { email: 'x@y.example', fullName: 'x', role: 'TRAINER', locale: 'fr' } },
  ],
  SendInvitationAgain: () => [{ input: { invitationId: NO_INVITATION } }, { input: {} }],
  WithdrawInvitation: () => [{ input: { invitationId: NO_INVITATION } }, { input: { invitationId: 'x' } }],
  RoleInvitationPage: () => [{ token: 'x' }, { token: 'A'.repeat(43) }, {}],
  AcceptInvitation: () => [{ input: { token: 'A'.repeat(43) } }, { input: {} }],
};
