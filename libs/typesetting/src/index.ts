export * from './keep-sentence-ends.js';
export * from './typesetter.js';
