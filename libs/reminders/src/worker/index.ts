export * from './reminders-worker.module.js';
