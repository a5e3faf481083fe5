import { Injectable } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { SessionReads } from './session-reads.js';

const RUNS_THE_PROGRAMME = new Set(['WORKING_GROUP', 'ADMINISTRATOR']);

/** Whoever asks; of somebody at hand the roles are enough. */
type Runner = Pick<Actor, 'kind' | 'roles'>;

export const runsTheProgramme = (actor: Runner): boolean =>
  actor.kind === 'system' || actor.roles.some((grant) => RUNS_THE_PROGRAMME.has(grant.role));

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
    const cities = citiesRunBy(actor) ?? [];
    return this.reads.isRunBy({ personId: actor.personId, cityIds: cities }, sessionId);
  }
}
