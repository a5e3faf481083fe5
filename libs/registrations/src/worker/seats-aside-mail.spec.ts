/* The words of the mail with the link: docs/stories/seats-aside.md. */
import type { SeatsAsideMailFacts } from './seats-aside-mail.composer.js';
import { seatsAsideMail } from './seats-aside-mail.js';

const facts: SeatsAsideMailFacts = {
  quotaId: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  organisation: { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' },
  left: 3,
  links: 1,
  releasesAt: new Date('2026-12-06T13:30:00+07:00'),
  courseTitle: { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' },
  mode: 'IN_PERSON',
  cityName: { km: 'សៀមរាប', en: 'Siem Reap' },
  weave: 'laterite',
  venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
  startsAt: new Date('2026-12-08T13:30:00+07:00'),
  endsAt: new Date('2026-12-08T17:00:00+07:00'),
  doorsOpenAt: new Date('2026-12-08T13:00:00+07:00'),
  timeZone: 'Asia/Phnom_Penh',
  movedFrom: null,
};

it('says in English how many, until when, and where the link leads', () => {
  expect(seatsAsideMail(facts, 'en', 'Sok Dara', 'TOKEN')).toMatchObject({
    subject: 'Seats for Lotus Angkor Hotel: Smart tourism',
    greeting: 'Dear Sok Dara,',
    paragraphs: [
      '3 seats of this session are set aside for people of Lotus Angkor Hotel.',
      'Pass the link on to those who shall come: each registers in a minute and has one of these seats while there are any. Pass it to nobody else, for who has it registers as of Lotus Angkor Hotel.',
    ],
    button: { label: 'Open the link', path: '/en/seats/TOKEN' },
    facts: [
      ['Course', 'Smart tourism'],
      ['When', ['Tuesday 8 December 2026', '13:30 to 17:00 (doors open 13:00)']],
      ['Where', ['Siem Reap City Hall', 'Siem Reap']],
      ['Set aside', '3 seats'],
      ['Open to everybody from', 'Sunday 6 December 2026 13:30'],
    ],
  });
});

it('says it in Khmer, also to somebody without a name, and of seats that are never released', () => {
  const mail = seatsAsideMail({ ...facts, releasesAt: null }, 'km', null, 'TOKEN');

  expect(mail.subject).toBe('កន្លែងសម្រាប់សណ្ឋាគារផ្កាឈូកអង្គរ៖ ទេសចរណ៍ឆ្លាតវៃ');
  expect(mail.paragraphs[0]).toContain('កន្លែង 3 នៃវគ្គនេះ');
  expect(mail.facts).toHaveLength(4);
  expect(JSON.stringify(mail)).not.toMatch(/[{}](?:organisation|seats|until)/);
});
