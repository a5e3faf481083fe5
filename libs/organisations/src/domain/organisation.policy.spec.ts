import { type Actor, personActor, type Role } from '#authz';
import { insightInto, overseenCities } from './organisation.policy.js';

const actor = (...roles: readonly [Role, string | null][]): Actor =>
  personActor(
    'someone',
    roles.map(([role, scopeId]) => ({ role, scopeId })),
  );
const weavers = { id: 'weavers', cityId: 'siem-reap' };
const abroad = { id: 'abroad', cityId: null };

describe('who oversees organisations', () => {
  it.each(['WORKING_GROUP', 'ADMINISTRATOR', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'] as const)(
    'a %s: all of them',
    (role) => {
      expect(overseenCities(actor([role, null]))).toBeNull();
      expect(insightInto(actor([role, null]), abroad)).toEqual({ cityIds: null });
    },
  );

  it('a city officer: those with their seat in the city, and of them what is the city’s', () => {
    const officer = actor(['CITY_OFFICER', 'siem-reap']);
    expect(overseenCities(officer)).toEqual(['siem-reap']);
    expect(insightInto(officer, weavers)).toEqual({ cityIds: ['siem-reap'] });
    expect(insightInto(officer, { ...weavers, cityId: 'battambang' })).toBeNull();
    expect(insightInto(officer, abroad)).toBeNull();
  });

  it.each(['PARTICIPANT', 'TRAINER', 'COORDINATOR'] as const)('a %s: none', (role) => {
    expect(overseenCities(actor([role, null]))).toEqual([]);
    expect(insightInto(actor([role, 'elsewhere']), weavers)).toBeNull();
  });

  it('a coordinator sees all of the own organisation, also as an officer of its city', () => {
    const both = actor(['CITY_OFFICER', 'siem-reap'], ['COORDINATOR', 'weavers']);
    expect(insightInto(both, weavers)).toEqual({ cityIds: null });
    expect(insightInto(both, { id: 'other', cityId: 'siem-reap' })).toEqual({ cityIds: ['siem-reap'] });
  });

  it('an officer without a city: none', () => {
    expect(overseenCities(actor(['CITY_OFFICER', null]))).toEqual([]);
  });
});
