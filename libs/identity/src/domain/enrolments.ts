import { Injectable } from '@nestjs/common';
import { type Actor, dutyOfAll, FRESH_MINUTES, isEnoughFor, type Role, type SignInDuty } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Refusal, Result } from '#kernel';
import {
  type AuthenticatorWorth,
  decideEnrolment,
  DUTY_ROLES,
  type EnrolmentRefusalCode,
  HOURS_AFTER_RECOVERY,
  HOURS_AFTER_ROLE,
  PASSKEY_ROLES,
  worthOfAuthenticator,
} from './enrolment.rules.js';

/** How a person stands with passkeys, authenticators and providers. */
export interface Enrolment {
  readonly duty: SignInDuty;
  readonly hasPasskey: boolean;
  readonly hasAuthenticator: boolean;
  /** Is an identity at a provider of the settings theirs? */
  readonly hasProvider: boolean;
  /** Until when the first may be made with a code alone; null for no such time. */
  readonly openUntil: Date | null;
  readonly isOpen: boolean;
  /** What a code of their authenticator proves, if they have one. */
  readonly authenticatorWorth: AuthenticatorWorth;
}

interface EnrolmentRow extends Omit<Enrolment, 'duty' | 'authenticatorWorth'> {
  readonly roles: readonly Role[];
  readonly isOlderThanNewRole: boolean;
}

/** Who may add a passkey or an authenticator, and when. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  async of(personId: string, tx?: Tx): Promise<Enrolment> {
    const query = enrolmentOf(
      personId,
      this.config.signInProviders.map(({ issuer }) => issuer),
    );
    const [row] = await this.read(query, tx);
    const duty = dutyOfAll(row!.roles);
    return { ...row!, duty, authenticatorWorth: worthOfAuthenticator({ ...row!, duty }) };
  }

  /** Refuses STEP_UP_REQUIRED, ENROLMENT_CLOSED, as `decideEnrolment`. */
  async decide(actor: Actor, tx?: Tx): Promise<Result<null, Refusal<EnrolmentRefusalCode>>> {
    const standing = await this.of(actor.personId!, tx);
    const { duty, hasPasskey, hasAuthenticator, hasProvider, isOpen } = standing;
    return decideEnrolment({
      duty,
      hasFactor: hasPasskey || hasAuthenticator || hasProvider,
      isOpen,
      isFresh: await this.isFresh(actor, standing, tx),
      isDemo: this.config.isDemo,
    });
  }

  /** A proof that is too weak for the person's roles lets nobody make what opens them, but for an authenticator within the
   *  hours of a new role. */
  private async isFresh(
    { freshUntil, strength, signInId }: Actor,
    { duty, authenticatorWorth }: Enrolment,
    tx?: Tx,
  ): Promise<boolean> {
    if (freshUntil !== null && isEnoughFor(strength, duty)) return true;
    if (authenticatorWorth !== 'ADDING') return false;
    return (await this.read(provenForAdding(signInId), tx)).length > 0;
  }

  private read<Row extends object>(query: SqlQuery<Row>, tx?: Tx): Promise<Row[]> {
    return tx ? tx.sql(query) : this.unitOfWork.read(query);
  }

  /** The same under the person's lock, so that two who add at once see each other. */
  async admit(tx: Tx, actor: Actor): Promise<Result<null, Refusal<EnrolmentRefusalCode>>> {
    await lockPerson(tx, actor.personId!);
    return this.decide(actor, tx);
  }
}

/** One at a time for each person, until the transaction ends. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.sql(sql`select id from people where id = ${personId} for no key update`);
}

const provenForAdding = (signInId: string | null): SqlQuery<{ id: string }> => sql`
  select id from sign_ins
  where id = ${signInId} and proven_for_adding_at > app_now() - make_interval(mins => ${FRESH_MINUTES})`;

/** The hours are those of the strictest duty: whoever may make trainers must not open the door of an administrator.
 *  Indexes: uq_role_grants__person_id_role_scope_id, ix_sign_in_recoveries__person_id, ix_passkeys__person_id,
 *  uq_provider_identities__person_id_issuer. */
const enrolmentOf = (personId: string, issuers: readonly string[]): SqlQuery<EnrolmentRow> => sql`
  select f.*, coalesce(f."openUntil" > app_now(), false) as "isOpen"
  from (select
    coalesce((select jsonb_agg(distinct g.role) from role_grants g where g.person_id = ${personId}), '[]') as roles,
    exists (select from passkeys p where p.person_id = ${personId}) as "hasPasskey",
    exists (select from authenticators a where a.person_id = ${personId} and a.confirmed_at is not null) as "hasAuthenticator",
    exists (select from authenticators a join role_grants g on g.person_id = a.person_id
      where a.person_id = ${personId} and a.confirmed_at < g.granted_at and g.role = any(${PASSKEY_ROLES})
        and g.granted_at > app_now() - make_interval(hours => ${HOURS_AFTER_ROLE})) as "isOlderThanNewRole",
    exists (select from provider_identities i where i.person_id = ${personId} and i.issuer = any(${issuers})) as "hasProvider",
    greatest(
      (select coalesce(max(g.granted_at) filter (where g.role = any(${PASSKEY_ROLES})), max(g.granted_at))
          + make_interval(hours => ${HOURS_AFTER_ROLE}) from role_grants g
        where g.person_id = ${personId} and g.role = any(${DUTY_ROLES})),
      (select max(r.approved_at) + make_interval(hours => ${HOURS_AFTER_RECOVERY}) from sign_in_recoveries r
        where r.person_id = ${personId})) as "openUntil") f`;
