import type { LocalizedText } from '#kernel';
import { instant, number, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage, type Speech } from '../export-list.js';

interface RolePart {
  readonly role: string;
  readonly scopeName: LocalizedText | null;
}

/** «City officer, Battambang», as the page says it. */
function roleOf({ role, scopeName }: RolePart, speech: Speech): string {
  const word = speech.coded('users.role', role) ?? role;
  const scope = speech.text(scopeName);
  return scope ? speech.word('users.role.of', { role: word, scope }) : word;
}

interface UserRow {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contactHidden: boolean;
  readonly roles: readonly RolePart[];
}

/** A contact that the reader has no reason to see stays as hidden as on the page. */
const contactOf = (row: UserRow, contact: string | null, speech: Speech): string | null =>
  row.contactHidden ? speech.word('users.contact.hidden') : contact;

const users = exportList<UserRow>({
  name: 'users',
  permission: 'identity.read-users',
  title: 'export.list.users',
  filters: { search: 'word', role: 'word' },
  query: `query ExportUsers($search: String, $role: Role, $first: Int!, $after: String) {
    users(first: $first, after: $after, search: $search, role: $role) {
      nodes { fullName email phone contactHidden roles { role scopeName { km en } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ search, role }) => ({ search, role }),
  page: (data) => data['users'] as ListPage<UserRow>,
  columns: [
    text('users.name', ({ fullName }) => fullName),
    // One role a line: a person is one row, as on the page.
    text(
      'users.roles',
      ({ roles }, speech) =>
        roles.map((each) => roleOf(each, speech)).join('\n') || speech.word('users.role.PARTICIPANT'),
    ),
    text('export.email', (row, speech) => contactOf(row, row.email, speech)),
    text('export.phone', (row, speech) => contactOf(row, row.phone, speech)),
  ],
});

interface InvitationRow {
  readonly fullName: string;
  readonly email: string;
  readonly role: string;
  readonly scopeName: LocalizedText | null;
  readonly invitedBy: string | null;
  readonly sentAt: string;
  readonly sendings: number;
  readonly expiresAt: string;
  readonly expired: boolean;
}

const invitations = exportList<InvitationRow>({
  name: 'invitations',
  permission: 'identity.invite',
  title: 'export.list.invitations',
  filters: {},
  query: `query ExportInvitations($first: Int!, $after: String) {
    openInvitations(first: $first, after: $after) {
      nodes { fullName email role scopeName { km en } invitedBy sentAt sendings expiresAt expired }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['openInvitations'] as ListPage<InvitationRow>,
  columns: [
    text('users.name', ({ fullName }) => fullName),
    text('export.email', ({ email }) => email),
    text('users.role', ({ role }, speech) => speech.coded('users.role', role)),
    text('export.scope', ({ scopeName }, speech) => speech.text(scopeName)),
    text('export.state', ({ expired }, speech) =>
      speech.coded('export.invitation-state', expired ? 'EXPIRED' : 'OPEN'),
    ),
    instant('export.open-until', ({ expiresAt }) => expiresAt),
    instant('export.sent', ({ sentAt }) => sentAt),
    number('export.sendings', ({ sendings }) => sendings),
    text('export.invited-by', ({ invitedBy }) => invitedBy),
  ],
});

export const USER_LISTS: readonly AnyExportList[] = [users, invitations];
