/* The words of the question: docs/stories/minimum-participants.md. */
import type { MinimumMailFacts } from './minimum-mail.composer.js';
import { minimumMail } from './minimum-mail.js';

const facts: MinimumMailFacts = {
  sessionId: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  status: 'OPEN',
  courseTitle: { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' },
  mode: 'IN_PERSON',
  cityName: { km: 'សៀមរាប', en: 'Siem Reap' },
  weave: 'laterite',
  venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
  startsAt: new Date('2027-01-13T08:30:00+07:00'),
  endsAt: new Date('2027-01-13T12:00:00+07:00'),
  doorsOpenAt: new Date('2027-01-13T08:00:00+07:00'),
  timeZone: 'Asia/Phnom_Penh',
  movedFrom: null,
  minParticipants: 12,
  decideBy: new Date('2027-01-06T08:30:00+07:00'),
  minimumSettledAt: null,
  confirmed: 9,
  hasStarted: false,
  now: new Date('2027-01-06T08:31:00+07:00'),
};

it('asks in English, with both figures, the date that passed and where to decide', () => {
  expect(minimumMail(facts, 'en', 'Sok Dara')).toMatchObject({
    subject: 'Decide: Smart tourism',
    greeting: 'Dear Sok Dara,',
    paragraphs: [
      'The date by which to decide whether this session takes place has passed, and too few people have a seat: 9 of the 12 that it needs.',
      'Say that it takes place anyway, or cancel it with a reason; whoever has a seat then reads the other dates. Nothing is cancelled by itself.',
    ],
    button: { label: 'Decide', path: '/en/trainer/sessions/ses_0199aaaabbbb7ccc8dddeeeeffff0000/plan' },
    facts: [
      ['Course', 'Smart tourism'],
      ['When', ['Wednesday 13 January 2027', '08:30 to 12:00 (doors open 08:00)']],
      ['Where', ['Siem Reap City Hall', 'Siem Reap']],
      ['People', '9 of 12'],
      ['To be decided by', 'Wednesday 6 January 2027 08:30'],
    ],
  });
});

it('asks in Khmer, also somebody without a name', () => {
  const mail = minimumMail(facts, 'km', null);

  expect(mail.subject).toBe('សូមសម្រេច៖ ទេសចរណ៍ឆ្លាតវៃ');
  expect(mail.paragraphs[0]).toContain('9 នាក់ក្នុង 12 នាក់');
  expect(JSON.stringify(mail)).not.toMatch(/[{}]participants/);
});
