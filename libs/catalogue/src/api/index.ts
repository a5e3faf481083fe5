export * from './catalogue-api.module.js';
export * from './catalogue.loaders.js';
export * from './catalogue.mapper.js';
export * from './catalogue.types.js';
