import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, hasSomethingToSee, newId, refuse, type Refusal, type Result } from '#kernel';
import { forgetAuthenticator } from './authenticators.sql.js';
import { parseEmail } from './contact.rules.js';
import { forgetBrowsers } from './known-browser.sql.js';
import { DUTY_ROLES } from './enrolment.rules.js';
import { lockPerson } from './enrolments.js';
import { selectPersonOfAddress } from './person-of-address.sql.js';
import { plainName } from './plain-name.rules.js';
import { SignInChanges } from './sign-in-changes.js';
import { endSignInsOf } from './sign-in-list.js';

const RECOVERY_HOURS = 24;
const LONGEST_REASON = 500;
/** Minutes after a sign-in by code in which a participant or coordinator may let the lost passkey go. */
const LET_GO_MINUTES = 10;

/** A recovery that waits for its second administrator. */
export interface RecoveryView {
  readonly id: string;
  readonly personName: string;
  readonly reason: string;
  readonly askedByName: string | null;
  readonly askedAt: Date;
  /** May the one who looks approve it? Not who asked, and not the person themselves. */
  readonly isTheirs: boolean;
}

interface RecoveryRow {
  readonly personId: string;
  readonly askedBy: string | null;
  readonly isDecided: boolean;
  readonly isOver: boolean;
}

export type AskRecoveryRefusal = Refusal<
  'NOT_FOUND' | 'REASON_MISSING' | 'RECOVERY_NOT_NEEDED' | 'RECOVERY_WAITS' | 'SECOND_PERSON'
>;
export type DecideRecoveryRefusal = Refusal<'NOT_FOUND' | 'SECOND_PERSON' | 'RECOVERY_OVER'>;

