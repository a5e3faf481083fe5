import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { accept, type LocalizedText, refuse, type Refusal, type Result } from '#kernel';
import { decideApart, type ObserverEntry, readObservers } from './observers.rules.js';
import { citiesRunBy } from './session.policy.js';

export type ObserversRefusal = Refusal<
  'TOO_MANY_OBSERVERS' | 'OBSERVER_TWICE' | 'OBSERVER_TEXT_INVALID' | 'OBSERVER_NOT_FOUND' | 'OBSERVER_TRAINS'
>;

/** Somebody who may watch a session, with the position that they had last. */
export interface ObserverChoiceView {
  readonly id: string;
  readonly fullName: string;
  /** Empty for who has watched none. */
  readonly position: LocalizedText;
}

const MOST = 500;

/** Who may watch a session that is planned in these cities (every one for null), by name; `among` these alone where it is not null. Anybody with a role,
 *  but participants; of coordinators those whose organisation has its seat there. */
export const observersToChoose = (
  cityIds: readonly string[] | null,
  among: readonly string[] | null,
): SqlQuery<ObserverChoiceView> => sql<ObserverChoiceView>`
  select p.id, p.full_name as "fullName",
    jsonb_build_object('km', coalesce(l.role_km, ''), 'en', coalesce(l.role_en, '')) as position
  from people p left join lateral (select b.role_km, b.role_en from session_observers b join sessions s on s.id = b.session_id
    where b.person_id = p.id order by s.starts_at desc, s.id limit 1) l on true
  where (${among}::uuid[] is null or p.id = any(${among}::uuid[]))
    and exists (select from role_grants g left join organisations o on o.id = g.scope_id
      where g.person_id = p.id and g.role <> 'PARTICIPANT'
        and (g.role <> 'COORDINATOR' or ${cityIds}::uuid[] is null or o.city_id = any(${cityIds}::uuid[])))
  order by p.full_name, p.id limit ${MOST}`;

/** Who watches which session. They take no seat: nothing here touches one. */
@Injectable()
export class SessionObservers {
  /** Who watches it now, in their order. */
  async of(tx: Tx, sessionId: string): Promise<ObserverEntry[]> {
    return tx.sql(sql<ObserverEntry>`
      select person_id as "observerId", jsonb_build_object('km', role_km, 'en', role_en) as position
      from session_observers where session_id = ${sessionId} order by rank, person_id`);
  }

  /** Writes who watches a session in place of those who did; `typed` null: they stay. Answers their ids, or null where nothing is different. Refuses as
   *  `ObserversRefusal` names; OBSERVER_TRAINS too where nobody but its trainers changed. Whether they are elsewhere at that time is not asked.
   *  Needs the session's lock, and its trainers written. */
  async assign(
    tx: Tx,
    actor: Actor,
    sessionId: string,
    typed: readonly ObserverEntry[] | null,
  ): Promise<Result<ObserversDecided | null, ObserversRefusal>> {
    const read = readObservers(typed ?? []);
    if (!read.ok) return read;
    const stood = await this.of(tx, sessionId);
    const entries = typed ? read.value : stood;
    const ids = entries.map(({ observerId }) => observerId);
    const trainers = await tx.sql(sql<{ id: string }>`
      select person_id as id from session_trainers where session_id = ${sessionId} order by rank, person_id`);
    const apart = decideApart(
      ids,
      trainers.map(({ id }) => id),
      typed ? 'observers' : 'trainers',
    );
    if (!apart.ok) return apart;
    if (areSameObservers(entries, stood)) return accept(null);
    const before = stood.map(({ observerId }) => observerId);
    const unknown = await this.unknownAmong(tx, actor, before, ids);
    if (unknown.length > 0)
      return refuse('OBSERVER_NOT_FOUND', {
        path: ['observers', String(ids.indexOf(unknown[0]!)), 'observerId'],
      });
    await this.put(tx, sessionId, entries);
    return accept({ before, after: ids });
  }

  /** Names the same for another session, whatever has become of their roles. */
  async copy(tx: Tx, fromId: string, toId: string): Promise<readonly string[]> {
    const entries = await this.of(tx, fromId);
    await this.put(tx, toId, entries);
    return entries.map(({ observerId }) => observerId);
  }

  private async put(tx: Tx, sessionId: string, entries: readonly ObserverEntry[]): Promise<void> {
    await tx.sql(sql`delete from session_observers where session_id = ${sessionId}`);
    await tx.sql(sql`insert into session_observers (session_id, person_id, rank, role_km, role_en)
      select ${sessionId}, e.id, e.at, e.km, e.en
      from unnest(${entries.map(({ observerId }) => observerId)}::uuid[], ${entries.map(({ position }) => position.km)}::text[],
        ${entries.map(({ position }) => position.en)}::text[]) with ordinality e(id, km, en, at)`);
  }

  /** Those whom the actor may not choose, and who do not watch it already. */
  private async unknownAmong(
    tx: Tx,
    actor: Actor,
    stood: readonly string[],
    ids: readonly string[],
  ): Promise<string[]> {
    const known = await tx.sql(observersToChoose(citiesRunBy(actor), ids));
    return ids.filter((id) => !stood.includes(id) && !known.some((one) => one.id === id));
  }
}

/** Who watches a session after it was written, and who did before: ids alone, for the audit. */
export interface ObserversDecided {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Do the same people stand in both, in the same order and words? */
export const areSameObservers = (a: readonly ObserverEntry[], b: readonly ObserverEntry[]): boolean =>
  JSON.stringify(a.map(wordsOf)) === JSON.stringify(b.map(wordsOf));

const wordsOf = ({ observerId, position }: ObserverEntry): string[] => [observerId, position.km, position.en];
