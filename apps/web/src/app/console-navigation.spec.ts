import { describe, expect, it } from 'vitest';
import { CONSOLE_ENTRIES, consolePathOf, entriesFor, entryAt, existingPaths } from './console-navigation';

const ALL = CONSOLE_ENTRIES.map(({ path }) => path);
const labels = (permissions: string[], paths: readonly string[] = ALL): string[] =>
  entriesFor({ permissions }, paths).map(({ label }) => label);

describe('existingPaths', () => {
  it('are those that a route has, in the order of the menu', () => {
    const routes = ['trainer/sessions/$id', 'trainer', 'overview', 'help'];

    expect(existingPaths(routes)).toEqual(['/overview', '/trainer']);
  });
});

describe('entriesFor', () => {
  it('gives everybody the lines that work for them', () => {
    expect(
      labels([
        'organisations.read-own',
        'registrations.enrol',
        'pledges.read',
        'pledges.offer',
        'consultations.submit',
      ]),
    ).toEqual(['frame.nav.organisation', 'frame.nav.enrol', 'frame.nav.pledges.own', 'frame.nav.topics']);
    expect(labels(['overview.read', 'outreach.exclude-organisation'])).toEqual([
      'frame.nav.overview',
      'frame.nav.kept-out',
    ]);
    expect(labels(['identity.read-users'])).toEqual(['frame.nav.users']);
    expect(labels([])).toEqual([]);
  });

  it('leaves out what has no route yet', () => {
    expect(labels(['sessions.schedule', 'overview.read'], ['/trainer'])).toEqual(['frame.nav.sessions']);
  });

  it('names a path once, under what somebody may do there', () => {
    expect(labels(['sessions.read-own', 'sessions.schedule'])).toEqual(['frame.nav.sessions']);
    expect(labels(['sessions.read-own'])).toEqual(['frame.trainer']);
  });

  it('leaves out what somebody reaches from another line', () => {
    expect(labels(['outreach.read-campaigns', 'outreach.exclude-organisation'])).toEqual([
      'frame.nav.campaigns',
    ]);
  });
});

describe('consolePathOf', () => {
  it('is the first line of the menu, or the sessions', () => {
    expect(consolePathOf({ permissions: ['reports.read', 'identity.read-users'] }, ALL)).toBe('/reports');
    expect(consolePathOf({ permissions: [] }, ALL)).toBe('');
    expect(consolePathOf({ permissions: ['organisations.propose'] }, ALL)).toBe('');
  });
});

describe('entryAt', () => {
  const entries = entriesFor({ permissions: ['organisations.read-own', 'registrations.enrol'] }, ALL);

  it('is the longest path that the address begins with', () => {
    expect(entryAt(entries, '/organisation/enrol/check')?.path).toBe('/organisation/enrol');
    expect(entryAt(entries, '/organisation/people')?.path).toBe('/organisation');
  });

  it('is the line from which alone one gets there', () => {
    const committee = entriesFor(
      { permissions: ['organisations.read-list', 'organisations.verify', 'identity.read-duplicates'] },
      ALL,
    );
    for (const page of ['domains', 'duplicates', 'merge/org_1/org_2', 'proposals/org_1'])
      expect(entryAt(committee, `/organisations/${page}`)?.path).toBe('/organisations/proposals');
    for (const page of ['duplicates', 'merge/per_1/per_2', 'merges/mrg_1'])
      expect(entryAt(committee, `/people/${page}`)?.path).toBe('/people/duplicates');
    expect(entryAt(committee, '/organisations/org_1')?.path).toBe('/organisations');
  });

  it('is none for a neighbour with a longer name and for other pages', () => {
    expect(entryAt(entries, '/organisations')).toBeNull();
    expect(entryAt(entries, '/help')).toBeNull();
  });
});
