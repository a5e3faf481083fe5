export type { Cause, SubjectBelow } from './domain/ledger.sql.js';
export * from './domain/message.js';
export * from './domain/message-composer.js';
export * from './domain/message-kinds.js';
export * from './domain/message-ledger.js';
export * from './domain/messaging.module.js';
export * from './domain/mail-layout.js';
export type { Weave } from './domain/mail-style.js';
