export * from './domain/reminder.rules.js';
export * from './domain/schedule-reminders.service.js';
