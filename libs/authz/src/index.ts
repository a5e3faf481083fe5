export * from './actor.js';
export * from './step-up.js';
export * from './permissions.js';
