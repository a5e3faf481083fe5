import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS } from '#authz';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import { SignInChangedV1 } from './identity.events.js';
import type { SignInChange } from './strong-sign-in.entity.js';

export interface NewSignInChange {
  readonly personId: string;
  readonly kind: SignInChange;
  /** What it was: the name of a passkey, the key of a provider. */
  readonly detail?: string | null;
  readonly reason?: string | null;
}

const ACTIONS: Readonly<Record<SignInChange, string>> = {
  PASSKEY_ADDED: 'identity.add-passkey',
  PASSKEY_REMOVED: 'identity.remove-passkey',
  AUTHENTICATOR_ADDED: 'identity.add-authenticator',
  AUTHENTICATOR_REMOVED: 'identity.remove-authenticator',
  RECOVERY_ASKED: 'identity.ask-recovery',
  RECOVERED: 'identity.recover-sign-in',
  LET_GO: 'identity.let-go',
  PROVIDER_LINKED: 'identity.link-provider',
  PROVIDER_UNLINKED: 'identity.unlink-provider',
};

/** Every change of how somebody signs in: audited, and told to the person by mail. */
@Injectable()
export class SignInChanges {
  constructor(private readonly audit: AuditTrail) {}

  async record(
    tx: Tx,
    actor: Actor,
    { personId, kind, detail = null, reason }: NewSignInChange,
  ): Promise<void> {
    const id = newId();
    await tx.sql(sql`
      insert into sign_in_changes (id, person_id, kind, detail) values (${id}, ${personId}, ${kind}, ${detail})`);
    await this.audit.record(tx, {
      actor,
      action: ACTIONS[kind],
      subjectType: 'person',
      subjectId: personId,
      before: null,
      after: detail === null ? null : { name: detail },
      reason: reason ?? null,
    });
    await tx.publish(new SignInChangedV1({ changeId: id }));
  }

  /** A change of one's own that nobody needs to be told of. */
  async audited(
    tx: Tx,
    actor: Actor,
    action: string,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const subject = { subjectType: 'person', subjectId: actor.personId! };
    await this.audit.record(tx, { actor, action, ...subject, before, after });
  }

  /** Somebody else's, of which the person is not told. */
  async about(tx: Tx, actor: Actor, personId: string, action: string, after: object): Promise<void> {
    const subject = { subjectType: 'person', subjectId: personId };
    await this.audit.record(tx, { actor, action, ...subject, before: null, after });
  }

  /** A guess that was held against something and was wrong. */
  async refused(tx: Tx, personId: string, action: string, after: object): Promise<void> {
    const subject = { subjectType: 'person', subjectId: personId };
    await this.audit.record(tx, { actor: ANONYMOUS, action, ...subject, before: null, after });
  }
}
