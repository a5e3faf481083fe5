import type { Actor } from '#authz';

const EVERY_CITY = new Set(['WORKING_GROUP', 'ADMINISTRATOR']);

/** The cities whose organisations this actor may keep out of campaigns; null for every one, and for those in none. */
export function citiesOf(actor: Actor): readonly string[] | null {
  if (actor.kind === 'system' || actor.roles.some(({ role }) => EVERY_CITY.has(role))) return null;
  return actor.roles.flatMap(({ role, scopeId }) => (role === 'CITY_OFFICER' && scopeId ? [scopeId] : []));
}
