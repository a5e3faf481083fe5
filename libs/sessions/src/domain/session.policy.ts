import { Injectable } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { SessionReads } from './session-reads.js';

const RUNS_THE_PROGRAMME = new Set(['WORKING_GROUP', 'ADMINISTRATOR']);

/** Whoever asks; of somebody at hand the roles are enough. */
type Runner = Pick<Actor, 'kind' | 'roles'>;

export const runsTheProgramme = (actor: Runner): boolean =>
  actor.kind === 'system' || actor.roles.some((grant) => RUNS_THE_PROGRAMME.has(grant.role));

/** A trainer has a reason to see contacts from so many days before the start until so many after the end. */
const CONTACT_DAYS = { before: 14, after: 7 } as const;

/** The cities whose sessions somebody runs: null for every one, and for those that are on-line; a city officer runs the
 *  own city's; who holds no such role, none. */
export function citiesRunBy(actor: Runner): readonly string[] | null {
  if (runsTheProgramme(actor)) return null;
  return actor.roles.flatMap(({ role, scopeId }) => (role === 'CITY_OFFICER' && scopeId ? [scopeId] : []));
}

/** May this actor schedule, move and cancel a session that is held there? `cityId` is null on-line. */
export function runsSessionsIn(actor: Runner, cityId: string | null): boolean {
  const cities = citiesRunBy(actor);
  return cities === null || (cityId !== null && cities.includes(cityId));
}

/** Who may see the inside of a session: its trainers, and those who run it. */
@Injectable()
export class SessionPolicy {
  constructor(private readonly reads: SessionReads) {}

  async mayReadInside(actor: Actor, sessionId: string): Promise<boolean> {
    if (runsTheProgramme(actor)) return true;
    if (!actor.personId || !can(actor, 'sessions.read-own')) return false;
    return this.reads.isRunBy(actor, citiesRunBy(actor) ?? [], sessionId);
  }

  /** Asked of somebody who may see the inside: may they see how people are reached, too? Those who run the programme
   *  always, trainers around the session. Source: docs/stories/privacy.md. */
  async mayReadContacts(actor: Actor, sessionId: string): Promise<boolean> {
    return runsTheProgramme(actor) || this.reads.isAround(sessionId, CONTACT_DAYS.before, CONTACT_DAYS.after);
  }
}
