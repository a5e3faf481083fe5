export * from './domain/answer-submission.service.js';
export * from './domain/consultation-reads.js';
export * from './domain/consultations.module.js';
export * from './domain/submit-input.service.js';
export * from './domain/topic.repository.js';
export * from './domain/topics.service.js';
