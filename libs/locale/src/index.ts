export * from './catalogues.js';
export * from './format.js';
export * from './screen-words.js';
