import type { Actor, RoleGrant } from '#authz';
import { SYSTEM } from '#authz';
import { citiesRunBy, runsSessionsIn } from './session.policy.js';

const SIEM_REAP = '0199a0b1-0000-7000-8000-000000000001';
const BATTAMBANG = '0199a0b1-0000-7000-8000-000000000002';

const anActor = (...roles: RoleGrant[]): Pick<Actor, 'kind' | 'roles'> => ({ kind: 'person', roles });
const OFFICER: RoleGrant = { role: 'CITY_OFFICER', scopeId: SIEM_REAP };

describe('running sessions', () => {
  it.each([
    ['those who run the programme', anActor({ role: 'WORKING_GROUP', scopeId: null }), [true, true, true]],
    ['an administrator', anActor({ role: 'ADMINISTRATOR', scopeId: null }), [true, true, true]],
    ['the system', SYSTEM, [true, true, true]],
    ['an officer of Siem Reap', anActor(OFFICER), [true, false, false]],
    [
      'an officer of both',
      anActor(OFFICER, { role: 'CITY_OFFICER', scopeId: BATTAMBANG }),
      [true, true, false],
    ],
    ['an officer of no city', anActor({ role: 'CITY_OFFICER', scopeId: null }), [false, false, false]],
    ['a trainer', anActor({ role: 'TRAINER', scopeId: null }), [false, false, false]],
    // The scope of another role is no city, even where its id were one's.
    ['a coordinator', anActor({ role: 'COORDINATOR', scopeId: SIEM_REAP }), [false, false, false]],
    ['the chair', anActor({ role: 'CHAIR', scopeId: null }), [false, false, false]],
    ['nobody', anActor(), [false, false, false]],
  ])('in Siem Reap, in Battambang and on-line: %s', (_who, actor, expected) => {
    expect([SIEM_REAP, BATTAMBANG, null].map((city) => runsSessionsIn(actor, city))).toEqual(expected);
  });

  it('names every city for those who run the programme, and none for a participant', () => {
    expect(citiesRunBy(anActor({ role: 'WORKING_GROUP', scopeId: null }))).toBeNull();
    expect(citiesRunBy(anActor({ role: 'PARTICIPANT', scopeId: null }))).toEqual([]);
    expect(citiesRunBy(anActor(OFFICER))).toEqual([SIEM_REAP]);
  });
});
