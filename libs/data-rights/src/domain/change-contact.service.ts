import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor, Strength } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import {
  CODE_MINUTES,
  deriveCode,
  Enrolments,
  maskEmail,
  matchKeyOf,
  parseEmail,
  readTypedCode,
} from '#identity';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { SealedValues } from '#privacy';
import { orExists } from './correct-details.service.js';
import { CONTACT_CHANGES_PER_DAY, TRIES_PER_CONTACT_CODE } from './erasure.rules.js';
import { CONTACT_CHANGED_MAIL, CONTACT_CODE_MAIL } from './message-facts.js';
import { liveContactChange } from './own-data.reads.js';
import { keyIsTaken, type OwnPerson, personOf, takeKeyOver } from './people.sql.js';
import { justSignedIn } from './recent-sign-in.js';

export type AskContactRefusal = Refusal<
  'EMAIL_INVALID' | 'EMAIL_SAME' | 'TOO_MANY_TRIES' | 'SIGN_IN_AGAIN' | 'STEP_UP_REQUIRED'
>;
export type ConfirmContactRefusal = Refusal<
  'CODE_WRONG' | 'CODE_EXPIRED' | 'TOO_MANY_TRIES' | 'PERSON_EXISTS' | 'STEP_UP_REQUIRED'
>;

/** What a mailbox alone opens. */
const BY_CODE: readonly Strength[] = ['NONE', 'EMAIL_CODE'];

