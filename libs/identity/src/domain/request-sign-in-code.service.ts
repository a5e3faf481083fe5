import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { lockAddress } from './address-lock.sql.js';
import { maskEmail, parseEmail } from './contact.rules.js';
import { SignInCodeRequestedV1 } from './identity.events.js';
import { knowsBrowser } from './known-browser.sql.js';
import {
  CODE_MINUTES,
  CODES_PER_HOUR,
  CODES_PER_NETWORK,
  deriveCode,
  hashCode,
  hashNetwork,
} from './sign-in-code.rules.js';
import { hashToken } from './token.js';

export interface RequestSignInCode {
  readonly email: string;
  readonly locale: Locale;
  /** The token in the cookie of the asking browser; the code works there only. */
  readonly browserToken: string;
  /** Where the browser is, as far as one client has it to itself; nothing is counted by it when it is not known. */
  readonly network?: string;
}

interface NewCode {
  readonly id: string;
  readonly email: string;
  readonly locale: Locale;
  readonly codeHash: Buffer;
  readonly browserHash: Buffer;
  /** Was somebody of the address signed in in this browser before? */
  readonly isKnown: boolean;
  readonly networkHash: Buffer | null;
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

  /** Makes a new code for the address and voids the older ones of the same browser; those of others stand, so that nobody
   *  voids another's by asking. Who has the address is not
   *  looked at here: an unknown one gets the same answer after the same statements, and its mail is never written. Opens its own unit of work.
   *  Refuses EMAIL_INVALID, and TOO_MANY_TRIES beyond ten codes in an hour for one address: of one known browser, or of all
   *  others together, and seven of these from one network. */
  async requestCode(
    command: RequestSignInCode,
  ): Promise<Result<RequestedSignInCode, RequestSignInCodeRefusal>> {
    const parsed = parseEmail(command.email);
    if (!parsed.ok) return refuse('EMAIL_INVALID', { path: ['email'] });
    const email = parsed.value.value;
    return this.unitOfWork.run(async (tx) => {
      await lockAddress(tx, email);
      const code = await this.newCode(tx, email, command);
      const [asked] = await tx.sql(codesInLastHour(code));
      if (asked!.count >= CODES_PER_HOUR || asked!.ofNetwork >= CODES_PER_NETWORK)
        return refuse('TOO_MANY_TRIES');
      await tx.sql(voidOlderCodes(code));
      const [row] = await tx.sql(insertCode(code));
      await tx.publish(new SignInCodeRequestedV1({ codeId: code.id }));
      return accept({ sentTo: maskEmail(email), expiresAt: row!.expiresAt });
    });
  }

  private async newCode(
    tx: Tx,
    email: string,
    { locale, browserToken, network }: RequestSignInCode,
  ): Promise<NewCode> {
    const { secret } = this.config;
    const id = newId();
    const browserHash = hashToken(browserToken);
    const [browser] = await tx.sql(knowsBrowser(email, browserHash));
    return {
      id,
      email,
      locale,
      codeHash: hashCode(secret, id, deriveCode(secret, id)),
      browserHash,
      isKnown: browser!.isKnown,
      networkHash: network === undefined ? null : hashNetwork(secret, network),
    };
  }
}

/** Index: ix_sign_in_codes__email. */
const codesInLastHour = ({
  email,
  browserHash,
  isKnown,
  networkHash,
}: NewCode): SqlQuery<{ count: number; ofNetwork: number }> => sql`
  select count(*)::int as count,
    (count(*) filter (where not is_known and network_hash = ${networkHash}::bytea))::int as "ofNetwork"
  from sign_in_codes
  where lower(email) = lower(${email}) and created_at > app_now() - interval '1 hour'
    and is_known = ${isKnown} and (not is_known or browser_hash = ${browserHash})`;

const voidOlderCodes = ({ email, browserHash }: NewCode): SqlQuery<never> => sql`
  update sign_in_codes set voided_at = app_now()
  where lower(email) = lower(${email}) and browser_hash = ${browserHash}
    and voided_at is null and used_at is null and expires_at > app_now()`;

const insertCode = (code: NewCode): SqlQuery<{ expiresAt: Date }> => sql`
  insert into sign_in_codes (id, email, locale, code_hash, browser_hash, is_known, network_hash, expires_at)
  values (${code.id}, ${code.email}, ${code.locale}, ${code.codeHash}, ${code.browserHash}, ${code.isKnown}, ${code.networkHash},
    app_now() + make_interval(mins => ${CODE_MINUTES}))
  returning expires_at as "expiresAt"`;
