import type { Body } from './support.js';

const NOBODY = 'per_00000000000070008000000000000000';
const NO_MERGE = 'mrg_00000000000070008000000000000000';
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
  PersonDuplicates: () => [{}],
  PersonMergePreview: () => [{ from: NOBODY, into: NOBODY }, { from: 'ses_1', into: NOBODY }, {}],
  MergePeople: () => [{ input: { fromId: NOBODY, intoId: NOBODY, seen: 'x' } }, { input: { fromId: 7.5 } }],
  TellPeopleApart: () => [{ input: { fromId: NOBODY, intoId: 'per_1', reason: 'x' } }, { input: {} }],
  PersonMergeUndoPreview: () => [{ id: NO_MERGE }, {}],
  UndoPersonMerge: () => [{ input: { mergeId: NO_MERGE, seen: 'x', reason: 'x' } }, { input: {} }],
  AcceptInvitation: () => [{ input: { token: 'A'.repeat(43) } }, { input: {} }],
};
