/* docs/stories/ticket.md, the calendar: mails are received as a mail program receives them, and what they say is carried out in
   a calendar as RFC 5546 tells a calendar to. */
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { type SpawnedApp, SmtpOracle, spawnApp, type TestDatabase, waitFor } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';
import { scheduleHotelSession } from '../e2e/support/hotel-session.js';

const SREYMOM = 'sreymom.chan@angkor-guides.example';
const NARONG = 'narong.ly@lotus-angkor.example';
const DARA = 'dara.kim@lotus-angkor.example';
const PEOPLE = [
  [SREYMOM, 'ចាន់ ស្រីមុំ'],
  [NARONG, 'លី ណារ៉ុង'],
  [DARA, 'Kim Dara'],
] as const;

let db: TestDatabase;
let api: SpawnedApp;
let worker: SpawnedApp;
let smtp: SmtpOracle;
let session: string;
const tickets = new Map<string, string>();

interface Entry {
  readonly sequence: number;
  readonly stamp: number;
  /** Null when it was taken out: the calendar remembers what it must not put in again. */
  readonly start: string | null;
}

/** A calendar that obeys: the same UID is the same entry, a newer SEQUENCE (at the same one a newer DTSTAMP) replaces what is
 *  there, CANCEL takes it out, and only who organises may do either (RFC 5546, 2.1.4 and 3.2). */
class Calendar {
  private readonly entries = new Map<string, Entry & { readonly organiser: string }>();
  constructor(private readonly owner: string) {}

  receive(file: string): void {
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
    const method = calendar.getFirstPropertyValue('method');
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    const value = (name: string): string => String(event.component.getFirstPropertyValue(name));
    if (!event.attendees.some((one) => String(one.getFirstValue()).toLowerCase() === `mailto:${this.owner}`))
      throw new Error(`${this.owner} is not asked`);
    const before = this.entries.get(event.uid);
    const stamp = Date.parse(String(event.component.getFirstPropertyValue('dtstamp')));
    if (before && before.organiser !== value('organizer')) throw new Error('Another organiser');
    if (
      before &&
      (event.sequence < before.sequence || (event.sequence === before.sequence && stamp < before.stamp))
    )
      return;
    if (method !== 'REQUEST' && method !== 'CANCEL')
      throw new Error(`A method for nobody: ${String(method)}`);
    const start = method === 'CANCEL' ? null : event.startDate.toJSDate().toISOString();
    this.entries.set(event.uid, { sequence: event.sequence, stamp, start, organiser: value('organizer') });
  }

  /** When the entries that stand begin. */
  get starts(): string[] {
    return [...this.entries.values()].flatMap(({ start }) => start ?? []);
  }
}

/** The calendar parts that mail programs act on: an alternative of the text, with the method beside its type, and a file for each further block. */
function calendarParts({ attachments }: ParsedMail): { method: string; content: string }[] {
  const parts = attachments.filter(({ contentType }) => contentType.startsWith('text/calendar'));
  return parts.map((part) => {
    const type = part.headers.get('content-type') as unknown as { params: Record<string, string> };
    return { method: type.params['method'] ?? '', content: part.content.toString('utf8') };
  });
}

const arrived = (to: string): { method: string; content: string }[] =>
  smtp.to(to).flatMap(({ parsed }) => calendarParts(parsed));
const sequences = (to: string): string[] =>
  arrived(to).map(({ method, content }) => `${method} ${/^SEQUENCE:(\d+)/m.exec(content)?.[1]}`);
const uids = (to: string): string[] => [
  ...new Set(arrived(to).map(({ content }) => /^UID:(.*)$/m.exec(content.replaceAll('\r\n', '\n'))![1]!)),
];
const calendarOf = (to: string, files = arrived(to)): Calendar => {
  const calendar = new Calendar(to);
  for (const { content } of files) calendar.receive(content);
  return calendar;
};
const mails = (to: string, count: number): Promise<unknown> =>
  waitFor(async () => smtp.to(to).length >= count, 60_000, `${count} mails to ${to}`);

const ask = async (query: string, input: object, cookie?: string): Promise<Record<string, unknown>> => {
  const { body } = await post(api.url, { query, variables: { input } }, cookie ? { cookie } : {});
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  return body.data;
};
const ERRORS = 'errors { ... on UserError { code } }';