/** The person moves to another e-mail address, which they prove is theirs. */
@Injectable()
export class ChangeContactService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
    private readonly config: Config,
    private readonly enrolments: Enrolments,
  ) {}

  /** Mails a code to the new address; nothing changes before it is typed. A new one voids the older ones. Refuses
   *  EMAIL_INVALID, EMAIL_SAME, TOO_MANY_TRIES beyond five in a day; whether somebody of that name is reached there is told to no one
   *  but who reads the mail there. Refuses
   *  STEP_UP_REQUIRED and SIGN_IN_AGAIN as `mayMove` says. */
  async ask(
    actor: Actor & { personId: string },
    typed: string,
  ): Promise<Result<{ sentTo: string; expiresAt: Date }, AskContactRefusal>> {
    const path = ['email'];
    const parsed = parseEmail(typed);
    if (!parsed.ok) return refuse('EMAIL_INVALID', { path });
    const email = parsed.value.value;
    return this.unitOfWork.run(async (tx) => {
      const allowed = await this.mayMove(tx, actor);
      if (!allowed.ok) return allowed;
      const person = await personOf(tx, actor.personId);
      if (person.email === email) return refuse('EMAIL_SAME', { path });
      const [today] = await tx.sql(sql<{ count: number }>`
        select count(*)::int as count from contact_changes
        where person_id = ${person.id} and created_at > app_now() - interval '1 day'`);
      if ((today?.count ?? 0) >= CONTACT_CHANGES_PER_DAY) return refuse('TOO_MANY_TRIES', { path });
      await tx.sql(sql`
        update contact_changes set ended_at = app_now() where person_id = ${person.id} and ended_at is null`);
      const id = newId();
      const [row] = await tx.sql(sql<{ expiresAt: Date }>`
        insert into contact_changes (id, person_id, email, expires_at)
        values (${id}, ${person.id}, ${email}, app_now() + make_interval(mins => ${CODE_MINUTES})) returning expires_at as "expiresAt"`);
      await this.tell(tx, person, CONTACT_CODE_MAIL, id, email);
      return accept({ sentTo: maskEmail(email), expiresAt: row!.expiresAt });
    });
  }

  /** Takes the new address over. Each call is one guess. Refuses CODE_WRONG, CODE_EXPIRED when no change waits,
   *  TOO_MANY_TRIES after five guesses, PERSON_EXISTS, after the right code, when somebody of that name is reached there,
   *  STEP_UP_REQUIRED when the sign-in was never proven by what they have. */
  async confirm(
    actor: Actor & { personId: string },
    typedCode: string,
  ): Promise<Result<null, ConfirmContactRefusal>> {
    return orExists(['code'], async () => {
      // A refused result would roll back, and a wrong guess must stay counted: so it leaves in a wrapper.
      const { result } = await this.unitOfWork.run(async (tx) => ({
        result: await this.guess(tx, actor, typedCode),
      }));
      return result;
    });
  }

  /** Whoever has a passkey, an authenticator or an identity at a ministry proves it freshly, and so does whoever has a role that a
   *  code does not open: a code is proof of the mailbox alone, and the mailbox is what would be left. Everybody else has just
   *  signed in. Refuses STEP_UP_REQUIRED, SIGN_IN_AGAIN. */
  private async mayMove(
    tx: Tx,
    actor: Actor & { personId: string },
  ): Promise<Result<null, Refusal<'STEP_UP_REQUIRED' | 'SIGN_IN_AGAIN'>>> {
    if (!(await this.needsFactor(tx, actor.personId))) return justSignedIn(tx, actor);
    const isProven = actor.freshUntil !== null && actor.withheldRoles.length === 0;
    return isProven ? accept(null) : refuse('STEP_UP_REQUIRED');
  }

  private async needsFactor(tx: Tx, personId: string): Promise<boolean> {
    const { duty, hasPasskey, hasAuthenticator, hasProvider } = await this.enrolments.of(personId, tx);
    return duty !== 'NONE' || hasPasskey || hasAuthenticator || hasProvider;
  }

  private async guess(
    tx: Tx,
    actor: Actor & { personId: string },
    typedCode: string,
  ): Promise<Result<null, ConfirmContactRefusal>> {
    const path = ['code'];
    const person = await personOf(tx, actor.personId);
    if (BY_CODE.includes(actor.strength) && (await this.needsFactor(tx, person.id)))
      return refuse('STEP_UP_REQUIRED');
    const [change] = await tx.sql(liveContactChange(person.id));
    if (!change) return refuse('CODE_EXPIRED', { path });
    const code = readTypedCode(typedCode);
    if (code === null) return refuse('CODE_WRONG', { path });
    if (change.attempts >= TRIES_PER_CONTACT_CODE) return refuse('TOO_MANY_TRIES', { path });
    await tx.sql(sql`update contact_changes set attempts = attempts + 1 where id = ${change.id}`);
    const right = deriveCode(this.config.secret, change.id);
    if (!timingSafeEqual(Buffer.from(code), Buffer.from(right))) return refuse('CODE_WRONG', { path });
    const matchKey = matchKeyOf(person.fullName, { kind: 'EMAIL', value: change.email });
    const [other] = await tx.sql(keyIsTaken(matchKey, person.id));
    if (other?.taken) return refuse('PERSON_EXISTS', { path });
    await this.take(tx, actor, person, change, matchKey);
    return accept(null);
  }

  private async take(
    tx: Tx,
    actor: Actor,
    person: OwnPerson,
    change: { readonly id: string; readonly email: string },
    matchKey: string,
  ): Promise<void> {
    await tx.sql(sql`update contact_changes set ended_at = app_now() where id = ${change.id}`);
    await tx.sql(takeKeyOver(matchKey, person.id));
    await tx.sql(sql`
      update people set email = ${change.email}, match_key = ${matchKey} where id = ${person.id}`);
    await this.ledger.readdress(tx, person.id, change.email);
    await this.audit.record(tx, {
      actor,
      action: 'data-rights.change-contact',
      subjectType: 'person',
      subjectId: person.id,
      before: { email: await this.sealed.seal(tx, person.id, person.email) },
      after: { email: await this.sealed.seal(tx, person.id, change.email) },
    });
    if (person.email) await this.tell(tx, person, CONTACT_CHANGED_MAIL, change.id, person.email);
  }

  private async tell(tx: Tx, person: OwnPerson, kind: string, id: string, toAddress: string): Promise<void> {
    await this.ledger.queue(tx, [
      {
        kind,
        personId: person.id,
        toAddress,
        locale: person.locale,
        cause: { type: 'contact-change', id },
        dedupeKey: `${kind}~${id}`,
      },
    ]);
  }
}
