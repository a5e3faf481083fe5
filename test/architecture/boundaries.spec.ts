import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '..', '..');
const config = path.join(root, '.dependency-cruiser.cjs');
const cruiser = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

/** Walks `apps` and `libs` below a folder with the project's rules. */
async function violations(folder: string): Promise<Violation[]> {
  const args = [cruiser, '--config', config, '--output-type', 'json', 'apps', 'libs'];
  const json = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(error ?? new Error(stderr)),
    );
  });
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}

const told = ({ rule, from, to }: Violation): string => `${rule.name}: ${from} -> ${to}`;

describe('the walls', () => {
  it('let nobody through in this project', async () => {
    expect((await violations(root)).map(told)).toEqual([]);
  }, 180_000);

  it('stand on a floor each', () => {
    const floors = JSON.parse(readFileSync(path.join(import.meta.dirname, 'floors.json'), 'utf8')) as object;

    const libs = readdirSync(path.join(root, 'libs'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );

    expect(libs.map((entry) => entry.name).toSorted()).toEqual(Object.keys(floors).toSorted());
  });
});

/** One file a rule, each of which breaks that rule. */
const PLANTED: [rule: string, file: string, text: string][] = [
  ['downward-only-catalogue', 'libs/catalogue/src/index.ts', "import '#sessions';"],
  ['downward-only-organisations', 'libs/organisations/src/index.ts', "import '#catalogue';"],
  ['has-a-floor', 'libs/attic/src/index.ts', "import '#kernel';"],
  ['no-circles', 'libs/identity/src/domain/one.ts', "import './two.js';"],
  ['doors-only', 'libs/registrations/src/index.ts', "import '../../sessions/src/domain/session.js';"],
  ['domain-knows-no-room', 'libs/sessions/src/domain/session.ts', "import '../api/index.js';"],
  ['domain-knows-no-transport', 'libs/messaging/src/domain/post.ts', "import '@nestjs/graphql';"],
  ['libs-know-no-app', 'libs/reminders/src/index.ts', "import '../../../apps/api/src/main.js';"],
  ['apps-know-no-app', 'apps/worker/src/main.ts', "import '../../api/src/main.js';"],
  ['testing-is-for-tests', 'apps/cli/src/main.ts', "import '#testing';"],
  ['features-stand-alone', 'apps/web/src/features/sessions/page.tsx', "import '../account/page';"],
  ['shared-knows-no-feature', 'apps/web/src/shared/ui/button.tsx', "import '../../features/account/page';"],
  ['web-knows-no-lib', 'apps/web/server/main.ts', "import '../../../libs/kernel/src/index.js';"],
  ['found', 'libs/config/src/index.ts', "import './nowhere.js';"],
];
/** What the planted imports lead to. */
const INNOCENT = {
  'libs/identity/src/domain/two.ts': "import './one.js';",
  'libs/kernel/src/index.ts': '',
  'libs/testing/src/index.ts': '',
  'libs/sessions/src/index.ts': '',
  'libs/sessions/src/api/index.ts': '',
  'apps/api/src/main.ts': '',
  'apps/web/src/features/account/page.tsx': '',
};

describe('a planted violation', () => {
  let folder = '';
  let found: Violation[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'samaki-walls-'));
    copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
    copyFileSync(path.join(root, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
    for (const [file, text] of [...PLANTED.map(([, at, what]) => [at, what]), ...Object.entries(INNOCENT)]) {
      mkdirSync(path.join(folder, path.dirname(file!)), { recursive: true });
      writeFileSync(path.join(folder, file!), `${text}\nexport {};\n`);
    }
    found = await violations(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(PLANTED)('of %s is caught', (rule, file) => {
    expect(
      found.filter((violation) => violation.from === file).map((violation) => violation.rule.name),
    ).toContain(rule);
  });
});
