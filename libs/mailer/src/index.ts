export * from './caught-mails.js';
export * from './catching-mail-transport.js';
export * from './mail-address.rules.js';
export { type CalendarPart, type MailOutcome, MailTransport, type OutgoingMail } from './mail-transport.js';
export * from './mailer.module.js';
export * from './smtp-mail-transport.js';
export * from './smtp-outcome.rules.js';
