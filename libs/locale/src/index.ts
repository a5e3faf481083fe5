export * from './catalogues.js';
export * from './format.js';
