import { describe, expect, it } from 'vitest';
import { CONSOLE_ENTRIES, entriesFor, entryAt, existingPaths } from './console-navigation';

const ALL = CONSOLE_ENTRIES.map(({ path }) => path);
const labels = (...given: Parameters<typeof entriesFor>): string[] =>
  entriesFor(...given).map(({ label }) => label);

describe('existingPaths', () => {
  it('are those that a route has, in the order of the menu', () => {
    const routes = ['trainer/sessions/$id', 'trainer', 'overview', 'help'];

    expect(existingPaths(routes)).toEqual(['/overview', '/trainer']);
  });
});

describe('entriesFor', () => {
  it('gives each role its own lines', () => {
    expect(labels(['COORDINATOR'], ALL)).toEqual([
      'frame.nav.organisation',
      'frame.nav.members',
      'frame.nav.enrol',
      'frame.nav.pledges.own',
      'frame.nav.topics',
    ]);
    expect(labels(['CHAIR'], ALL)).toEqual([
      'frame.nav.overview',
      'frame.nav.organisations',
      'frame.nav.reports',
    ]);
    expect(labels(['CITY_OFFICER'], ALL)).toEqual([
      'frame.nav.overview',
      'frame.nav.organisations',
      'frame.nav.proposals',
      'frame.nav.pledges',
      'frame.nav.kept-out',
    ]);
    expect(labels(['PARTICIPANT'], ALL)).toEqual(['frame.nav.propose']);
  });

  it('leaves out what has no route yet', () => {
    expect(labels(['WORKING_GROUP'], ['/trainer'])).toEqual(['frame.nav.sessions']);
  });

  it('names a path once for somebody with two roles', () => {
    expect(labels(['TRAINER', 'WORKING_GROUP'], ['/trainer'])).toEqual(['frame.trainer']);
  });
});

describe('entryAt', () => {
  const entries = entriesFor(['COORDINATOR'], ALL);

  it('is the longest path that the address begins with', () => {
    expect(entryAt(entries, '/organisation/enrol/check')?.path).toBe('/organisation/enrol');
    expect(entryAt(entries, '/organisation/people')?.path).toBe('/organisation');
  });

  it('is none for a neighbour with a longer name and for other pages', () => {
    expect(entryAt(entries, '/organisations')).toBeNull();
    expect(entryAt(entries, '/help')).toBeNull();
  });
});
