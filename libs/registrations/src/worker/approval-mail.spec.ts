/* The words of the question: docs/stories/approvals.md, *Left lying*. */
import { approvalMail, type ApprovalMailFacts } from './approval-mail.js';

const DARA = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001';
const facts: ApprovalMailFacts = {
  sessionId: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  courseTitle: { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' },
  mode: 'IN_PERSON',
  cityName: { km: 'សៀមរាប', en: 'Siem Reap' },
  weave: 'laterite',
  venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
  startsAt: new Date('2026-12-08T13:30:00+07:00'),
  endsAt: new Date('2026-12-08T16:30:00+07:00'),
  doorsOpenAt: new Date('2026-12-08T13:00:00+07:00'),
  timeZone: 'Asia/Phnom_Penh',
  movedFrom: null,
  waiting: 3,
  since: new Date('2026-11-06T16:00:00+07:00'),
  places: [],
};

it('asks in English, with how many wait since when, and where to decide', () => {
  expect(approvalMail(facts, 'en', 'Sok Dara', DARA)).toMatchObject({
    subject: 'Waiting for your approval: Smart tourism',
    preheader: '3 registrations have been waiting since Friday 6 November 2026.',
    greeting: 'Dear Sok Dara,',
    paragraphs: [
      '3 registrations wait for approval in this session, the first since Friday 6 November 2026. Until somebody decides, each keeps a seat that nobody else can have.',
      'Approve them, or decline them with a reason. Whoever is declined reads it, and the seat goes to the next in line.',
    ],
    button: {
      label: 'Open the list',
      path: '/en/trainer/sessions/ses_0199aaaabbbb7ccc8dddeeeeffff0000/approvals',
    },
    facts: [
      ['Course', 'Smart tourism'],
      ['When', ['Tuesday 8 December 2026', '13:30 to 16:30 (doors open 13:00)']],
      ['Where', ['Siem Reap City Hall', 'Siem Reap']],
      ['Waiting', '3 registrations'],
      ['Since', 'Friday 6 November 2026'],
    ],
  });
});

it('says one as one', () => {
  expect(approvalMail({ ...facts, waiting: 1 }, 'en', null, null).preheader).toBe(
    '1 registration has been waiting since Friday 6 November 2026.',
  );
});

it('asks in Khmer, also somebody without a name', () => {
  const mail = approvalMail(facts, 'km', null, null);

  expect(mail.subject).toBe('រង់ចាំការអនុញ្ញាតរបស់អ្នក៖ ទេសចរណ៍ឆ្លាតវៃ');
  expect(mail.paragraphs[0]).toContain('ការចុះឈ្មោះចំនួន 3');
  expect(JSON.stringify(mail)).not.toMatch(/[{}](waiting|since)/);
});

it('tells a deputy in whose place they are asked, and nobody else', () => {
  const asked = { ...facts, places: [{ deputyId: DARA, name: 'Chhim Vuthy' }] };

  expect(approvalMail(asked, 'en', 'Sok Dara', DARA).paragraphs[1]).toBe(
    'You are asked in place of Chhim Vuthy, who is away.',
  );
  expect(approvalMail(asked, 'en', 'Mao Sovannary', 'somebody else')).toEqual(
    approvalMail(facts, 'en', 'Mao Sovannary', 'somebody else'),
  );
});
