import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result } from '#kernel';
import { parseEmail } from './contact.rules.js';
import { People } from './people.service.js';
import { plainName } from './plain-name.rules.js';
import { RoleGrants } from './role-grants.service.js';
import { type Caller, type OpenedSignIn, SignIns } from './sign-ins.js';
import { hashToken, isToken, newToken } from './token.js';

export const SECRET_HOURS = 24;
const LONGEST_NAME = 200;

export interface ClaimFirstAdministrator {
  readonly secret: string;
  readonly fullName: string;
  readonly email: string;
  readonly locale: Locale;
}

export type ClaimRefusal = Refusal<'SECRET_WRONG' | 'NAME_INVALID' | 'EMAIL_INVALID'>;

/** The first administrator of an empty installation: no account exists before (ASVS 6.3.2). */
@Injectable()
export class FirstAdministratorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly roleGrants: RoleGrants,
    private readonly signIns: SignIns,
  ) {}

  /** A new secret, readable here only; the one before is void. Refuses ADMINISTRATOR_THERE. */
  async makeSecret(): Promise<Result<{ secret: string; expiresAt: Date }, Refusal<'ADMINISTRATOR_THERE'>>> {
    return this.unitOfWork.run(async (tx) => {
      await this.lock(tx);
      if (await this.isAdministratorThere(tx)) return refuse('ADMINISTRATOR_THERE');
      await tx.sql(sql`delete from first_administrator_secrets`);
      const secret = newToken();
      const [row] = await tx.sql(sql<{ expiresAt: Date }>`
        insert into first_administrator_secrets (id, secret_hash, expires_at)
        values (${newId()}, ${hashToken(secret)}, app_now() + make_interval(hours => ${SECRET_HOURS}))
        returning expires_at as "expiresAt"`);
      return accept({ secret, expiresAt: row!.expiresAt });
    });
  }

  /** Makes the holder of the secret the administrator and signs them in; the role waits for their passkey. Refuses
   *  SECRET_WRONG (also: used, over, or an administrator is there), NAME_INVALID, EMAIL_INVALID. */
  async claim(command: ClaimFirstAdministrator, caller: Caller): Promise<Result<OpenedSignIn, ClaimRefusal>> {
    const fullName = plainName(command.fullName, LONGEST_NAME);
    if (fullName === null) return refuse('NAME_INVALID', { path: ['fullName'] });
    const contact = parseEmail(command.email);
    if (!contact.ok) return refuse('EMAIL_INVALID', { path: ['email'] });
    const secret = command.secret.trim();
    if (!isToken(secret)) return refuse('SECRET_WRONG', { path: ['secret'] });
    return this.unitOfWork.run(async (tx) => {
      await this.lock(tx);
      const used = await tx.sql(sql`
        update first_administrator_secrets set used_at = app_now()
        where secret_hash = ${hashToken(secret)} and used_at is null and expires_at > app_now() returning id`);
      if (used.length === 0 || (await this.isAdministratorThere(tx)))
        return refuse('SECRET_WRONG', { path: ['secret'] });
      const { locale } = command;
      const personId = await this.people.findOrAdd(tx, { fullName, contact: contact.value, locale });
      await this.roleGrants.grant(tx, SYSTEM, personId, { role: 'ADMINISTRATOR', scopeId: null });
      return accept(await this.signIns.open(tx, personId, 'ONE_TIME_SECRET', caller));
    });
  }

  protected async isAdministratorThere(tx: Tx): Promise<boolean> {
    const found = await tx.sql(sql`select id from role_grants where role = 'ADMINISTRATOR' limit 1`);
    return found.length > 0;
  }

  /** One at a time in the whole database, until the transaction ends. */
  protected async lock(tx: Tx): Promise<void> {
    await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`);
  }
}
