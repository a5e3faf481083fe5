/* One runner, several projects: small (pure, beside the code), medium (real PostgreSQL, in a lib's test/),
   then contract, corpus, security, architecture, migrations, stories (in a browser), e2e and start at the top level. */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'es6' },
    },
  ],
};

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['samaki', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/stryker-tmp'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/web/'],
};

// Stories in a browser are `*.browser.e2e.spec.ts` and those of main-story; without a Chromium they are left out.
const inBrowser = ['\\.browser\\.', '/main-story'];
const withoutBrowser = process.env.SAMAKI_NO_BROWSER === '1' ? inBrowser : [];

// Needs the registry, or kills and fills servers of its own for many minutes: `npm run gate` only.
const withoutGate = process.env.GATE === '1' ? [] : ['/from-nothing\\.', '/faults-'];

const withPostgres = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const project = (displayName, testMatch, extra = {}) => ({ ...base, ...extra, displayName, testMatch });

export default {
  // A test that hangs is one that failed; the machine may be busy, though.
  testTimeout: 120_000,
  // Modules of a file stay in the memory of its worker, and collecting gigabytes takes a third of the machine.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('small', ['<rootDir>/{libs,apps}/*/src/**/*.spec.ts']),
    project('architecture', ['<rootDir>/test/architecture/*.spec.ts']),
    project(
      'medium',
      ['<rootDir>/libs/*/test/**/*.medium.spec.ts', '<rootDir>/test/migrations/*.spec.ts'],
      withPostgres,
    ),
    project('contract', ['<rootDir>/test/contract/*.spec.ts'], withPostgres),
    project('corpus', ['<rootDir>/test/corpus/*.spec.ts'], withPostgres),
    project('security', ['<rootDir>/test/security/*.spec.ts'], withPostgres),
    project('stories', ['<rootDir>/test/e2e/{*.browser,main-story}.e2e.spec.ts'], {
      ...withPostgres,
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...withoutBrowser],
    }),
    project('e2e', ['<rootDir>/test/e2e/*.e2e.spec.ts'], {
      ...withPostgres,
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...inBrowser, ...withoutGate],
    }),
    project('start', ['<rootDir>/test/start/*.spec.ts'], {
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...withoutGate],
    }),
    // No test: npm run screenshots.
    ...(process.env.SCREENSHOTS
      ? [project('screenshots', ['<rootDir>/test/e2e/*.shots.ts'], withPostgres)]
      : []),
  ],
};
