export { SUB_KINDS, type SubKindData } from './data/sub-kinds.data.js';
export * from './domain/load-reference-data.js';
export * from './domain/organisation.entities.js';
export * from './domain/organisation-matcher.js';
export * from './domain/organisation.policy.js';
export * from './domain/organisation-reads.js';
export * from './domain/organisation.views.js';
export * from './domain/organisations.module.js';
export * from './domain/organisations.service.js';
