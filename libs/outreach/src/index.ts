export * from './domain/campaign.entity.js';
export * from './domain/outreach.module.js';