/** What becomes of somebody who has lost what they sign in with. */
@Injectable()
export class RecoverSignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: SignInChanges,
  ) {}

  /** Those that wait, the oldest first. */
  async waitingFor(actor: Actor): Promise<RecoveryView[]> {
    return this.unitOfWork.readAs(actor, waitingRecoveries(actor.personId));
  }

  /** An administrator asks for the sign-in recovery of somebody of the programme; a second one approves. The person is
   *  told by mail. Refuses NOT_FOUND (nobody has the address), SECOND_PERSON for oneself, REASON_MISSING (1 to 500 characters),
   *  RECOVERY_NOT_NEEDED for somebody whom a code lets in, RECOVERY_WAITS. */
  async ask(
    actor: Actor,
    command: { readonly email: string; readonly reason: string },
  ): Promise<Result<{ id: string }, AskRecoveryRefusal>> {
    const reason = plainName(command.reason, LONGEST_REASON);
    if (reason === null || !hasSomethingToSee(reason)) return refuse('REASON_MISSING', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const personId = await this.personOf(tx, command.email);
      if (personId === null) return refuse('NOT_FOUND', { path: ['email'] });
      if (personId === actor.personId) return refuse('SECOND_PERSON', { path: ['email'] });
      await lockPerson(tx, personId);
      const [standing] = await tx.sql(standingOf(personId));
      if (!standing?.hasDuty) return refuse('RECOVERY_NOT_NEEDED', { path: ['email'] });
      if (standing.isWaiting) return refuse('RECOVERY_WAITS', { path: ['email'] });
      const id = newId();
      await tx.sql(sql`
        insert into sign_in_recoveries (id, person_id, reason, asked_by)
        values (${id}, ${personId}, ${reason}, ${actor.personId})`);
      await this.changes.record(tx, actor, { personId, kind: 'RECOVERY_ASKED', reason });
      return accept({ id });
    });
  }

  /** A second administrator approves: what the person signs in with is gone, all their sign-ins have ended, and for a day a code
   *  lets them make a new passkey. Refuses NOT_FOUND (also: decided before), SECOND_PERSON for who asked and for the person,
   *  RECOVERY_OVER after a day. */
  async approve(actor: Actor, recoveryId: string): Promise<Result<null, DecideRecoveryRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.undecided(tx, recoveryId);
      if (!found.ok) return found;
      const { personId, askedBy } = found.value;
      if (actor.personId === askedBy || actor.personId === personId) return refuse('SECOND_PERSON');
      await tx.sql(sql`
        update sign_in_recoveries set approved_by = ${actor.personId}, approved_at = app_now() where id = ${recoveryId}`);
      await this.beginAnew(tx, actor, personId);
      return accept(null);
    });
  }

  /** Any administrator declines, who asked included. Refuses NOT_FOUND, RECOVERY_OVER. */
  async decline(actor: Actor, recoveryId: string): Promise<Result<null, DecideRecoveryRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.undecided(tx, recoveryId);
      if (!found.ok) return found;
      await tx.sql(sql`update sign_in_recoveries set declined_at = app_now() where id = ${recoveryId}`);
      await this.changes.about(tx, actor, found.value.personId, 'identity.decline-recovery', { recoveryId });
      return accept(null);
    });
  }

  /** An operator at the server does it alone, for a sole administrator. Refuses NOT_FOUND, RECOVERY_NOT_NEEDED. */
  async atServer(
    email: string,
    reason: string,
  ): Promise<Result<{ fullName: string }, Refusal<'NOT_FOUND' | 'RECOVERY_NOT_NEEDED'>>> {
    return this.unitOfWork.run(async (tx) => {
      const personId = await this.personOf(tx, email);
      if (personId === null) return refuse('NOT_FOUND');
      await lockPerson(tx, personId);
      const [standing] = await tx.sql(standingOf(personId));
      if (!standing?.hasDuty) return refuse('RECOVERY_NOT_NEEDED');
      await tx.sql(sql`
        insert into sign_in_recoveries (id, person_id, reason, approved_at)
        values (${newId()}, ${personId}, ${reason}, app_now())`);
      await this.beginAnew(tx, SYSTEM, personId, reason);
      return accept({ fullName: standing.fullName });
    });
  }

  /** A participant or coordinator lets go what they lost, right after signing in with a code; their other sign-ins end.
   *  Refuses FRESH_CODE_NEEDED when the sign-in is not by code or older than ten minutes, RECOVERY_BY_OTHERS for somebody whose role
   *  a code does not open, NOT_FOUND when there is nothing to let go. */
  async letGo(
    actor: Actor,
  ): Promise<Result<null, Refusal<'FRESH_CODE_NEEDED' | 'RECOVERY_BY_OTHERS' | 'NOT_FOUND'>>> {
    const personId = actor.personId!;
    return this.unitOfWork.run(async (tx) => {
      await lockPerson(tx, personId);
      const [standing] = await tx.sql(standingOf(personId));
      if (standing?.hasDuty) return refuse('RECOVERY_BY_OTHERS');
      const recent = await tx.sql(sql`
        select id from sign_ins where id = ${actor.signInId} and method = 'EMAIL_CODE'
          and created_at > app_now() - make_interval(mins => ${LET_GO_MINUTES})`);
      if (recent.length === 0) return refuse('FRESH_CODE_NEEDED');
      if (!standing?.hasFactor) return refuse('NOT_FOUND');
      await this.forget(tx, personId);
      await endSignInsOf(tx, personId, actor.signInId);
      await this.changes.record(tx, actor, { personId, kind: 'LET_GO' });
      return accept(null);
    });
  }

  private async beginAnew(tx: Tx, actor: Actor, personId: string, reason?: string): Promise<void> {
    await this.forget(tx, personId);
    await endSignInsOf(tx, personId, null);
    await this.changes.record(tx, actor, { personId, kind: 'RECOVERED', reason: reason ?? null });
  }

  private async forget(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from passkeys where person_id = ${personId}`);
    await tx.sql(sql`delete from passkey_challenges where person_id = ${personId}`);
    await tx.sql(sql`delete from provider_identities where person_id = ${personId}`);
    await tx.sql(sql`delete from provider_attempts where person_id = ${personId}`);
    await forgetAuthenticator(tx, personId);
    await tx.sql(forgetBrowsers(personId));
  }

  private async undecided(
    tx: Tx,
    recoveryId: string,
  ): Promise<Result<RecoveryRow, Refusal<'NOT_FOUND' | 'RECOVERY_OVER'>>> {
    const [row] = await tx.sql(recoveryById(recoveryId));
    if (!row || row.isDecided) return refuse('NOT_FOUND');
    return row.isOver ? refuse('RECOVERY_OVER') : accept(row);
  }

  private async personOf(tx: Tx, email: string): Promise<string | null> {
    const parsed = parseEmail(email);
    if (!parsed.ok) return null;
    const [person] = await tx.sql<{ id: string }>({
      text: selectPersonOfAddress('$1'),
      values: [parsed.value.value],
    });
    return person?.id ?? null;
  }
}

interface Standing {
  readonly fullName: string;
  /** Has a role that a code does not open. */
  readonly hasDuty: boolean;
  readonly hasFactor: boolean;
  readonly isWaiting: boolean;
}

const standingOf = (personId: string): SqlQuery<Standing> => sql`
  select p.full_name as "fullName",
    exists (select from role_grants g where g.person_id = p.id and g.role = any(${DUTY_ROLES})) as "hasDuty",
    exists (select from passkeys k where k.person_id = p.id)
      or exists (select from authenticators a where a.person_id = p.id)
      or exists (select from provider_identities i where i.person_id = p.id) as "hasFactor",
    exists (select from sign_in_recoveries r where r.person_id = p.id and r.approved_at is null and r.declined_at is null
      and r.asked_at > app_now() - make_interval(hours => ${RECOVERY_HOURS})) as "isWaiting"
  from people p where p.id = ${personId}`;

/** Locked, so that two who decide at once see each other. Index: pk_sign_in_recoveries. */
const recoveryById = (id: string): SqlQuery<RecoveryRow> => sql`
  select person_id as "personId", asked_by as "askedBy",
    approved_at is not null or declined_at is not null as "isDecided",
    asked_at <= app_now() - make_interval(hours => ${RECOVERY_HOURS}) as "isOver"
  from sign_in_recoveries where id = ${id} for update`;

const waitingRecoveries = (viewerId: string | null): SqlQuery<RecoveryView> => sql`
  select r.id, name_of_person(r.person_id) as "personName", r.reason, name_of_person(r.asked_by) as "askedByName", r.asked_at as "askedAt",
    r.person_id is distinct from ${viewerId}::uuid and r.asked_by is distinct from ${viewerId}::uuid as "isTheirs"
  from sign_in_recoveries r
  where r.approved_at is null and r.declined_at is null
    and r.asked_at > app_now() - make_interval(hours => ${RECOVERY_HOURS})
  order by r.asked_at, r.id limit 100`;
