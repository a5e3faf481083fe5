import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { Config, type SignInProvider } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { Enrolments, lockPerson } from './enrolments.js';
import { ownIdentity } from './provider.sql.js';
import { SignInChanges } from './sign-in-changes.js';
import { endSignInsOf } from './sign-in-list.js';

/** A provider, and since when the person signs in through it. */
export interface OwnProviderView extends Pick<SignInProvider, 'key' | 'name'> {
  /** Null while it is not linked. */
  readonly linkedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

interface LinkedRow {
  readonly issuer: string;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date | null;
}

export type UnlinkRefusal = Refusal<'STEP_UP_REQUIRED' | 'NOT_FOUND' | 'LAST_WAY_IN'>;

/** A person's own identities at providers. */
@Injectable()
export class OwnProviders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolments: Enrolments,
    private readonly changes: SignInChanges,
    private readonly config: Config,
  ) {}

  /** Those of the settings, in their order. */
  get all(): readonly SignInProvider[] {
    return this.config.signInProviders;
  }

  /** Those of the settings, and which of them the actor has linked. Asks nothing where the settings name none. */
  async of(actor: Actor): Promise<OwnProviderView[]> {
    if (this.all.length === 0) return [];
    const rows = await this.unitOfWork.readAs(actor, linkedBy(actor.personId!));
    return this.all.map(({ key, name, issuer }) => {
      const linked = rows.find((row) => row.issuer === issuer);
      return { key, name, linkedAt: linked?.linkedAt ?? null, lastUsedAt: linked?.lastUsedAt ?? null };
    });
  }

  /** Unlinks a provider and ends every other sign-in of the person, who is told by mail. Refuses STEP_UP_REQUIRED without a fresh
   *  proof, NOT_FOUND, and LAST_WAY_IN when the person, or a role of theirs, could then not be reached any more. */
  async unlink(actor: Actor, key: string): Promise<Result<null, UnlinkRefusal>> {
    const personId = actor.personId!;
    const provider = this.all.find((one) => one.key === key);
    if (actor.freshUntil === null) return refuse('STEP_UP_REQUIRED');
    return this.unitOfWork.run(async (tx) => {
      await lockPerson(tx, personId);
      const [identity] = provider ? await tx.sql(ownIdentity(personId, provider.issuer)) : [];
      if (!identity) return refuse('NOT_FOUND');
      await tx.sql(sql`delete from provider_identities where id = ${identity.id}`);
      if (!(await this.hasAnotherWayIn(tx, personId))) return refuse('LAST_WAY_IN');
      await endSignInsOf(tx, personId, actor.signInId);
      await this.changes.record(tx, actor, { personId, kind: 'PROVIDER_UNLINKED', detail: key });
      return accept(null);
    });
  }

  /** As it is without the one that was taken away: a refusal brings it back. */
  private async hasAnotherWayIn(tx: Tx, personId: string): Promise<boolean> {
    const { duty, hasPasskey, hasAuthenticator, hasProvider } = await this.enrolments.of(personId, tx);
    if (hasPasskey || hasProvider) return true;
    const reached = await tx.sql(sql`select id from people where id = ${personId} and email is not null`);
    return reached.length > 0 && (duty === 'NONE' || (duty === 'SECOND_FACTOR' && hasAuthenticator));
  }
}

const linkedBy = (personId: string): SqlQuery<LinkedRow> => sql`
  select issuer, created_at as "linkedAt", last_used_at as "lastUsedAt" from provider_identities
  where person_id = ${personId}`;
