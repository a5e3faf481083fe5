export * from './overview-worker.module.js';
