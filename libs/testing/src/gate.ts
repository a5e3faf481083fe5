/** Whether this run shows the full figures that are promised (`npm run gate`, at most an hour). */
export const isGate = process.env['GATE'] === '1';

/** How often a test tries: a few times in each run, the promised number in the gate. */
export const times = (short: number, full: number): number => (isGate ? full : short);

/** Runs and seed of a property: a fixed seed in each run, so that nothing fails by chance; the gate draws a fresh one,
 *  names it in its report and takes it from GATE_SEED when somebody wants the same run again. */
export const propertyRuns = (short: number, full: number): { numRuns: number; seed: number } => ({
  numRuns: times(short, full),
  seed: isGate ? Number(process.env['GATE_SEED'] ?? FIXED_SEED) : FIXED_SEED,
});

const FIXED_SEED = 20_261_201;
