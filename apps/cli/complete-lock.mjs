/* npm run lock, after each npm install that changed something.

   npm leaves a package out of the lockfile when it cannot get its manifest, as happens with programs built
   for other platforms; `npm ci` then calls the lockfile out of step. Such packages are optional here, so an
   entry with name, version and platform is enough: npm fetches the one that fits the machine. */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'aix',
  'sunos',
  'netbsd',
  'openbsd',
];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;
let added = 0;

for (const [place, entry] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || resolves(place, name, range)) continue;
    const version = range.replace(/^[\^~=]+/, '');
    const atTop = `node_modules/${name}`;
    packages[packages[atTop] ? `${place}/node_modules/${name}` : atTop] = {
      version,
      ...(platform.cpu && { cpu: [platform.cpu] }),
      ...(entry.dev && { dev: true }),
      ...(name.includes('musl') && { libc: ['musl'] }),
      ...(name.includes('gnu') && { libc: ['glibc'] }),
      optional: true,
      ...(platform.os && { os: [platform.os] }),
    };
    added += 1;
  }
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages for other platforms were added to the lockfile.`);

function platformOf(name) {
  const words = name.split(/[/-]/);
  const os =
    SYSTEMS.find((word) => words.includes(word)) ?? (words.includes('windows') ? 'win32' : undefined);
  const cpu =
    PROCESSORS.find((word) => words.includes(word)) ??
    (words.some((word) => word.startsWith('arm')) ? 'arm' : undefined);
  return os || cpu ? { os, cpu } : undefined;
}

/** Node's own way: the package's folder, then each folder above it. The first one found is the one used. */
function resolves(place, name, range) {
  for (let at = place; ;) {
    const found = packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found) return !/^\d/.test(range) || found.version === range;
    if (!at) return false;
    const above = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '');
    at = above === at ? '' : above;
  }
}
