/* docs/stories/same-hour.md through the API, and the mail as a mail program receives it. */
import { newId } from '#kernel';
import { SmtpOracle, type SpawnedApp, spawnApp, waitFor } from '#testing';
import { scheduleHotelSession } from '../e2e/support/hotel-session.js';
import { ProgrammeApi } from './programme-api.js';

const programme = new ProgrammeApi();
const SREYMOM = 'sreymom.chan@angkor-guides.example';
let smtp: SmtpOracle;
let worker: SpawnedApp;
let [first, later] = ['', ''];

beforeAll(async () => {
  await programme.begin();
  const { db } = programme;
  smtp = await SmtpOracle.start();
  first = await scheduleHotelSession(db, 5);
  later = await scheduleHotelSession(db, 5);
  await db.ownerSql(
    `update sessions set starts_at = '2026-12-08T08:00:00Z', ends_at = '2026-12-08T11:00:00Z', doors_open_at = '2026-12-08T08:00:00Z',
       course_id = (select id from courses where code = 'open-data') where id = $1`,
    [later],
  );
  worker = await spawnApp('worker', { DATABASE_URL: db.url, SAMAKI_DEMO: '1', SMTP_URL: smtp.url });
}, 120_000);
afterAll(async () => {
  await worker?.kill('SIGKILL');
  await smtp?.stop();
  await programme.end();
});

/** Registers her and answers her ticket and the text of the mail that follows. */
async function register(session: string, mails: number): Promise<{ ticket: object; text: string }> {
  const { ticket } = await programme.register(session, { locale: 'en', idempotencyKey: newId() });
  await waitFor(async () => smtp.to(SREYMOM).length >= mails, 60_000, `${mails} mails`);
  return { ticket: ticket!, text: smtp.to(SREYMOM)[mails - 1]!.parsed.text!.replace(/\s+/g, ' ') };
}

it('is told by the mail of the second seat alone', async () => {
  const one = await register(first, 1);
  const two = await register(later, 2);
  const { reference } = one.ticket as { reference: string };

  expect(one.text).not.toContain('another seat');
  expect(two.text).toContain(
    'You have another seat at this hour: Smart tourism and the care of heritage, Tuesday 8 December 2026 at 13:30. ' +
      'If you cannot be at both, give one up, and somebody else can come.',
  );
  expect(two.text).toContain(`/en/tickets/${reference}`);
  // Neither what the form answers nor the ticket tells of it.
  expect(JSON.stringify(two.ticket)).not.toContain(reference);
  expect(two.ticket).toMatchObject({ state: 'CONFIRMED' });
});

const GUEST = { fullName: 'Kim Lina', contact: 'lina.kim@lotus-angkor.example' };
const REFUSED = {
  km: 'នៅម៉ោងនេះ ឈ្មោះនេះមានកន្លែងនៅវគ្គផ្សេងរួចហើយ ហើយវគ្គនេះមិនទទួលអ្នកដែលមានកន្លែងនៅវគ្គផ្សេងទេ។ សូមបោះបង់កន្លែងនោះជាមុន នៅលើសំបុត្ររបស់វា។',
  en: 'Under this name there is a seat elsewhere at this hour, and this session takes nobody who has one. Give that seat up first, on its ticket.',
} as const;

it.each(['km', 'en'] as const)('is refused where the session blocks it, in %s', async (locale) => {
  const { db } = programme;
  const blocking = await scheduleHotelSession(db, 5);
  await db.ownerSql('update session_seats set blocks_same_hour = true where session_id = $1', [blocking]);
  await programme.register(later, GUEST);

  for (const { fullName, contact } of [GUEST, { fullName: 'ចាន់ ស្រីមុំ', contact: SREYMOM }])
    expect(await programme.register(blocking, { fullName, contact }, locale)).toEqual({
      ticket: null,
      errors: [{ code: 'BOOKED_AT_SAME_HOUR', message: REFUSED[locale], path: [] }],
    });
  expect(await programme.seatsOf(blocking)).toEqual({
    state: 'OPEN',
    seats: { capacity: 5, taken: 0, waiting: 0, left: 5 },
  });
});
