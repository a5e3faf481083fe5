export * from './audit-worker.module.js';
export * from './seal-audit.task.js';
