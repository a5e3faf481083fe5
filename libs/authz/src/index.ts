export * from './actor.js';
export * from './actor-gone.js';
export * from './sign-in-duty.js';
export * from './step-up.js';
export * from './permission-words.js';
export * from './permissions.js';
