/* docs/stories/public-pages.md, as programs and browsers without scripts see the pages. */
import { Readable } from 'node:stream';
import { inflateSync } from 'node:zlib';
import ICAL from 'ical.js';
import { parseSitemap } from 'sitemap';
import { spawnApp, type SpawnedApp, type TestDatabase } from '#testing';
import { scheduleHotelSession } from '../e2e/support/hotel-session.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let web: SpawnedApp;
let uuid: string;
let session: string;
let choice: string;

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(web.url + path, { headers, redirect: 'manual' });
const textOf = async (path: string): Promise<string> => {
  const answer = await get(path);
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer.text();
};
/** What makes no sense is taken out of the address first. */
const followed = async (path: string): Promise<string> => (await fetch(web.url + path)).text();
const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<');
/** Values of a meta element by its property. */
const meta = (html: string, property: string): string | undefined => {
  const found = new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];
  return found === undefined ? undefined : decode(found);
};
interface Node {
  readonly '@type': string;
  readonly [name: string]: unknown;
}
const graphOf = async (path: string): Promise<Node[]> => {
  const [, json] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(await textOf(path)) ?? [];
  return (JSON.parse(json!) as { '@graph': Node[] })['@graph'];
};
const act = async (name: string, type: string, input: object): Promise<void> => {
  const { body } = await post(
    api.url,
    {
      query: `mutation ($input: ${type}!) { ${name}(input: $input) { errors { ... on UserError { code } } } }`,
      variables: { input },
    },
    { cookie: await cookieOf(api.url, 'WORKING_GROUP') },
  );
  expect(body).toMatchObject({ data: { [name]: { errors: [] } } });
};

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  uuid = await scheduleHotelSession(db, 9);
  session = `ses_${uuid.replaceAll('-', '')}`;
  api = await startApi(db);
  web = await spawnApp('web', { SAMAKI_DEMO: '1', API_URL: api.url, WORKER_URL: api.url }, { until: 'live' });
  const [course] = await db.ownerSql<{ sector: string }>(
    `select t.code as sector from courses c join sectors t on t.id = c.sector_id where c.code = 'tourism-heritage'`,
  );
  choice = `city=siem-reap&language=km&sector=${course!.sector}&from=2026-12-08&to=2026-12-08`;
}, 120_000);
afterAll(async () => {
  await Promise.all([web, api].map((app) => app?.kill('SIGKILL')));
  await db?.drop();
});

describe('the catalogue by choice', () => {
  it('has the session in the list of its day, and the switch keeps every choice', async () => {
    const html = await textOf(`/km?${choice}`);
    expect(html).toContain(`/km/sessions/${session}`);
    expect(decode(html)).toContain(`href="/en?${choice}"`);
    expect(decode(html)).toContain(`href="/km/feed.atom?${choice}"`);
    expect(decode(html)).toMatch(
      new RegExp(`<link[^>]*type="text/calendar"[^>]*href="/km/sessions\\.ics\\?${choice}"`),
    );
  });

  it('has days of the programme, to the minute', async () => {
    const at = (startsAt: string): Promise<unknown> =>
      db.ownerSql(
        `update sessions set starts_at = $1, doors_open_at = $1, ends_at = $1::timestamptz + interval '3 hours' where id = $2`,
        [startsAt, uuid],
      );
    const listed = async (): Promise<boolean> =>
      (await textOf(`/en?${choice}`)).includes(`href="/en/sessions/${session}"`);
    await at('2026-12-07T17:00:00Z');
    expect(await listed()).toBe(true);
    await at('2026-12-07T16:59:00Z');
    expect(await listed()).toBe(false);
    await at('2026-12-08T16:59:00Z');
    expect(await listed()).toBe(true);
    await at('2026-12-08T17:00:00Z');
    expect(await listed()).toBe(false);
    await db.ownerSql(
      `update sessions set starts_at = '2026-12-08T06:30:00Z', doors_open_at = '2026-12-08T06:00:00Z', ends_at = '2026-12-08T10:00:00Z' where id = $1`,
      [uuid],
    );
  });

  it('says so where nothing fits, and shows everything for a choice that makes no sense', async () => {
    // The demonstration lies about the day on which it was loaded, which may be any day.
    const [last] = await db.ownerSql<{ day: string }>(
      `select to_char(max(starts_at) + interval '2 days', 'YYYY-MM-DD') as day from sessions where status <> 'POSTPONED'`,
    );
    expect(await textOf(`/en?city=siem-reap&from=${last!.day}&to=${last!.day}`)).toContain(
      'No session ahead fits this choice',
    );
    const all = await followed('/en?from=2026-02-30&city=%27%3B--&language=fr&area=%3Cb%3E');
    expect(all).toContain('/en/sessions/ses_');
    expect(all.includes('See all sessions')).toBe(false);
  });
});

interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
}
const entriesOf = (feed: string): FeedEntry[] =>
  [...feed.matchAll(/<entry>([^]*?)<\/entry>/g)].map(([, entry = '']) => {
    const read = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(entry)![1]!;
    return { id: read('id'), title: read('title'), updated: read('updated') };
  });
