import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { rolesGivenBy } from './granting.policy.js';
import type { InvitationState } from './invitation.rules.js';
import { INVITATION_STATE } from './invitations.sql.js';
import { RoleScopeSources } from './role-scopes.js';
import { hashToken, isToken } from './token.js';

/** An invitation as whoever holds its link reads it. */
export interface InvitationView {
  readonly id: string;
  readonly state: InvitationState;
  /** The address it was sent to, which whoever holds the link has. */
  readonly email: string;
  readonly fullName: string;
  readonly role: Role;
  readonly scopeId: string | null;
  /** Of the organisation or the city; null where the role has none, and for one that is gone. */
  readonly scopeName: LocalizedText | null;
  readonly invitedByName: string | null;
  readonly expiresAt: Date;
}

/** How often it was mailed, and when last. */
interface SentInvitation {
  readonly sentAt: Date;
  readonly sendings: number;
}

type Row = Omit<InvitationView, 'scopeName'>;

@Injectable()
export class InvitationReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scopes: RoleScopeSources,
  ) {}

  /** The invitation of a link; null for a token of none. Changes nothing. */
  async byToken(token: string): Promise<InvitationView | null> {
    if (!isToken(token)) return null;
    const [row] = await this.unitOfWork.read(invitationByToken(hashToken(token)));
    return row ? ((await this.named([row]))[0] ?? null) : null;
  }

  /** Was it sent to an address of this person? */
  async isFor(id: string, personId: string): Promise<boolean> {
    const rows = await this.unitOfWork.read(isForPerson(id, personId));
    return rows.length > 0;
  }

  /** Open invitations, those that expired among them, to the roles that somebody gives; the newest first.
   *  Index: ix_invitations__sent_at_id. */
  async page(actor: Actor, request: PageRequest): Promise<Page<InvitationView & SentInvitation>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<Row & SentInvitation>(actor, {
      text: `select ${COLUMNS}, i.sent_at as "sentAt", i.sendings
        from invitations i
        where i.accepted_at is null and i.withdrawn_at is null and i.role = any($1)
          and ($2::timestamptz is null or (date_trunc('milliseconds', i.sent_at), i.id) < ($2, $3::uuid))
        order by date_trunc('milliseconds', i.sent_at) desc, i.id desc limit $4`,
      values: [
        rolesGivenBy(actor.roles.map(({ role }) => role)),
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(await this.named(rows), request.first, (row) => [row.sentAt.toISOString(), row.id]);
  }

  /** What the mails about these invitations say, for those that are open. */
  async openByIds(ids: readonly string[]): Promise<Map<string, InvitationView & { tokenHash: Buffer }>> {
    const rows = await this.named(await this.unitOfWork.read(openInvitationsByIds(ids)));
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async named<R extends Row>(rows: readonly R[]): Promise<(R & Pick<InvitationView, 'scopeName'>)[]> {
    const names = await this.scopes.namesOf(rows);
    return rows.map((row) => ({ ...row, scopeName: names.get(row.scopeId ?? '') ?? null }));
  }
}

const COLUMNS = `i.id, ${INVITATION_STATE} as state, i.email, i.full_name as "fullName", i.role, i.scope_id as "scopeId",
  name_of_person(i.invited_by) as "invitedByName", i.expires_at as "expiresAt"`;

/** Index: uq_invitations__token_hash. */
const invitationByToken = (tokenHash: Buffer): SqlQuery<Row> => ({
  text: `select ${COLUMNS} from invitations i where i.token_hash = $1`,
  values: [tokenHash],
});

const openInvitationsByIds = (ids: readonly string[]): SqlQuery<Row & { tokenHash: Buffer }> => ({
  text: `select ${COLUMNS}, i.token_hash as "tokenHash" from invitations i
    where i.id = any($1) and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > app_now()`,
  values: [ids],
});

const isForPerson = (id: string, personId: string): SqlQuery<{ id: string }> => sql`
  select i.id from invitations i join people p on p.id = ${personId} and lower(p.email) = lower(i.email) where i.id = ${id}`;
