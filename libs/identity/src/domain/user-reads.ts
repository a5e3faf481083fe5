import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#authz';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { foldText, keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { parseContact } from './contact.rules.js';
import { rolesGivenBy } from './granting.policy.js';
import { RoleScopeSources } from './role-scopes.js';

export interface UserRoleView {
  readonly role: Role;
  readonly scopeId: string | null;
  /** Null where the role knows no limit, and for an organisation or city that is gone. */
  readonly scopeName: LocalizedText | null;
}

/** A person as those see them who give roles. */
export interface UserView {
  readonly id: string;
  readonly fullName: string;
  /** Null when there is none, and when the reader has no reason to see it: `isContactHidden` tells which. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly isContactHidden: boolean;
  /** By role, then by name of the scope. */
  readonly roles: readonly UserRoleView[];
  /** Browsers that are signed in now; null for a reader who does not see everybody. */
  readonly signIns: number | null;
}

export interface RoleChangeView {
  readonly id: string;
  readonly change: 'GIVEN' | 'TAKEN';
  readonly role: Role;
  readonly scopeName: LocalizedText | null;
  readonly reason: string | null;
  /** Null for the system, and for somebody who was erased. */
  readonly changedByName: string | null;
  readonly changedAt: Date;
}

export interface UserFilter {
  /** Part of a name, however it is spelt, or a whole address or number. */
  readonly search: string | null;
  readonly role: Role | null;
}

type Row = Omit<UserView, 'roles'> & { readonly roles: { role: Role; scopeId: string | null }[] };

/** How far somebody sees into people: an administrator sees everybody; who gives some roles sees those with a part in the
 *  programme, and the contact of those who have one of these roles. */
interface Sight {
  readonly everybody: boolean;
  readonly contactOf: readonly Role[];
}

function sightOf(actor: Actor): Sight {
  const everybody = actor.kind === 'system' || actor.roles.some(({ role }) => role === 'ADMINISTRATOR');
  return { everybody, contactOf: rolesGivenBy(actor.roles.map(({ role }) => role)) };
}

/** People and their roles, for those who give roles; the caller has decided that. */
@Injectable()
export class UserReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scopes: RoleScopeSources,
  ) {}

  /** By name in Khmer order. Index: ix_people__full_name_id. */
  async page(actor: Actor, filter: UserFilter, request: PageRequest): Promise<Page<UserView>> {
    const after = keyAfter(request, ['text', 'id']);
    const rows = await this.unitOfWork.readAs<Row>(actor, {
      text: `select ${COLUMNS} from people p where ${FITS}
          and ($7::text is null or (p.full_name collate "km-x-icu", p.id) > ($7 collate "km-x-icu", $8::uuid))
        order by p.full_name collate "km-x-icu", p.id limit $9`,
      values: [...valuesOf(actor, filter), after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(await this.named(rows), request.first, (row) => [row.fullName, row.id]);
  }

  async count(actor: Actor, filter: UserFilter): Promise<number> {
    const [row] = await this.unitOfWork.readAs<{ count: number }>(actor, {
      text: `select count(*)::int as count from people p where ${FITS} and $2::text[] is not null`,
      values: valuesOf(actor, filter),
    });
    return row!.count;
  }

  /** One person, or null when there is none: whoever gives roles may open everybody's page, for they may have found
   *  them by their address. */
  async byId(actor: Actor, id: string): Promise<UserView | null> {
    return (await this.byIds(actor, [id])).get(id) ?? null;
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, UserView>> {
    const rows = await this.unitOfWork.readAs<Row>(actor, {
      text: `select ${COLUMNS} from people p where p.id = any($5::uuid[])`,
      values: [...valuesOf(actor, { search: null, role: null }).slice(0, 4), ids],
    });
    return new Map((await this.named(rows)).map((view) => [view.id, view]));
  }

  /** What was given to a person and taken from them, the newest first. Index: ix_role_changes__person_id_changed_at. */
  async roleChanges(actor: Actor, personId: string): Promise<RoleChangeView[]> {
    const rows = await this.unitOfWork.readAs(actor, roleChangesOf(personId));
    const names = await this.scopes.namesOf(rows);
    return rows.map(({ scopeId, ...row }) => ({ ...row, scopeName: names.get(scopeId ?? '') ?? null }));
  }

  private async named(rows: readonly Row[]): Promise<UserView[]> {
    const names = await this.scopes.namesOf(rows.flatMap(({ roles }) => roles));
    return rows.map((row) => ({
      ...row,
      roles: row.roles.map((grant) => ({ ...grant, scopeName: names.get(grant.scopeId ?? '') ?? null })),
    }));
  }
}

const HAS_PART = `exists (select from role_grants g where g.person_id = p.id and g.role <> 'PARTICIPANT')`;

/** $1 sees everybody; $2 roles whose contact is seen; $3 and $4 a whole address or number that was looked for. */
const SEES_CONTACT = `($1 or lower(p.email) = lower($3) or p.phone = $4
  or exists (select from role_grants g where g.person_id = p.id and g.role = any($2)))`;

const COLUMNS = `p.id, p.full_name as "fullName",
  case when ${SEES_CONTACT} then p.email end as email, case when ${SEES_CONTACT} then p.phone end as phone,
  ${SEES_CONTACT} is not true and coalesce(p.email, p.phone) is not null as "isContactHidden",
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scopeId', g.scope_id) order by g.role, g.scope_id)
    from role_grants g where g.person_id = p.id and g.role <> 'PARTICIPANT'), '[]') as roles,
  case when $1 then (select count(*)::int from sign_ins s where s.person_id = p.id and s.ended_at is null
    and s.expires_at > app_now() and s.last_seen_at + make_interval(mins => s.idle_minutes) > app_now()) end as "signIns"`;

/** $5 part of a folded name; $6 a role. A whole address or number finds anybody; a part of a name those with a part in the
 *  programme, and anybody for whom everybody is seen. Indexes: ix_people__email, ix_people__phone. */
const FITS = `p.merged_into is null and ($6::text is null or exists (select from role_grants g where g.person_id = p.id and g.role = $6))
  and case when coalesce($3::text, $4::text) is not null then lower(p.email) = lower($3) or p.phone = $4
    else (${HAS_PART} or $1 and $5 <> '') and ($5 = '' or position($5 in split_part(p.match_key, ' ', 2)) > 0) end`;

function valuesOf(actor: Actor, { search, role }: UserFilter): unknown[] {
  const { everybody, contactOf } = sightOf(actor);
  const contact = parseContact(search ?? '');
  const found = contact.ok ? contact.value : null;
  return [
    everybody,
    contactOf,
    found?.kind === 'EMAIL' ? found.value : null,
    found?.kind === 'PHONE' ? found.value : null,
    found ? '' : foldText(search ?? '').replaceAll(' ', ''),
    role,
  ];
}

const roleChangesOf = (
  personId: string,
): SqlQuery<Omit<RoleChangeView, 'scopeName'> & { scopeId: string | null }> => sql`
  select c.id, c.change, c.role, c.scope_id as "scopeId", c.reason, name_of_person(c.changed_by) as "changedByName", c.changed_at as "changedAt"
  from role_changes c
  where c.person_id = ${personId} order by c.changed_at desc, c.id desc limit 100`;
