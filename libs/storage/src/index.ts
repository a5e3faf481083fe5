export * from './attachment.js';
export * from './blobs.port.js';
export * from './disk-blobs.js';
export * from './file-name.rules.js';
export * from './pdf.rules.js';
export * from './storage.module.js';