const events = (file: string): InstanceType<typeof ICAL.Event>[] =>
  new ICAL.Component(ICAL.parse(file) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
const eventOf = async (path: string): Promise<InstanceType<typeof ICAL.Event> | undefined> =>
  events(await textOf(path)).find(({ uid }) => uid === `${session}@samaki`);

describe('the feeds', () => {
  it('have one entry for the choice, under a name that never changes', async () => {
    const feed = await textOf(`/km/feed.atom?${choice}`);
    expect(entriesOf(feed)).toEqual([
      {
        id: `urn:uuid:${uuid}`,
        title: 'ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ',
        updated: expect.stringMatching(/^2026-12-01T02:00:0/),
      },
    ]);
    const calendar = await textOf(`/km/sessions.ics?${choice}`);
    expect(events(calendar)).toHaveLength(1);
    const event = await eventOf(`/km/sessions.ics?${choice}`);
    expect([event?.sequence, event?.startDate.toJSDate().toISOString()]).toEqual([
      1,
      '2026-12-08T06:30:00.000Z',
    ]);
    expect((await eventOf(`/km/sessions/${session}/calendar.ics`))?.uid).toBe(event?.uid);
  });

  it('are well-formed, and say what they are', async () => {
    const answer = await get('/en/feed.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = await answer.text();
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">');
    expect(feed).toMatch(
      /<link rel="self" type="application\/atom\+xml" href="http:\/\/[^"]+\/en\/feed\.atom"\/>/,
    );
    const updated = entriesOf(feed).map((entry) => entry.updated);
    expect(updated).toEqual(updated.toSorted().toReversed());
    expect(updated.length).toBeGreaterThan(5);
  });
});

describe('what search engines are told', () => {
  it('is an event with place, seats and status, and the course that it is a run of', async () => {
    const [event, course] = await graphOf(`/en/sessions/${session}`);
    expect(event).toMatchObject({
      '@type': 'EducationEvent',
      name: 'Smart tourism and the care of heritage',
      startDate: '2026-12-08T06:30:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Siem Reap City Hall',
        address: { '@type': 'PostalAddress', addressLocality: 'Siem Reap', addressCountry: 'KH' },
      },
      maximumAttendeeCapacity: 9,
      remainingAttendeeCapacity: 9,
      offers: { '@type': 'Offer', price: 0, availability: 'https://schema.org/InStock' },
    });
    expect(course).toMatchObject({
      '@type': 'Course',
      name: 'Smart tourism and the care of heritage',
      courseCode: 'tourism-heritage',
      provider: { '@type': 'GovernmentOrganization' },
      hasCourseInstance: { '@type': 'CourseInstance', courseMode: 'Onsite', courseWorkload: 'PT3H30M' },
    });
  });

  it('names in the sitemap every session in both languages, with its twin and when it changed', async () => {
    const items = await parseSitemap(Readable.from([await textOf('/sitemap.xml')]));
    const [{ sessions }] = (await db.ownerSql(
      `select count(*)::int as sessions from sessions where ends_at > app_now()`,
    )) as [{ sessions: number }];
    const listed = items.filter(({ url }) => /\/(km|en)\/sessions\/ses_[0-9a-f]{32}$/.test(url));
    expect(listed).toHaveLength(2 * sessions);
    const own = items.find(({ url }) => url.endsWith(`/km/sessions/${session}`));
    expect(own?.lastmod).toMatch(/^2026-12-01T02:00:0/);
    expect(own?.links?.map(({ lang, url }) => [lang, new URL(url).pathname])).toEqual([
      ['km', `/km/sessions/${session}`],
      ['en', `/en/sessions/${session}`],
    ]);
  });
});

describe('a shared link', () => {
  /** Width and height, and the share of pixels that are not paper. */
  function lookAt(png: Buffer): { size: [number, number]; ink: number } {
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const length = png.readUInt32BE(33);
    const lines = inflateSync(png.subarray(41, 41 + length));
    expect(lines).toHaveLength((width * 3 + 1) * height);
    const changed = lines.reduce(
      (sum, byte, at) => (at % (width * 3 + 1) > 0 && byte > 0 ? sum + 1 : sum),
      0,
    );
    return { size: [width, height], ink: changed / lines.length };
  }

  it.each([
    ['km', 'ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ'],
    ['en', 'Smart tourism and the care of heritage'],
  ])(
    'shows a picture of the session in %s, which says its size and what is in it',
    async (language, title) => {
      const html = await textOf(`/${language}/sessions/${session}`);
      const image = meta(html, 'og:image')!;
      expect(new URL(image).pathname).toBe(`/${language}/sessions/${session}/preview.png`);
      expect([meta(html, 'og:image:width'), meta(html, 'og:image:height')]).toEqual(['1200', '630']);
      expect(meta(html, 'og:image:alt')).toContain(title);
      const answer = await get(new URL(image).pathname);
      expect(answer.headers.get('content-type')).toBe('image/png');
      const { size, ink } = lookAt(Buffer.from(await answer.arrayBuffer()));
      expect(size).toEqual([1200, 630]);
      expect(ink).toBeGreaterThan(0.01);
      const again = await get(new URL(image).pathname, { 'if-none-match': answer.headers.get('etag')! });
      expect(again.status).toBe(304);
    },
  );

  it('shows the picture of the site on other pages, and none for a session that is not there', async () => {
    const html = await textOf('/en');
    expect(new URL(meta(html, 'og:image')!).pathname).toBe('/preview-en.png');
    expect(meta(html, 'og:image:alt')).toBe('Samaki: learn Smart City policy');
    expect((await get('/preview-en.png')).status).toBe(200);
    expect((await get(`/en/sessions/ses_${'0'.repeat(32)}/preview.png`)).status).toBe(404);
    expect((await get('/en/sessions/nonsense/preview.png')).status).toBe(404);
  });
});

