export * from './embedded-postgres.js';
export { commandOf, isAlive } from './postmaster.js';
