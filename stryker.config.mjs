/* Mutation testing of the rules that decide: what a test does not notice when it is changed, it does not test. `npm run mutate`. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs', related: false },
  // The seat rules, the quotas in them, and the waitlist.
  mutate: [
    'libs/registrations/src/domain/seats.rules.ts',
    'libs/registrations/src/domain/seat-plan.rules.ts',
    'libs/registrations/src/domain/seats-aside.rules.ts',
    'libs/registrations/src/domain/waitlist.rules.ts',
    'libs/registrations/src/domain/seat-settings.rules.ts',
    'libs/registrations/src/domain/enrolment.rules.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'dist/mutation/report.json' },
  tempDirName: 'stryker-tmp',
  ignorePatterns: ['/dist', '/docs', '/test', '/apps/web', '/.data'],
  thresholds: { high: 90, low: 80, break: 80 },
  checkers: [],
  disableTypeChecks: false,
  symlinkNodeModules: true,
};
