export * from './catalogue-api.module.js';
export * from './catalogue.loaders.js';
export * from './catalogue.mapper.js';
export * from './catalogue.types.js';
export * from './course.mapper.js';
export * from './course.type.js';
