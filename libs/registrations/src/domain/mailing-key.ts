import { createHash } from 'node:crypto';
import { type Actor, actorName } from '#authz';
import { sql, type Tx } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';

/** One press of a button that sends mails, as whoever pressed it may press it again. */
export interface MailingKey {
  readonly scope: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** `wish` names what is sent, to tell one use of a key from another. */
export const mailingKey = (
  action: string,
  actor: Actor,
  idempotencyKey: string,
  wish: readonly string[],
): MailingKey => ({
  scope: `${action}~${actorName(actor)}`,
  key: idempotencyKey,
  hash: createHash('sha256').update(JSON.stringify(wish)).digest(),
});

/** What the press was answered: how many mails were sent; null for one that is new. Key: pk_idempotency_keys. */
export async function answeredMailing(
  tx: Tx,
  { scope, key, hash }: MailingKey,
): Promise<Result<number, Refusal<'IDEMPOTENCY_KEY_REUSED'>> | null> {
  const [known] = await tx.sql(sql<{ bodyHash: Buffer; mails: number }>`
    select body_hash as "bodyHash", (answer->>'mails')::int as mails from idempotency_keys where scope = ${scope} and key = ${key}`);
  if (!known) return null;
  return known.bodyHash.equals(hash)
    ? accept(known.mails)
    : refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
}

/** Keeps the answer; whoever sent the same at the same moment keeps their own. */
export async function keepMailing(tx: Tx, { scope, key, hash }: MailingKey, mails: number): Promise<void> {
  await tx.sql(sql<never>`
    insert into idempotency_keys (scope, key, body_hash, answer)
    values (${scope}, ${key}, ${hash}, ${JSON.stringify({ mails })}::jsonb) on conflict do nothing`);
}
