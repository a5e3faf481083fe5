import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';
import { citiesRunBy } from './session.policy.js';
import { type ObserverChoiceView, observersToChoose } from './session-observers.js';

/** Somebody who watches a session, for those who run it, and for themselves. */
export interface ObserverView {
  readonly sessionId: string;
  readonly personId: string;
  readonly fullName: string;
  readonly role: LocalizedText;
}

const MOST_OBSERVED = 50;

/** Who watches a session. The second wall answers a row to the committee, to those who run the session, and to who stands in it. */
@Injectable()
export class ObserverReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Whom this actor may choose to watch a session, by name. */
  async choices(actor: Actor): Promise<ObserverChoiceView[]> {
    return this.unitOfWork.read(observersToChoose(citiesRunBy(actor), null));
  }

  /** Who watches a session, for whoever edits it; the caller decides who does. */
  async toEdit(sessionId: string): Promise<ObserverChoiceView[]> {
    return this.unitOfWork.read(sql<ObserverChoiceView>`
      select p.id, p.full_name as "fullName", jsonb_build_object('km', b.role_km, 'en', b.role_en) as position
      from session_observers b join people p on p.id = b.person_id where b.session_id = ${sessionId} order by b.rank, p.id`);
  }

  /** Who watches a session, in their order; the caller decides who may know it. */
  async of(actor: Actor, sessionId: string): Promise<ObserverView[]> {
    return this.unitOfWork.readAs(
      actor,
      sql<ObserverView>`
      select b.session_id as "sessionId", b.person_id as "personId", name_of_person(b.person_id) as "fullName",
        jsonb_build_object('km', b.role_km, 'en', b.role_en) as role
      from session_observers b where b.session_id = ${sessionId} order by b.rank, b.person_id`,
    );
  }

  /** Of these sessions those that the actor watches, as which. Index: pk_session_observers. */
  async ownOf(actor: Actor, sessionIds: readonly string[]): Promise<Map<string, ObserverView>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<ObserverView>`
      select b.session_id as "sessionId", b.person_id as "personId", name_of_person(b.person_id) as "fullName",
        jsonb_build_object('km', b.role_km, 'en', b.role_en) as role
      from session_observers b where b.session_id = any(${sessionIds}::uuid[]) and b.person_id = ${actor.personId}`,
    );
    return new Map(rows.map((row) => [row.sessionId, row]));
  }

  /** The sessions to come that the actor watches, the soonest first, 50 at most: no drafts. Index: ix_session_observers__person_id. */
  async observedBy(actor: Actor): Promise<string[]> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string }>`
      select s.id from session_observers b join sessions s on s.id = b.session_id
      where b.person_id = ${actor.personId} and s.status <> 'DRAFT' and s.ends_at > app_now()
      order by s.starts_at, s.id limit ${MOST_OBSERVED}`,
    );
    return rows.map(({ id }) => id);
  }
}
