export * from './data-rights-worker.module.js';
