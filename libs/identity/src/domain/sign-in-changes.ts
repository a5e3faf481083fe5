import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS } from '#authz';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import { SealedValues } from '#privacy';
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

/** Changes whose detail somebody wrote: of a provider it is a key. */
const PRIVATE: ReadonlySet<SignInChange> = new Set(['PASSKEY_ADDED', 'PASSKEY_REMOVED']);

/** Every change of how somebody signs in: audited, and told to the person by mail. */
@Injectable()
export class SignInChanges {
  constructor(
    private readonly audit: AuditTrail,
    private readonly sealed: SealedValues,
  ) {}

  async record(
    tx: Tx,
    actor: Actor,
    { personId, kind, detail = null, reason = null }: NewSignInChange,
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
      after:
        detail === null
          ? null
          : { name: PRIVATE.has(kind) ? await this.sealed.seal(tx, personId, detail) : detail },
      reason: await this.sealed.seal(tx, personId, reason),
    });
    await tx.publish(new SignInChangedV1({ changeId: id }));
  }

  /** A change of one's own that nobody needs to be told of. */
  async audited(tx: Tx, actor: Actor, action: string): Promise<void> {
    await this.own(tx, actor, action, { before: null, after: null });
  }

  /** Something of one's own that bears another name now. */
  async renamed(
    tx: Tx,
    actor: Actor,
    action: string,
    names: { readonly before: string; readonly after: string },
  ): Promise<void> {
    const before = { name: await this.sealed.seal(tx, actor.personId!, names.before) };
    const after = { name: await this.sealed.seal(tx, actor.personId!, names.after) };
    await this.own(tx, actor, action, { before, after });
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

  private async own(
    tx: Tx,
    actor: Actor,
    action: string,
    facts: { readonly before: object | null; readonly after: object | null },
  ): Promise<void> {
    const subject = { subjectType: 'person', subjectId: actor.personId! };
    await this.audit.record(tx, { actor, action, ...subject, ...facts });
  }
}
