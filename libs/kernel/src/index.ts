export * from './alike-names.js';
export * from './id.js';
export * from './khmer.js';
export * from './locale-text.js';
export * from './page.js';
export * from './package-root.js';
export * from './result.js';
export * from './signed-id.js';
