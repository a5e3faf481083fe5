export * from './domain/check-rollups.service.js';
export * from './domain/overview-figures.js';
export * from './domain/overview.module.js';
export * from './domain/overview.policy.js';
export * from './domain/overview-reads.js';
export * from './domain/overview-rows.js';
export * from './domain/overview.views.js';
