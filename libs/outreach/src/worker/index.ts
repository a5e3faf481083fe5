export { OutreachWorkerModule } from './outreach-worker.module.js';
