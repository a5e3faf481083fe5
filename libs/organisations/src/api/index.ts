export * from './organisation.loaders.js';
export * from './organisation.mapper.js';
export * from './organisation.types.js';
export * from './organisations-api.module.js';
