import { Injectable } from '@nestjs/common';
import { type Actor, dutyOfAll, type Role, type SignInDuty } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Refusal, Result } from '#kernel';
import {
  decideEnrolment,
  DUTY_ROLES,
  type EnrolmentRefusalCode,
  HOURS_AFTER_RECOVERY,
  HOURS_AFTER_ROLE,
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
}

interface EnrolmentRow extends Omit<Enrolment, 'duty'> {
  readonly roles: readonly Role[];
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
    const [row] = tx ? await tx.sql(query) : await this.unitOfWork.read(query);
    return { ...row!, duty: dutyOfAll(row!.roles) };
  }

  /** Refuses STEP_UP_REQUIRED, ENROLMENT_CLOSED, as `decideEnrolment`. */
  async decide(actor: Actor, tx?: Tx): Promise<Result<null, Refusal<EnrolmentRefusalCode>>> {
    const { duty, hasPasskey, hasAuthenticator, hasProvider, isOpen } = await this.of(actor.personId!, tx);
    return decideEnrolment({
      duty,
      hasFactor: hasPasskey || hasAuthenticator || hasProvider,
      isOpen,
      isFresh: actor.freshUntil !== null,
      isDemo: this.config.isDemo,
    });
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

/** Indexes: uq_role_grants__person_id_role_scope_id, ix_sign_in_recoveries__person_id, ix_passkeys__person_id,
 *  uq_provider_identities__person_id_issuer. */
const enrolmentOf = (personId: string, issuers: readonly string[]): SqlQuery<EnrolmentRow> => sql`
  select f.*, coalesce(f."openUntil" > app_now(), false) as "isOpen"
  from (select
    coalesce((select jsonb_agg(distinct g.role) from role_grants g where g.person_id = ${personId}), '[]') as roles,
    exists (select from passkeys p where p.person_id = ${personId}) as "hasPasskey",
    exists (select from authenticators a where a.person_id = ${personId} and a.confirmed_at is not null) as "hasAuthenticator",
    exists (select from provider_identities i where i.person_id = ${personId} and i.issuer = any(${issuers})) as "hasProvider",
    greatest(
      (select max(g.granted_at) + make_interval(hours => ${HOURS_AFTER_ROLE}) from role_grants g
        where g.person_id = ${personId} and g.role = any(${DUTY_ROLES})),
      (select max(r.approved_at) + make_interval(hours => ${HOURS_AFTER_RECOVERY}) from sign_in_recoveries r
        where r.person_id = ${personId})) as "openUntil") f`;
