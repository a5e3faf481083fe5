import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/** The folder of the project's package.json. Fonts, templates, locales and data files are found from here,
 *  whether the code runs from `dist/` or from the sources. */
export function packageRoot(): string {
  if (found) return found;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project folder was not found above ' + import.meta.url);
    folder = parent;
  }
  found = folder;
  return folder;
}

/** An absolute path below the project folder. */
export const fromPackageRoot = (...parts: string[]): string => join(packageRoot(), ...parts);

/** The processes that serve. */
export type AppName = 'api' | 'worker' | 'web';

/** The file that Node runs for a process: what `npm run build` makes last. */
export const builtApp = (app: AppName): string =>
  app === 'web'
    ? fromPackageRoot('apps', 'web', 'dist', 'server', 'main.js')
    : fromPackageRoot('dist', 'bundle', app, 'main.js');
