export * from './domain/consents.js';
export * from './domain/consent.events.js';
export * from './domain/personal-data-source.js';
export * from './domain/personal-data-sources.js';
export * from './domain/privacy.module.js';
export * from './domain/register-document.js';
export * from './domain/retention.rules.js';
export * from './domain/sealed-values.js';
