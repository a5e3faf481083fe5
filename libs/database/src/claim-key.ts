import { createHash } from 'node:crypto';
import { type Actor, actorName } from '#authz';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { sql } from './sql.js';
import type { Tx } from './tx.js';

/** Claims an idempotency key of an act, such as `catalogue.create-course`, for this transaction; a rival with the same key waits
 *  here until the other has ended. Null when it is new; otherwise the id that it stands for, or IDEMPOTENCY_KEY_REUSED when it was
 *  sent with something else. */
export async function claimKey(
  tx: Tx,
  actor: Actor,
  act: string,
  key: string | null | undefined,
  sent: { readonly body: unknown; readonly id: string },
): Promise<Result<string, Refusal<'IDEMPOTENCY_KEY_REUSED'>> | null> {
  if (!key) return null;
  const scope = `${act}~${actorName(actor)}`;
  const hash = createHash('sha256').update(JSON.stringify(sent.body)).digest();
  const claimed = await tx.sql(sql`
    insert into idempotency_keys (scope, key, body_hash, answer)
    values (${scope}, ${key}, ${hash}, ${JSON.stringify({ id: sent.id })}::jsonb)
    on conflict (scope, key) do nothing returning key`);
  if (claimed.length > 0) return null;
  const [known] = await tx.sql(sql<{ bodyHash: Buffer; id: string }>`
    select body_hash as "bodyHash", answer->>'id' as id from idempotency_keys where scope = ${scope} and key = ${key}`);
  return known?.bodyHash.equals(hash)
    ? accept(known.id)
    : refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
}
