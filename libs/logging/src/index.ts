export * from './log.js';
export * from './logging.module.js';
export * from './nest-log.js';
export * from './redact.js';
export * from './security-events.js';
