export * from './domain/date-wish.rules.js';
export * from './domain/date-wishes.service.js';
export * from './domain/date-wish-reads.js';
export * from './domain/tell-of-sessions.js';
export * from './domain/wish-token.js';
export * from './domain/wishes.module.js';
