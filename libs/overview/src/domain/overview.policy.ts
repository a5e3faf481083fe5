import type { Actor } from '#authz';

const SEES_EVERYTHING = new Set(['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR']);

/** The cities whose figures somebody may see: null for all of them; a city officer sees their own. */
export function overviewCitiesOf(actor: Actor): readonly string[] | null {
  if (actor.kind === 'system' || actor.roles.some(({ role }) => SEES_EVERYTHING.has(role))) return null;
  return actor.roles.flatMap(({ role, scopeId }) => (role === 'CITY_OFFICER' && scopeId ? [scopeId] : []));
}
