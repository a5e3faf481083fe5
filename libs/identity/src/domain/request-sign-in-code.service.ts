import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { lockAddress } from './address-lock.sql.js';
import { maskEmail, parseEmail } from './contact.rules.js';
import { SignInCodeRequestedV1 } from './identity.events.js';
import { CODE_MINUTES, CODES_PER_HOUR, deriveCode, hashCode } from './sign-in-code.rules.js';
import { hashToken } from './token.js';

export interface RequestSignInCode {
  readonly email: string;
  readonly locale: Locale;
  /** The token in the cookie of the asking browser; the code works there only. */
  readonly browserToken: string;
}

export interface RequestedSignInCode {
  /** The address with stars in it. */
  readonly sentTo: string;
  readonly expiresAt: Date;
}

export type RequestSignInCodeRefusal = Refusal<'EMAIL_INVALID' | 'TOO_MANY_TRIES'>;

/** Makes a sign-in code and has it mailed. */
@Injectable()
export class RequestSignInCodeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** Makes a new code for the address and voids its older ones. Who has the address is not
   *  looked at here: an unknown one gets the same answer after the same statements, and its mail is never written. Opens its own unit of work.
   *  Refuses EMAIL_INVALID, and TOO_MANY_TRIES beyond ten codes in an hour for one address. */
  async requestCode(
    command: RequestSignInCode,
  ): Promise<Result<RequestedSignInCode, RequestSignInCodeRefusal>> {
    const parsed = parseEmail(command.email);
    if (!parsed.ok) return refuse('EMAIL_INVALID', { path: ['email'] });
    const email = parsed.value.value;
    return this.unitOfWork.run(async (tx) => {
      await lockAddress(tx, email);
      const [asked] = await tx.sql(codesInLastHour(email));
      if (Number(asked?.count) >= CODES_PER_HOUR) return refuse('TOO_MANY_TRIES');
      await tx.sql(voidOlderCodes(email));
      const id = newId();
      const codeHash = hashCode(this.config.secret, id, deriveCode(this.config.secret, id));
      const [row] = await tx.sql(insertCode({ ...command, id, email, codeHash }));
      await tx.publish(new SignInCodeRequestedV1({ codeId: id }));
      return accept({ sentTo: maskEmail(email), expiresAt: row!.expiresAt });
    });
  }
}

const codesInLastHour = (email: string): SqlQuery<{ count: string }> => sql`
  select count(*) as count from sign_in_codes
  where lower(email) = lower(${email}) and created_at > app_now() - interval '1 hour'`;

const voidOlderCodes = (email: string): SqlQuery<never> => sql`
  update sign_in_codes set voided_at = app_now()
  where lower(email) = lower(${email}) and voided_at is null and used_at is null and expires_at > app_now()`;

const insertCode = (
  code: RequestSignInCode & { id: string; codeHash: Buffer },
): SqlQuery<{ expiresAt: Date }> => sql`
  insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at)
  values (${code.id}, ${code.email}, ${code.locale}, ${code.codeHash}, ${hashToken(code.browserToken)},
    app_now() + make_interval(mins => ${CODE_MINUTES}))
  returning expires_at as "expiresAt"`;
