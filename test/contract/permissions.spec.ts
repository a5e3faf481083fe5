/* One table of permissions: what is written of it, and what the web asks for, is in it (docs/adr/0011). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import 'reflect-metadata';
import { isPermission, NEEDS_FRESH_SIGN_IN, PERMISSION_WORDS, PERMISSIONS } from '#authz';
import { fromPackageRoot } from '#kernel';
import { PERMISSIONS_FILE, permissionsText } from '../../apps/api/src/emit-permissions.js';

const web = fromPackageRoot('apps', 'web');
const sources = ['src', 'server'].flatMap((folder) =>
  readdirSync(path.join(web, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file) && !file.startsWith('shared/gql/'))
    .map((file) => path.join(web, folder, file)),
);
/** Permissions that a source of the web names where it asks for one. */
function asked(text: string): string[] {
  const places = [
    /admit\(\s*context,\s*'([^']+)'/g,
    /permissions\.includes\('([^']+)'\)/g,
    /unless: '([^']+)'/g,
    /for: \[([^\]]+)\]/g,
  ];
  return places.flatMap((place) =>
    [...text.matchAll(place)].flatMap(([, names]) =>
      names!.split(',').map((name) => name.trim().replaceAll("'", '')),
    ),
  );
}

describe('the table of permissions', () => {
  it('is the one that is written down', async () => {
    expect(await permissionsText()).toBe(readFileSync(PERMISSIONS_FILE, 'utf8'));
  });

  it('has words for every permission', () => {
    expect(Object.keys(PERMISSION_WORDS).toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted());
    for (const { does } of Object.values(PERMISSION_WORDS)) expect(does).toMatch(/^[A-Z].*\.$/);
  });

  it('holds what asks for a fresh proof', () => {
    expect(NEEDS_FRESH_SIGN_IN.filter((permission) => !isPermission(permission))).toEqual([]);
  });

  it('holds every permission that the web asks for', () => {
    const named = sources.flatMap((file) => asked(readFileSync(file, 'utf8')));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !isPermission(name))).toEqual([]);
  });

  it('would find one that is not there', () => {
    expect(asked("await admit(context, 'pledges.decid');")).toEqual(['pledges.decid']);
  });
});
