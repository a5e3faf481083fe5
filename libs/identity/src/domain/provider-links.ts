import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { Config, type SignInProvider } from '#config';
import type { Tx } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import type { DoorChange } from '#privacy';
import { adoptIdentity, insertIdentity, noteAdoption, ownIdentity, returnIdentity } from './provider.sql.js';
import { SignInChanges } from './sign-in-changes.js';
import { endSignInsOf } from './sign-in-list.js';

/** An identity that has just become somebody's. */
export interface LinkedIdentity {
  readonly personId: string;
  readonly provider: SignInProvider;
  /** The merged record that had it until now; null for an identity that was nobody's. */
  readonly movedFrom: string | null;
}

export type LinkRefusal = Refusal<'PROVIDER_OF_ANOTHER' | 'PROVIDER_LINKED_ALREADY'>;

/** Whose an identity at a provider becomes, and whose it is again once a merge is taken back. */
@Injectable()
export class ProviderLinks {
  constructor(
    private readonly changes: SignInChanges,
    private readonly config: Config,
  ) {}

  /** Links an identity that is nobody's, or that a record merged into this person still has. The caller holds the person's lock: under
   *  it no merge into them begins or is taken back. Where two link at once, the unique keys decide. Refuses PROVIDER_LINKED_ALREADY when
   *  the person has another at this provider, PROVIDER_OF_ANOTHER. Source: docs/stories/people-merging.md. */
  async add(
    tx: Tx,
    personId: string,
    provider: SignInProvider,
    subject: string,
  ): Promise<Result<LinkedIdentity, LinkRefusal>> {
    const wanted = { personId, issuer: provider.issuer, subject };
    const [added] = await tx.sql(insertIdentity({ ...wanted, id: newId() }));
    if (added) return accept({ personId, provider, movedFrom: null });
    const [own] = await tx.sql(ownIdentity(personId, provider.issuer));
    if (own) return refuse('PROVIDER_LINKED_ALREADY');
    const [adopted] = await tx.sql(adoptIdentity(wanted));
    if (!adopted) return refuse('PROVIDER_OF_ANOTHER');
    await tx.sql(noteAdoption(personId, adopted));
    return accept({ personId, provider, movedFrom: adopted.fromId });
  }

  /** The person is told by mail; the audit of a record that it came from says where it went. */
  async record(tx: Tx, actor: Actor, { personId, provider, movedFrom }: LinkedIdentity): Promise<void> {
    await this.changes.record(tx, actor, { personId, kind: 'PROVIDER_LINKED', detail: provider.key });
    if (movedFrom !== null) {
      const after = { name: provider.key, movedTo: personId };
      await this.changes.about(tx, actor, movedFrom, 'identity.unlink-provider', after);
    }
  }

  /** Gives an identity back to the record that had it before the survivor linked it. As at every unlinking, all sign-ins of who
   *  loses it end, and they are told. Answers false when the survivor has let it go meanwhile. */
  async giveBack(tx: Tx, actor: Actor, { before, after }: DoorChange): Promise<boolean> {
    const [returned] = await tx.sql(returnIdentity(before, after));
    if (!returned) return false;
    const { issuer, ownerId, survivorId } = returned;
    const key = this.config.signInProviders.find((provider) => provider.issuer === issuer)?.key ?? issuer;
    await endSignInsOf(tx, survivorId, null);
    await this.changes.record(tx, actor, { personId: survivorId, kind: 'PROVIDER_UNLINKED', detail: key });
    await this.changes.about(tx, actor, ownerId, 'identity.link-provider', {
      name: key,
      movedFrom: survivorId,
    });
    return true;
  }
}
