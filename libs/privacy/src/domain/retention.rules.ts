import type { LocalizedText } from '#kernel';

interface Period {
  readonly days: number;
  /** From when the days count. */
  readonly from: LocalizedText;
}

const END = { km: 'ចាប់ពីផុតកំណត់', en: 'after its end' };
const MADE = { km: 'ចាប់ពីពេលបង្កើត', en: 'after it was made' };

/** How long each kind of data is kept before it passes by itself. The one table of periods: the nightly job, the public
 *  register and the story read it (docs/stories/privacy.md). */
export const RETENTION = {
  'identity.sign-in-codes': { days: 1, from: END },
  'identity.sign-ins': { days: 30, from: END },
  'identity.person-merges': { days: 30, from: { km: 'ចាប់ពីពេលបញ្ចូល', en: 'after the merge' } },
  'data-rights.contact-changes': { days: 1, from: END },
  'privacy.form-answers': { days: 7, from: MADE },
  'privacy.heard-news': { days: 7, from: MADE },
  'messaging.caught-mails': { days: 30, from: MADE },
  'messaging.addresses': { days: 180, from: MADE },
  'data-rights.inactive-people': {
    days: 5 * 365,
    from: { km: 'ចាប់ពីការចូលរួមចុងក្រោយ', en: 'after the last part in the programme' },
  },
} as const satisfies Record<string, Period>;

export type RetentionSubject = keyof typeof RETENTION;

/** Days that something of this subject is kept. */
export const daysKept = (subject: RetentionSubject): number => RETENTION[subject].days;
