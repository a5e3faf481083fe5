export { Claims } from './claims.js';
export type { ClaimedRow } from './deliveries.sql.js';
export { DELIVER_MESSAGES, DeliverMessages } from './deliver-messages.job.js';
export { DeliverySettings } from './delivery-settings.js';
export { DueMessages } from './due-messages.js';
export { MessagingWorkerModule } from './messaging-worker.module.js';
export type { Settlement } from './settle.rules.js';
