export * from './domain/attendance.entity.js';
export * from './domain/attendance.events.js';
export * from './domain/attendance.module.js';
export * from './domain/attendance-reads.js';
export * from './domain/mark-attendance.service.js';
