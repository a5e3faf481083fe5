import { ANONYMOUS, personActor, type RoleGrant } from '#authz';
import { mayGoOn } from './export-rights.rules.js';

/* Story: docs/stories/exports.md, "While it leaves". */

const pisey = (roles: readonly RoleGrant[], signInId = 'one') => personActor('pisey', roles, { signInId });
const of = (scopeId: string): RoleGrant => ({ role: 'COORDINATOR', scopeId });
const BEGUN = pisey([of('lotus')]);
const WORKING_GROUP: RoleGrant = { role: 'WORKING_GROUP', scopeId: null };

describe('a file under way', () => {
  it('goes on while its reader is who they were', () => {
    expect(mayGoOn(BEGUN, pisey([of('lotus')]), 'pledges.read')).toBe(true);
    const two = pisey([of('lotus'), WORKING_GROUP]);
    expect(mayGoOn(two, pisey([WORKING_GROUP, of('lotus')]), 'pledges.read')).toBe(true);
  });

  it.each([
    ['the sign-in has ended', ANONYMOUS],
    ['the role is gone', pisey([])],
    ['she coordinates another organisation', pisey([of('weavers')])],
    ['she coordinates one more', pisey([of('lotus'), of('weavers')])],
    ['the browser has another sign-in', pisey([of('lotus')], 'two')],
    ['the browser is somebody else’s', personActor('vichet', [of('lotus')], { signInId: 'one' })],
  ])('ends when %s', (_, now) => {
    expect(mayGoOn(BEGUN, now, 'pledges.read')).toBe(false);
  });

  it('ends when the roles that are left do not give the list', () => {
    expect(mayGoOn(BEGUN, BEGUN, 'audit.read')).toBe(false);
  });
});
