import { shutRendezvous, type Rendezvous, type TestDatabase } from '#testing';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';

/** Points of one registration, in the order in which it comes to them: the seats are counted, the registration stands, the mail
 *  stands, the audit row stands, and PostgreSQL has begun to commit. */
export const HOOKS = ['counted', 'registered', 'mailed', 'audited', 'committing'] as const;
export type Hook = (typeof HOOKS)[number];

const KEY = 7400;

/** Plants the meeting points. A transaction stops at the one that its session is written down for, while the door is shut. */
export async function plantHooks(db: TestDatabase): Promise<void> {
  await db.ownerSql(`
    create table fault_hooks (session_id uuid primary key, hook text not null, key integer not null);
    grant select on fault_hooks to public;
    create function stop_at_hook() returns trigger language plpgsql as $$
    begin
      if tg_argv[0] = 'counted' then
        perform set_config('fault.hook', coalesce((select hook || ' ' || key from fault_hooks where session_id = new.session_id), ''), false);
      end if;
      if split_part(current_setting('fault.hook', true), ' ', 1) = tg_argv[0] then
        perform pg_advisory_xact_lock_shared(split_part(current_setting('fault.hook'), ' ', 2)::integer);
      end if;
      return null;
    end $$;
    create trigger stop after update on session_seats for each row execute function stop_at_hook('counted');
    create trigger stop after insert on registrations for each row execute function stop_at_hook('registered');
    create trigger stop after insert on messages for each row execute function stop_at_hook('mailed');
    create trigger stop after insert on audit_rows for each row execute function stop_at_hook('audited');
    create constraint trigger stop_late after insert on registrations deferrable initially deferred
      for each row execute function stop_at_hook('committing');`);
}

/** A session whose registrations somebody has to approve, each in a transaction of its own that stops at this hook. */
export async function sessionWithHook(db: TestDatabase, hook: Hook): Promise<string> {
  const sessionId = await aSession(db, { capacity: 1_000 });
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
  await db.ownerSql('insert into fault_hooks values ($1, $2, $3)', [
    sessionId,
    hook,
    KEY + HOOKS.indexOf(hook),
  ]);
  return sessionId;
}

export const shutHook = (db: TestDatabase, hook: Hook): Promise<Rendezvous> =>
  shutRendezvous(db.url, KEY + HOOKS.indexOf(hook));
