/* The pure specs of the rules, for Stryker alone: Vitest tells it which test reaches which mutant, and starts once; Jest with modules
   of the standard starts anew for each. `npm test` runs the same files with Jest. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['samaki', 'node'] } },
  resolve: { conditions: ['samaki', 'node'] },
  test: {
    globals: true,
    include: ['libs/registrations/src/domain/*.rules.spec.ts'],
    watch: false,
  },
});