describe('the language switch in mid-form, without a script', () => {
  const send = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(web.url + path, {
      method: 'POST',
      headers: { origin: web.url },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const registered = async (): Promise<number> =>
    (await db.ownerSql('select 1 from registrations where session_id = $1', [uuid])).length;
  const valueOf = (html: string, name: string): string | undefined => {
    const input = [...html.matchAll(/<input[^>]*>/g)]
      .map(([text]) => text)
      .find((text) => text.includes(`name="${name}"`));
    const value = /value="([^"]*)"/.exec(input ?? '')?.[1];
    return value === undefined ? undefined : decode(value);
  };

  it('brings what was typed and the key, with the focus on the first empty field, and registers nobody', async () => {
    const form = await textOf(`/km/sessions/${session}/register`);
    expect(form).toMatch(
      new RegExp(`<button[^>]*form="register"[^>]*formAction="/en/sessions/${session}/register"`, 'i'),
    );
    const key = valueOf(form, 'idempotencyKey')!;
    const answer = await send(`/en/sessions/${session}/register`, {
      idempotencyKey: key,
      fullName: 'ចាន់ ស្រីមុំ',
      organisation: '',
      contact: 'sreymom.chan@angkor-guides.example',
      locale: 'km',
      focus: '',
      switch: 'language',
    });

    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<html lang="en"');
    expect(
      ['fullName', 'organisation', 'contact', 'idempotencyKey'].map((name) => valueOf(html, name)),
    ).toEqual(['ចាន់ ស្រីមុំ', '', 'sreymom.chan@angkor-guides.example', key]);
    const checked = [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
      .map(([text]) => text)
      .filter((text) => text.includes('checked'));
    expect(checked.map((text) => /value="(\w+)"/.exec(text)?.[1])).toEqual(['km']);
    expect(/<input[^>]*name="organisation"[^>]*>/.exec(html)?.[0]).toMatch(/autofocus/i);
    expect(html).not.toContain('role="alert"');
    expect(await registered()).toBe(0);

    const sent = await send(`/en/sessions/${session}/register`, {
      idempotencyKey: key,
      fullName: 'ចាន់ ស្រីមុំ',
      organisation: 'Angkor Guides',
      contact: 'sreymom.chan@angkor-guides.example',
      locale: 'km',
    });
    expect([sent.status, await registered()]).toEqual([303, 1]);
  });
});

describe('when the plan changes', () => {
  it('a move shows in the feeds, to search engines and in the picture', async () => {
    const before = (await get(`/en/sessions/${session}/preview.png`)).headers.get('etag');
    await db.travelTo('2026-12-02T02:00:00Z');
    await act('moveSession', 'MoveSessionInput', {
      sessionId: session,
      startsAt: '2026-12-10T06:30:00Z',
      endsAt: '2026-12-10T10:00:00Z',
    });

    expect(entriesOf(await textOf(`/en/feed.atom?${choice}`))).toEqual([]);
    expect(entriesOf(await textOf('/en/feed.atom'))[0]).toEqual({
      id: `urn:uuid:${uuid}`,
      title: 'Moved: Smart tourism and the care of heritage',
      updated: expect.stringMatching(/^2026-12-02T02:00:0/),
    });
    const event = await eventOf('/en/sessions.ics');
    expect([event?.sequence, event?.startDate.toJSDate().toISOString()]).toEqual([
      2,
      '2026-12-10T06:30:00.000Z',
    ]);
    expect((await graphOf(`/en/sessions/${session}`))[0]).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-12-08T06:30:00.000Z',
      remainingAttendeeCapacity: 8,
    });
    expect((await get(`/en/sessions/${session}/preview.png`)).headers.get('etag')).not.toBe(before);
  });

  it('so does calling it off', async () => {
    await db.travelTo('2026-12-03T02:00:00Z');
    await act('cancelSession', 'CancelSessionInput', {
      sessionId: session,
      reason: { km: 'ទឹកជំនន់', en: 'Floods' },
    });

    expect(entriesOf(await textOf('/km/feed.atom'))[0]?.title).toBe('លុបចោល៖ ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ');
    const event = await eventOf('/km/sessions.ics');
    expect([event?.sequence, event?.component.getFirstPropertyValue('status')]).toEqual([3, 'CANCELLED']);
    expect((await graphOf(`/km/sessions/${session}`))[0]).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
      offers: { availability: 'https://schema.org/Discontinued' },
    });
  });
});
