export * from './actor.js';
export * from './step-up.js';
export * from './permission-words.js';
export * from './permissions.js';
