/* Mutation testing of the rules that decide: what a test does not notice when it is changed, it does not test. `npm run mutate`. */
import jest from './jest.config.mjs';

const { transform, moduleNameMapper, extensionsToTreatAsEsm, testEnvironmentOptions } = jest.projects[0];

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      testEnvironment: 'node',
      transform,
      moduleNameMapper,
      extensionsToTreatAsEsm,
      testEnvironmentOptions,
      testMatch: ['<rootDir>/libs/registrations/src/domain/*.rules.spec.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
    },
  },
  // The seat rules, the quotas in them, and the waitlist.
  mutate: [
    'libs/registrations/src/domain/seats.rules.ts',
    'libs/registrations/src/domain/seat-plan.rules.ts',
    'libs/registrations/src/domain/waitlist.rules.ts',
    'libs/registrations/src/domain/seat-settings.rules.ts',
    'libs/registrations/src/domain/enrolment.rules.ts',
  ],
  coverageAnalysis: 'off',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'dist/mutation/report.json' },
  tempDirName: 'stryker-tmp',
  thresholds: { high: 90, low: 80, break: 80 },
  checkers: [],
  disableTypeChecks: false,
  symlinkNodeModules: true,
};
