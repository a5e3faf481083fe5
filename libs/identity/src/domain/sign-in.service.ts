import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS, type Role } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { lockAddress } from './address-lock.sql.js';
import { parseEmail } from './contact.rules.js';
import { selectPersonOfAddress } from './person-of-address.sql.js';
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
}

export type SignInResult = Result<OpenedSignIn, Refusal<SignInRefusalCode>>;

/** Signs people in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signIns: SignIns,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Signs in with a code, once. Each call is one guess, however many of them a request carries.
   *  Refuses CODE_WRONG (also: no code asked, another browser, used, made void by a newer one), CODE_EXPIRED after
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
    if (isCounted) await tx.sql(sql`update sign_in_codes set attempts = attempts + 1 where id = ${asked.id}`);
    // A right code for an address that nobody has can only be luck; it opens nothing.
    const [person] = verdict.ok ? await tx.sql(personOfAddress(email)) : [];
    if (person) {
      await tx.sql(sql`update sign_in_codes set used_at = app_now() where id = ${asked.id}`);
      return accept(await this.signIns.open(tx, person.id, 'EMAIL_CODE', command));
    }
    const refused = verdict.ok ? refuse('CODE_WRONG') : verdict;
    if (isCounted) await this.recordRefusal(tx, asked.id, refused.refusal.code);
    return refused;
  }

  private async recordRefusal(tx: Tx, codeId: string, code: string): Promise<void> {
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

const personOfAddress = (email: string): SqlQuery<{ id: string }> => ({
  text: selectPersonOfAddress('$1'),
  values: [email],
});

const firstPersonOfRole = (role: Role): SqlQuery<{ id: string }> => sql`
  select person_id as id from role_grants where role = ${role} order by granted_at, person_id limit 1`;
