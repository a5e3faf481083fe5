import type { LocalizedText } from '#kernel';

interface Period {
  /** What passes, in the words of those who look after it. */
  readonly what: LocalizedText;
  readonly days: number;
  /** From when the days count. */
  readonly from: LocalizedText;
}

const END = { km: 'ចាប់ពីផុតកំណត់', en: 'after its end' };
const MADE = { km: 'ចាប់ពីពេលបង្កើត', en: 'after it was made' };

/** How long each kind of data is kept before it is deleted by itself. The one table of periods: the nightly job, the public
 *  register and the story read it (docs/stories/privacy.md). */
export const RETENTION = {
  'identity.sign-in-codes': {
    what: { km: 'កូដសម្រាប់ចូលគណនី', en: 'Codes to sign in' },
    days: 1,
    from: END,
  },
  'identity.sign-ins': { what: { km: 'ការចូលគណនី', en: 'Sign-ins' }, days: 30, from: END },
  'identity.person-merges': {
    what: { km: 'អ្វីដែលការបំបែកកំណត់ត្រាវិញត្រូវការ', en: 'What the undo of a merge needs' },
    days: 30,
    from: { km: 'ចាប់ពីពេលបញ្ចូល', en: 'after the merge' },
  },
  'data-rights.contact-changes': {
    what: { km: 'កូដសម្រាប់ប្តូរអាសយដ្ឋាន', en: 'Codes to change an address' },
    days: 1,
    from: END,
  },
  'privacy.form-answers': {
    what: { km: 'ចម្លើយនៃទម្រង់បែបបទដែលរក្សាទុក', en: 'Kept answers to forms' },
    days: 7,
    from: MADE,
  },
  'privacy.heard-news': {
    what: { km: 'ដំណឹងក្នុងប្រព័ន្ធដែលបានទទួលរួច', en: 'News between the parts of the system that was heard' },
    days: 7,
    from: MADE,
  },
  'registrations.enrolment-drafts': {
    what: { km: 'បន្ទាត់ក្នុងបញ្ជីដែលមិនទាន់បានចុះឈ្មោះ', en: 'Rows of lists that were not enrolled' },
    days: 30,
    from: MADE,
  },
  'registrations.approval-deputies': {
    what: { km: 'អ្នកជំនួសក្នុងការអនុញ្ញាត', en: 'Deputies for approvals' },
    days: 30,
    from: { km: 'ចាប់ពីថ្ងៃចុងក្រោយ', en: 'after the last day' },
  },
  'wishes.unconfirmed': {
    what: {
      km: 'ការស្នើសុំដំណឹងអំពីកាលបរិច្ឆេទបន្ទាប់ ដែលមិនទាន់បានបញ្ជាក់អាសយដ្ឋាន',
      en: 'Wishes to be told of a next date whose address nobody confirmed',
    },
    days: 2,
    from: MADE,
  },
  'wishes.date-wishes': {
    what: {
      km: 'ការស្នើសុំដំណឹងអំពីកាលបរិច្ឆេទបន្ទាប់',
      en: 'Wishes to be told of a next date',
    },
    days: 365,
    from: { km: 'ចាប់ពីពេលបញ្ជាក់', en: 'after it was confirmed' },
  },
  'messaging.caught-mails': {
    what: { km: 'សារដែលការសាកល្បងបានទុក', en: 'Caught mails of a demonstration' },
    days: 30,
    from: MADE,
  },
  'messaging.addresses': {
    what: {
      km: 'អាសយដ្ឋានក្នុងសារដែលបានផ្ញើ បរាជ័យ ឬដកវិញ',
      en: 'Addresses in messages that left, failed or were withdrawn',
    },
    days: 180,
    from: MADE,
  },
  'data-rights.inactive-people': {
    what: { km: 'អ្នកដែលលែងចូលរួមយូរឆ្នាំ', en: 'People who had no part for years; they are erased' },
    days: 5 * 365,
    from: { km: 'ចាប់ពីការចូលរួមចុងក្រោយ', en: 'after the last part in the programme' },
  },
} as const satisfies Record<string, Period>;

export type RetentionSubject = keyof typeof RETENTION;

/** Days that something of this subject is kept. */
export const daysKept = (subject: RetentionSubject): number => RETENTION[subject].days;
