import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import {
  type DoorChange,
  type MergeRecord,
  MOVE_TURN,
  type PersonColumn,
  PersonHolding,
  type PersonMerging,
} from '#privacy';
import { forgetWaitingAuthenticator } from '../authenticators.sql.js';
import { ProviderLinks } from '../provider-links.js';
import { RoleGrants } from '../role-grants.service.js';
import { RoleScopeSources } from '../role-scopes.js';

const stays = (table: string, ...columns: string[]): PersonColumn[] =>
  columns.map((column) => ({ table, column, act: 'STAYS' }));
const byHand = (table: string, column: string): PersonColumn => ({ table, column, act: 'BY_HAND' });

const GRANTS = {
  held: 'identity',
  table: 'role_grants',
  key: ['id'],
  watched: null,
  act: 'BY_DOOR',
} as const;
const PEOPLE = { held: 'identity', table: 'people', key: ['id'] } as const;

/** Records, roles and sign-ins. No role moves: what both have goes, and whoever has more is the survivor or is not merged. What one
 *  signs in with stays with a record that nobody can sign in to: no mailbox and no passkey opens what another's opened. An identity at
 *  a provider becomes the survivor's by their own act alone (`ProviderLinks`). */
@Injectable()
export class IdentityPersonHolding extends PersonHolding {
  readonly held = 'identity';
  override readonly turn = MOVE_TURN.RECORD;
  readonly columns: readonly PersonColumn[] = [
    byHand('people', 'merged_into'),
    byHand('role_grants', 'person_id'),
    byHand('sign_ins', 'person_id'),
    ...stays('passkeys', 'person_id'),
    ...stays('passkey_challenges', 'person_id'),
    ...stays('authenticators', 'person_id'),
    ...stays('recovery_codes', 'person_id'),
    ...stays('provider_identities', 'person_id'),
    ...stays('provider_attempts', 'person_id'),
    ...stays('sign_in_changes', 'person_id'),
    ...stays('sign_in_recoveries', 'person_id', 'asked_by', 'approved_by'),
    ...stays('invitations', 'invited_by', 'accepted_by'),
    ...stays('role_changes', 'person_id', 'changed_by'),
    ...stays('told_apart', 'told_by'),
    ...stays('person_merges', 'from_person_id', 'into_person_id', 'merged_by', 'undone_by'),
    ...stays('person_sounds', 'person_id'),
    ...stays('person_pairs', 'low_id', 'high_id'),
    ...stays('people_to_compare', 'person_id'),
  ];

  constructor(
    private readonly links: ProviderLinks,
    private readonly roles: RoleGrants,
    private readonly scopes: RoleScopeSources,
  ) {
    super();
  }

  override async move(record: MergeRecord): Promise<void> {
    const { tx, merging } = record;
    const { fromId, intoId } = merging;
    await this.endRoles(record);
    await tx.sql(sql`
      update sign_ins set ended_at = app_now() where person_id = ${fromId} and ended_at is null`);
    for (const personId of [fromId, intoId]) await forgetWaitingAuthenticator(tx, personId);
    await this.contact(record);
    await record.update(
      { ...PEOPLE, watched: 'merged_into' },
      'CHANGED',
      'merged_into = $2',
      't.merged_into = $1',
      [fromId, intoId],
    );
    await record.update(
      { ...PEOPLE, watched: 'merged_into' },
      'CHANGED',
      'merged_into = $2, email = null, phone = null',
      't.id = $1 and $2::uuid is not null',
      [fromId, intoId],
    );
  }

  /** A role that both had, and an identity that the survivor linked meanwhile. */
  override takeBack(tx: Tx, actor: Actor, change: DoorChange): Promise<boolean> {
    return change.table === GRANTS.table
      ? this.giveRoleBack(tx, actor, change)
      : this.links.giveBack(tx, actor, change);
  }

  /** What the survivor has too is theirs alone from now on. */
  private async endRoles(record: MergeRecord): Promise<void> {
    const { tx, actor } = record;
    for (const { before, after } of await tx.sql(rolesOfBoth(record.merging))) {
      const { person_id: personId, role, scope_id: scopeId } = JSON.parse(before) as GrantRow;
      await this.roles.revoke(tx, actor, personId, { role, scopeId });
      record.note({ ...GRANTS, before, after });
    }
  }

  /** Given anew, as long as the survivor has had theirs all the time, and what it is limited to is there: what was taken from
   *  one person meanwhile comes back to neither. Whoever has no more than the part of everybody has that again. */
  private async giveRoleBack(tx: Tx, actor: Actor, { before, after }: DoorChange): Promise<boolean> {
    const { person_id: personId, role, scope_id: scopeId } = JSON.parse(before!) as GrantRow;
    const held = await tx.sql(sql`
      select from role_grants where id = (${after}::jsonb ->> 'id')::uuid and person_id = (${after}::jsonb ->> 'person_id')::uuid`);
    if (role !== 'PARTICIPANT' && held.length === 0) return false;
    if (!(await this.scopes.isLive(tx, role, scopeId))) return false;
    return (await this.roles.grant(tx, actor, personId, { role, scopeId })) !== null;
  }

  /** The survivor keeps what they are reached by. Who has no role and no address or number takes the other's. */
  private async contact(record: MergeRecord): Promise<void> {
    const { fromId, intoId } = record.merging;
    for (const column of ['email', 'phone'])
      await record.update(
        { ...PEOPLE, watched: column },
        'CHANGED',
        `${column} = (select p.${column} from people p where p.id = $2)`,
        `t.id = $1 and t.${column} is null and exists (select from people p where p.id = $2 and p.${column} is not null)
          and not exists (select from role_grants g where g.person_id = t.id and g.role <> 'PARTICIPANT')`,
        [intoId, fromId],
      );
  }
}

interface GrantRow {
  readonly person_id: string;
  readonly role: Role;
  readonly scope_id: string | null;
}

/** Grants of the one that the survivor has too, each with the survivor's, and those that everybody has. */
const rolesOfBoth = ({
  fromId,
  intoId,
}: PersonMerging): SqlQuery<{ before: string; after: string | null }> => sql`
  select to_jsonb(t)::text as before, to_jsonb(o)::text as after from role_grants t
    left join role_grants o on o.person_id = ${intoId} and o.role = t.role and o.scope_id is not distinct from t.scope_id
  where t.person_id = ${fromId} and (t.role = 'PARTICIPANT' or o.id is not null) order by t.id`;
