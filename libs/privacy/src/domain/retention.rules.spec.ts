import { daysKept, RETENTION, type RetentionSubject } from './retention.rules.js';

describe('the periods', () => {
  it('are those of docs/stories/privacy.md', () => {
    const days = Object.fromEntries(
      (Object.keys(RETENTION) as RetentionSubject[]).map((subject) => [subject, daysKept(subject)]),
    );

    expect(days).toEqual({
      'identity.sign-in-codes': 1,
      'identity.sign-ins': 30,
      'identity.person-merges': 30,
      'data-rights.contact-changes': 1,
      'privacy.form-answers': 7,
      'privacy.heard-news': 7,
      'registrations.enrolment-drafts': 30,
      'registrations.approval-deputies': 30,
      'wishes.unconfirmed': 2,
      'wishes.date-wishes': 365,
      'messaging.caught-mails': 30,
      'messaging.addresses': 180,
      'data-rights.inactive-people': 1825,
    });
  });
});
