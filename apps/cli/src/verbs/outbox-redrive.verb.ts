import { asOwner, onDatabase } from '../on-database.js';
import type { Verb } from '../verb.js';

/** What was put aside after too many failures waits again; the relay is woken. Handlers expect to run twice. */
export const outboxRedriveVerb: Verb = {
  name: 'outbox redrive',
  summary: 'hands over again what was put aside after too many failures',
  run: (_args, voice) =>
    onDatabase((url) =>
      asOwner(url, async (client) => {
        const { rows } = await client.query<{ id: string; topic: string; reason: string }>(
          `with aside as (select id, failure from outbox where failure is not null and handled_at is null for update)
           update outbox o set failure = null, attempts = 0, dispatched_at = null from aside
           where o.id = aside.id returning o.id, o.topic, aside.failure as reason`,
        );
        await client.query(`select pg_notify('samaki_outbox', '')`);
        for (const { id, topic, reason } of rows) voice.say(`${topic} ${id}: ${reason}`);
        voice.answer(
          { redriven: rows },
          rows.length > 0 ? `${rows.length} handed over again.` : 'Nothing was put aside.',
        );
        return 0;
      }),
    ),
};
