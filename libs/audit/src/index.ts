export * from './audit.module.js';
export * from './audit-heads.js';
export * from './audit-reads.js';
export { type AuditSeal } from './audit-seal.js';
export * from './audit-sealed-texts.js';
export * from './audit-sealer.js';
export * from './audit-subjects.js';
export * from './audit-trail.js';
export * from './audit-verifier.js';
