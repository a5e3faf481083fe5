import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS, type Role } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { lockAddress } from './address-lock.sql.js';
import { type Colleague, decideWhoSignsIn } from './colleague.rules.js';
import { parseEmail } from './contact.rules.js';
import { peopleOfAddress } from './person-of-address.sql.js';
import {
  type AskedCode,
  CODE_MINUTES,
  decideGuess,
  readTypedCode,
  type SignInRefusalCode,
} from './sign-in-code.rules.js';
import { type Caller, type OpenedSignIn, SignIns } from './sign-ins.js';
import { hashToken, isToken } from './token.js';

export interface SignInWithCode extends Caller {
  readonly email: string;
  /** As typed. */
  readonly code: string;
  /** The token in the cookie of the guessing browser. */
  readonly browserToken: string | undefined;
  /** Which of those who have the address; needed only where they are several. */
  readonly personId?: string | null;
}

/** The code was right, several people have the address, and one has to be chosen: nobody is signed in yet. */
export interface AskedWho {
  readonly colleagues: readonly Colleague[];
}

export type SignInResult = Result<OpenedSignIn | AskedWho, Refusal<SignInRefusalCode>>;

/** Signs people in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIns: SignIns,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Signs in with a code, once. Each call is one guess, however many of them a request carries; but a right code that several
   *  people may use answers who they are, writes nothing and is no guess: it stays good for the call that chooses.
   *  Refuses CODE_WRONG (also: no code asked, another browser, used, made void by a newer one, somebody chosen who does not
   *  have the address), CODE_EXPIRED after
   *  ten minutes, TOO_MANY_TRIES after five guesses at a code or ten in an hour for the address: in one known browser, or
   *  in all others together, and seven of these from one network. */
  async signIn(command: SignInWithCode): Promise<SignInResult> {
    const parsed = parseEmail(command.email);
    if (!parsed.ok) return refuse('CODE_WRONG');
    const email = parsed.value.value;
    // A refused result would roll back, and a wrong guess must stay counted: so it leaves in a wrapper.
    const { result } = await this.unitOfWork.run(async (tx) => ({
      result: await this.guess(tx, email, command),
    }));
    return result;
  }

  /** Signs in as the demonstration person of a role. Refuses NOT_FOUND when nobody has it.
   *  Throws outside the demonstration mode: the door has refused by then. */
  async demoSignIn(role: Role, caller: Caller): Promise<Result<OpenedSignIn, Refusal<'NOT_FOUND'>>> {
    if (!this.config.isDemo) throw new Error('Signing in without a code is for demonstrations');
    return this.unitOfWork.run(async (tx) => {
      const [person] = await tx.sql(firstPersonOfRole(role));
      if (!person) return refuse('NOT_FOUND');
      return accept(await this.signIns.open(tx, person.id, 'DEMO', caller));
    });
  }

  private async guess(tx: Tx, email: string, command: SignInWithCode): Promise<SignInResult> {
    await lockAddress(tx, email);
    const browserHash = isToken(command.browserToken) ? hashToken(command.browserToken) : null;
    const [asked] = await tx.sql(newestCode(email, browserHash));
    const { isCounted, verdict } = decideGuess(
      asked ?? null,
      readTypedCode(command.code),
      this.config.secrets,
    );
    if (!asked) return refuse('CODE_WRONG');
    const who = verdict.ok
      ? decideWhoSignsIn(await tx.sql(peopleOfAddress(email, command.personId ?? null)))
      : verdict;
    if (!who.ok) {
      if (isCounted) await this.countWrong(tx, asked.id, who.refusal.code);
      return who;
    }
    // Nothing is written before somebody is chosen: to be asked who it is uses up no try.
    if ('colleagues' in who.value) return accept(who.value);
    await tx.sql(
      sql`update sign_in_codes set attempts = attempts + 1, used_at = app_now() where id = ${asked.id}`,
    );
    return accept(await this.signIns.open(tx, who.value.person.id, 'EMAIL_CODE', command));
  }

  private async countWrong(tx: Tx, codeId: string, code: string): Promise<void> {
    await tx.sql(sql`update sign_in_codes set attempts = attempts + 1 where id = ${codeId}`);
    await this.audit.record(tx, {
      actor: ANONYMOUS,
      action: 'identity.refuse-sign-in',
      subjectType: 'sign-in-code',
      subjectId: codeId,
      before: null,
      after: { code },
    });
  }
}

/** The newest code that this browser asked for the address. A guess may come until a code's end, so an hour of guesses reaches back to codes
 *  that were made ten minutes before it. Index: ix_sign_in_codes__email. */
const newestCode = (email: string, browserHash: Buffer | null): SqlQuery<AskedCode> => sql`
  select id, code_hash as "codeHash", asked.attempts, used_at is not null as "isUsed",
    expires_at <= app_now() as "isExpired", recent.attempts as "recentAttempts", recent.of_network as "networkAttempts"
  from (
    select * from sign_in_codes
    where lower(email) = lower(${email}) and browser_hash = ${browserHash}::bytea and voided_at is null
    order by created_at desc, id desc limit 1
  ) asked cross join lateral (
    select coalesce(sum(c.attempts), 0)::int as attempts,
      coalesce(sum(c.attempts) filter (where not c.is_known and c.network_hash = asked.network_hash), 0)::int as of_network
    from sign_in_codes c
    where lower(c.email) = lower(${email}) and c.is_known = asked.is_known
      and (not c.is_known or c.browser_hash = asked.browser_hash)
      and c.created_at > app_now() - interval '1 hour' - make_interval(mins => ${CODE_MINUTES})
  ) recent`;

const firstPersonOfRole = (role: Role): SqlQuery<{ id: string }> => sql`
  select person_id as id from role_grants where role = ${role} order by granted_at, person_id limit 1`;