beforeAll(async () => {
  smtp = await SmtpOracle.start();
  db = await demonstrationDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  const id = await scheduleHotelSession(db, 2);
  session = `ses_${id.replaceAll('-', '')}`;
  api = await startApi(db);
  worker = await spawnApp('worker', { DATABASE_URL: db.url, SAMAKI_DEMO: '1', SMTP_URL: smtp.url });
}, 120_000);
afterAll(async () => {
  await Promise.all([api, worker].map((app) => app?.kill('SIGKILL')));
  await smtp?.stop();
  await db?.drop();
});

describe('the calendar entry of a seat', () => {
  it('is added when the seat is confirmed; who waits has none', async () => {
    for (const [email, fullName] of PEOPLE) {
      const data = await ask(
        `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference state } ${ERRORS} } }`,
        {
          sessionId: session,
          fullName,
          organisation: 'Lotus Angkor Hotel',
          contact: email,
          locale: 'km',
          idempotencyKey: `key-${email}`,
        },
      );
      const { ticket } = data['registerForSession'] as { ticket: { reference: string } };
      tickets.set(email, ticket.reference);
      await mails(email, 1);
    }
    expect([SREYMOM, NARONG, DARA].map(sequences)).toEqual([['REQUEST 2'], ['REQUEST 2'], []]);
    expect(calendarOf(SREYMOM).starts).toEqual(['2026-12-08T06:30:00.000Z']);
  });

  it('says what mail programs ask for: organiser, attendee, stamp, instants in UTC, lines of 75 bytes', () => {
    const content = arrived(SREYMOM)[0]!.content;
    const unfolded = content.replace(/\r\n[ \t]/g, '');
    expect(unfolded).toContain('METHOD:REQUEST\r\n');
    expect(unfolded).toMatch(/^ORGANIZER;[^\r]*mailto:no-reply@samaki\.example\r$/m);
    expect(unfolded).toMatch(
      new RegExp(`^ATTENDEE;[^\\r]*PARTSTAT=ACCEPTED[^\\r]*MAILTO:${SREYMOM}\\r$`, 'mi'),
    );
    expect(unfolded).toMatch(/^ATTENDEE;[^\r]*ROLE=REQ-PARTICIPANT/m);
    expect(unfolded).toMatch(/^DTSTAMP:\d{8}T\d{6}Z\r$/m);
    expect(unfolded).toContain('DTSTART:20261208T063000Z\r\nDTEND:20261208T100000Z\r\n');
    expect(unfolded).not.toContain('TZID');
    for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('moves with the session', async () => {
    await db.travelTo('2026-12-02T02:00:00Z');
    await ask(
      `mutation ($input: MoveSessionInput!) { moveSession(input: $input) { ${ERRORS} } }`,
      { sessionId: session, startsAt: '2026-12-10T06:30:00Z', endsAt: '2026-12-10T10:00:00Z' },
      await cookieOf(api.url, 'WORKING_GROUP'),
    );
    for (const [email] of PEOPLE) await mails(email, 2);
    expect([SREYMOM, NARONG, DARA].map(sequences)).toEqual([
      ['REQUEST 2', 'REQUEST 4'],
      ['REQUEST 2', 'REQUEST 4'],
      [],
    ]);
    expect(calendarOf(NARONG).starts).toEqual(['2026-12-10T06:30:00.000Z']);
  });

  it('goes when the seat is given back, and comes to who moves up', async () => {
    await db.travelTo('2026-12-03T02:00:00Z');
    await ask(
      `mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { ${ERRORS} } }`,
      { reference: tickets.get(NARONG) },
    );
    await mails(NARONG, 3);
    await mails(DARA, 3);
    expect(sequences(NARONG)).toEqual(['REQUEST 2', 'REQUEST 4', 'CANCEL 5']);
    expect(calendarOf(NARONG).starts).toEqual([]);
    expect(sequences(DARA)).toEqual(['REQUEST 4']);
    expect(calendarOf(DARA).starts).toEqual(['2026-12-10T06:30:00.000Z']);
  });

  it('has the name and the number that the ticket tells, for the file of its page', async () => {
    const { body } = await post(api.url, {
      query:
        'query ($reference: String!) { ticket(reference: $reference) { calendarUids calendarSequence admissionCode } }',
      variables: { reference: tickets.get(NARONG) },
    });
    expect(body.data!['ticket']).toEqual({
      calendarUids: [uids(NARONG)[0]],
      calendarSequence: 5,
      admissionCode: null,
    });
  });

  it('goes when the session is called off, and is told once to who has none any more', async () => {
    await db.travelTo('2026-12-04T02:00:00Z');
    await ask(
      `mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { ${ERRORS} } }`,
      { sessionId: session, reason: { km: 'ទឹកជំនន់', en: 'Floods' } },
      await cookieOf(api.url, 'WORKING_GROUP'),
    );
    await mails(SREYMOM, 3);
    await mails(DARA, 4);
    expect(sequences(SREYMOM)).toEqual(['REQUEST 2', 'REQUEST 4', 'CANCEL 7']);
    expect(sequences(DARA)).toEqual(['REQUEST 4', 'CANCEL 7']);
    expect(sequences(NARONG)).toHaveLength(3);
  });

  it('is one entry for the life of a registration, another for each person, and at the end in no calendar', () => {
    const all = PEOPLE.map(([email]) => uids(email));
    expect(all.map((list) => list.length)).toEqual([1, 1, 1]);
    expect(new Set(all.flat()).size).toBe(3);
    for (const [email] of PEOPLE) expect(calendarOf(email).starts).toEqual([]);
  });

  it('comes to the same end in whatever order the mails are read', () => {
    for (const [email] of PEOPLE) expect(calendarOf(email, arrived(email).toReversed()).starts).toEqual([]);
    const [first, moved] = arrived(SREYMOM);
    expect(calendarOf(SREYMOM, [moved!, first!]).starts).toEqual(['2026-12-10T06:30:00.000Z']);
  });

  it('would stay for ever if the number did not grow: the calendar of this test is no rubber stamp', () => {
    const [first, , cancelled] = arrived(SREYMOM);
    const stale = { ...cancelled!, content: cancelled!.content.replace('SEQUENCE:7', 'SEQUENCE:1') };
    expect(calendarOf(SREYMOM, [first!, stale]).starts).toEqual(['2026-12-08T06:30:00.000Z']);
  });
});

describe('the calendar entry of a seat that is changed', () => {
  const LINA = 'lina.kim@lotus-angkor.example';
  const CHENDA = 'chenda.ly@lotus-angkor.example';
  const open = async (days: number): Promise<string> => {
    const id = await scheduleHotelSession(db, 4);
    await db.ownerSql(
      `update sessions set starts_at = starts_at + make_interval(days => $2), ends_at = ends_at + make_interval(days => $2),
         doors_open_at = doors_open_at + make_interval(days => $2) where id = $1`,
      [id, days],
    );
    await db.ownerSql(
      `update session_seats q set closes_at = s.starts_at, online_capacity = 2 from sessions s where s.id = q.session_id and s.id = $1`,
      [id],
    );
    return `ses_${id.replaceAll('-', '')}`;
  };
  const act = async (
    name: string,
    input: object,
    fields: string,
  ): Promise<Record<string, { reference: string } | null>> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const data = await ask(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${ERRORS} } }`,
      input,
    );
    return data[name] as Record<string, { reference: string } | null>;
  };
  const places = (to: string): string[] =>
    arrived(to).map(({ content }) => /^LOCATION:(.*)$/m.exec(content.replace(/\r\n[ \t]/g, ''))![1]!.trim());

  it('goes to the other date, to on-line, and to the colleague who has the seat then', async () => {
    const [first, second] = [await open(7), await open(14)];
    const { ticket } = await act(
      'registerForSession',
      {
        sessionId: first,
        fullName: 'Kim Lina',
        organisation: 'Lotus Angkor Hotel',
        contact: LINA,
        locale: 'en',
        idempotencyKey: 'lina-first',
      },
      'ticket { reference }',
    );
    await mails(LINA, 1);
    const { newTicket } = await act(
      'transferToSession',
      { reference: ticket!.reference, sessionId: second, idempotencyKey: 'lina-date' },
      'newTicket { reference }',
    );
    const { reference } = newTicket!;
    await mails(LINA, 3);
    expect(calendarOf(LINA).starts).toEqual(['2026-12-22T06:30:00.000Z']);

    await act('switchAttendanceMode', { reference, mode: 'ONLINE' }, 'ticket { state }');
    await mails(LINA, 4);
    expect(calendarOf(LINA).starts).toEqual(['2026-12-22T06:30:00.000Z']);
    expect(places(LINA).at(-1)).toContain('On-line');

    await act(
      'transferToPerson',
      { reference, fullName: 'Ly Chenda', contact: CHENDA, locale: 'en', idempotencyKey: 'lina-gives' },
      'newTicket { reference }',
    );
    await mails(LINA, 5);
    await mails(CHENDA, 1);
    expect(calendarOf(LINA).starts).toEqual([]);
    expect(calendarOf(CHENDA).starts).toEqual(['2026-12-22T06:30:00.000Z']);
    expect(uids(LINA)).not.toContain(uids(CHENDA)[0]);
  });
});
