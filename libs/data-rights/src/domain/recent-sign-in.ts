import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';

/** Minutes for which a sign-in counts as just made. */
const RECENT_MINUTES = 10;

/** Has the person just shown who they are? A right over one's own data must not need more than the code that everybody can
 *  be sent, and not less: somebody at an open screen is not the person. One click of a demonstration counts as just made.
 *  Refuses SIGN_IN_AGAIN. Index: pk_sign_ins. */
export async function justSignedIn(tx: Tx, actor: Actor): Promise<Result<null, Refusal<'SIGN_IN_AGAIN'>>> {
  const rows = await tx.sql(sql`
    select from sign_ins where id = ${actor.signInId}::uuid and ended_at is null
      and (method = 'DEMO' or created_at > app_now() - make_interval(mins => ${RECENT_MINUTES}))`);
  return rows.length > 0 ? accept(null) : refuse('SIGN_IN_AGAIN');
}
