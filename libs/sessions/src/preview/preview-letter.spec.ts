/* What the picture of a session says of its times: docs/stories/session-blocks.md. */
import { previewLetter } from './preview-letter.js';

const session = {
  mode: 'IN_PERSON',
  venue: { km: 'សាលាក្រុង', en: 'City Hall' },
  startsAt: new Date('2027-01-13T08:30:00+07:00'),
  endsAt: new Date('2027-01-14T11:00:00+07:00'),
  blocks: [
    { startsAt: '2027-01-13T08:30:00+07:00', endsAt: '2027-01-13T11:30:00+07:00' },
    { startsAt: '2027-01-13T14:00:00+07:00', endsAt: '2027-01-13T16:30:00+07:00' },
    { startsAt: '2027-01-14T08:30:00+07:00', endsAt: '2027-01-14T11:00:00+07:00' },
  ],
  timeZone: 'Asia/Phnom_Penh',
  status: 'OPEN',
  movedFrom: null,
} as const;
const title = { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' };
const whenOf = (more: Partial<Parameters<typeof previewLetter>[0]['session']>, locale: 'km' | 'en') =>
  previewLetter({ session: { ...session, ...more }, title, cityName: null, weave: null }, locale).lines[0];

it('names the first time of several, and how many follow', () => {
  expect(whenOf({}, 'en')).toBe('Wednesday 13 January 2027 · 08:30–11:30 and 2 more times');
  expect(whenOf({ blocks: session.blocks.slice(0, 2) }, 'en')).toBe(
    'Wednesday 13 January 2027 · 08:30–11:30 and one more time',
  );
  expect(whenOf({}, 'km')).toContain('08:30–11:30 និង 2 ពេលទៀត');
});

it('names the hours of a session without a pause', () => {
  const one = { blocks: null, endsAt: new Date('2027-01-13T11:30:00+07:00') };
  expect(whenOf(one, 'en')).toBe('Wednesday 13 January 2027 · 08:30–11:30');
});
