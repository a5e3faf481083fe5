/* Story: docs/stories/next-date.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ANONYMOUS } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import type { LedgerRow } from '#messaging';
import { createTestDatabase, type TestDatabase } from '#testing';
import { DateWishes, DateWishReads, TellOfSessions, type WishForDate } from '#wishes';
import { WishesPersonalData } from '../src/domain/wishes.personal-data.js';
import { WishMailComposer } from '../src/worker/wish-mail.composer.js';
import { composeTelling, composeWishes, Waiting } from './wishes.builder.js';

const NARONG = 'narong@lotus.example';
const CHANNARY = 'channary@lotus.example';
const NETWORK = '203.0.113.7';

let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let waiting: Waiting;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeWishes(db);
  worker = await composeTelling(db);
  waiting = new Waiting(db);
  await waiting.begin();
});
afterEach(async () => {
  await worker.close();
  await app.close();
  await db.drop();
});

const wishes = (): DateWishes => app.get(DateWishes);
const telling = (): TellOfSessions => worker.get(TellOfSessions);
const ask = (
  email: string | null,
  more: Partial<WishForDate> & { actor?: Actor; network?: string } = {},
): ReturnType<DateWishes['wish']> => {
  const { actor = ANONYMOUS, network = NETWORK, ...wish } = more;
  return wishes().wish(
    actor,
    { courseId: waiting.courseId, cityId: undefined, email, locale: 'km', ...wish },
    network,
  );
};
/** Asks for an address and confirms it. */
async function waits(email: string, city?: string): Promise<void> {
  await ask(email, { cityId: city && waiting.cities.get(city) });
  await wishes().confirm(ANONYMOUS, await waiting.token(email));
}
const told = async (): Promise<string[]> =>
  (await waiting.mails()).filter(([kind]) => kind === 'wishes.session-open').map(([, to]) => to);

describe('asking', () => {
  it('writes to the address and tells nobody before its holder presses the button', async () => {
    expect(await ask(` ${NARONG} `, { cityId: waiting.cities.get('siem-reap') })).toEqual({
      ok: true,
      value: 'ASKED',
    });

    expect(await waiting.wish(NARONG)).toMatchObject({ waits: false, city: 'siem-reap', own: false });
    expect(await waiting.mails()).toEqual([['wishes.asked', NARONG, 'km']]);
    await waiting.session({ city: 'siem-reap', startsAt: '2027-01-19T01:30:00Z' });
    expect(await telling().tell()).toBe(0);

    const token = await waiting.token(NARONG);
    expect(await app.get(DateWishReads).byToken(token)).toMatchObject({
      state: 'ASKED',
      address: 'n•••@lotus.example',
      until: null,
    });
    expect(await wishes().confirm(ANONYMOUS, token)).toMatchObject({ ok: true });
    expect(await wishes().confirm(ANONYMOUS, token)).toMatchObject({ ok: true });
    const view = await app.get(DateWishReads).byToken(token);
    expect(view).toMatchObject({ state: 'WAITING' });
    expect(view!.until!.toISOString()).toMatch(/^2027-12-01T02:0/);
    expect(await telling().tell()).toBe(1);
    expect(await waiting.acts()).toEqual(['wishes.ask', 'wishes.confirm']);
  });

  it('answers the same for an address that waits, and changes nothing of it before its own mail does', async () => {
    await waits(NARONG, 'siem-reap');

    expect(await ask(NARONG.toUpperCase().replace('LOTUS.EXAMPLE', 'lotus.example'))).toEqual({
      ok: true,
      value: 'ASKED',
    });
    expect(await waiting.wish(NARONG)).toMatchObject({ waits: true, city: 'siem-reap' });

    await wishes().confirm(ANONYMOUS, await waiting.token(NARONG));
    expect(await waiting.wish(NARONG)).toMatchObject({ waits: true, city: null });
  });

  it('writes three mails an hour to one address, whoever asks, and answers the same', async () => {
    for (let n = 0; n < 5; n += 1) {
      await db.travelTo(new Date(Date.parse('2026-12-01T02:00:00Z') + n * 60_000));
      expect(await ask(NARONG, { network: `203.0.113.${n}` })).toEqual({ ok: true, value: 'ASKED' });
    }
    expect(await waiting.mails()).toHaveLength(3);

    await db.travelTo('2026-12-01T03:01:00Z');
    await ask(NARONG);
    expect(await waiting.mails()).toHaveLength(4);
  });

  it('is refused after twenty times an hour from one address of the network', async () => {
    for (let n = 0; n < 20; n += 1) await ask(`guest${n}@lotus.example`);
    const before = await waiting.written();

    expect(await ask(NARONG)).toEqual({
      ok: false,
      refusal: { code: 'WISH_TRIES_USED_UP', detail: { minutes: expect.any(Number) } },
    });

    expect(await waiting.written()).toEqual(before);
    expect(await ask(NARONG, { network: '203.0.113.8' })).toEqual({ ok: true, value: 'ASKED' });
    await db.travelTo('2026-12-01T03:01:00Z');
    expect(await ask('guest20@lotus.example')).toEqual({ ok: true, value: 'ASKED' });
  });

  it('is one press for whoever is signed in, and no mail', async () => {
    const channary = await waiting.person('មៅ ចាន់ណារី', CHANNARY);

    expect(await ask(null, { actor: channary })).toEqual({ ok: true, value: 'WAITING' });

    expect(await waiting.wish(CHANNARY)).toMatchObject({ waits: true, city: null, own: true });
    expect(await waiting.mails()).toEqual([]);
    const reads = app.get(DateWishReads);
    expect(await reads.ownCourses(channary, [waiting.courseId])).toEqual(new Set([waiting.courseId]));
    expect(await reads.ownCourses(ANONYMOUS, [waiting.courseId])).toEqual(new Set());

    expect(await wishes().end(channary, { courseId: waiting.courseId })).toEqual({ ok: true, value: true });
    expect(await waiting.wish(CHANNARY)).toBeNull();
  });

  it('asks for an address where the account has none', async () => {
    const actor = await waiting.person('ចាន់ ស្រីមុំ', null);

    expect(await ask(null, { actor })).toMatchObject({ ok: false, refusal: { code: 'EMAIL_INVALID' } });
    expect(await ask(NARONG, { actor })).toEqual({ ok: true, value: 'ASKED' });
  });

  it('is refused for what is not there, and nothing is written', async () => {
    const draft = await waiting.course('draft', undefined, 'DRAFT');
    const before = await waiting.written();
    const codeOf = async (email: string | null, more: Partial<WishForDate>): Promise<unknown> => {
      const answer = await ask(email, more);
      return answer.ok ? answer.value : [answer.refusal.code, answer.refusal.path];
    };

    expect(await codeOf(NARONG, { courseId: draft })).toEqual(['COURSE_NOT_FOUND', ['courseId']]);
    expect(await codeOf(NARONG, { courseId: newId() })).toEqual(['COURSE_NOT_FOUND', ['courseId']]);
    expect(await codeOf(NARONG, { courseId: null })).toEqual(['COURSE_NOT_FOUND', ['courseId']]);
    expect(await codeOf(NARONG, { cityId: newId() })).toEqual(['CITY_NOT_FOUND', ['cityId']]);
    expect(await codeOf(NARONG, { cityId: null })).toEqual(['CITY_NOT_FOUND', ['cityId']]);
    expect(await codeOf('narong@lotus', {})).toEqual(['EMAIL_INVALID', ['email']]);
    expect(await codeOf('', {})).toEqual(['EMAIL_INVALID', ['email']]);
    const wrong = `${'A'.repeat(42)}B`;
    expect(await wishes().confirm(ANONYMOUS, wrong)).toMatchObject({ refusal: { code: 'LINK_NOT_VALID' } });
    expect(await wishes().end(ANONYMOUS, { token: wrong })).toMatchObject({
      refusal: { code: 'LINK_NOT_VALID' },
    });
    expect(await app.get(DateWishReads).byToken(wrong)).toBeNull();

    expect(await waiting.written()).toEqual(before);
  });

  it('is counted by city, without names', async () => {
    await waits(NARONG, 'siem-reap');
    await ask(null, { actor: await waiting.person('មៅ ចាន់ណារី', CHANNARY) });
    await ask('not-confirmed@lotus.example');

    const [courseId, siemReap] = [waiting.courseId, waiting.cities.get('siem-reap')];
    expect(await app.get(DateWishReads).waitingFor([courseId])).toEqual([
      { courseId, cityId: null, people: 1 },
      { courseId, cityId: siemReap, people: 1 },
    ]);
  });
});

describe('telling', () => {
  it('tells each once of each session that suits: their city, any city, on-line', async () => {
    await waits(NARONG, 'siem-reap');
    await waits(CHANNARY);

    await waiting.session({ city: 'battambang', startsAt: '2027-01-12T01:30:00Z' });
    await telling().tell();
    expect(await told()).toEqual([CHANNARY]);

    await waiting.session({ city: 'siem-reap', startsAt: '2027-01-19T01:30:00Z' });
    await waiting.session({ city: null, startsAt: '2027-01-26T01:30:00Z' });
    await telling().tell();
    await telling().tell();
    expect(await told()).toEqual([CHANNARY, CHANNARY, CHANNARY, NARONG, NARONG]);
  });

  it('tells when registration opens by the clock, and not of what nobody can have a seat in', async () => {
    await waits(NARONG);
    await waiting.session({ city: null, startsAt: '2026-11-10T01:30:00Z' });
    await waiting.session({ city: null, startsAt: '2027-01-12T01:30:00Z', status: 'DRAFT' });
    await waiting.session({
      city: null,
      startsAt: '2027-01-12T01:30:00Z',
      courseId: await waiting.course('other'),
    });
    const full = await waiting.session({ city: null, startsAt: '2027-01-13T01:30:00Z', capacity: 1 });
    const closed = await waiting.session({ city: null, startsAt: '2027-01-14T01:30:00Z' });
    await db.ownerSql('update session_seats set taken = 1 where session_id = $1', [full]);
    await db.ownerSql('update sessions set registration_closed_at = app_now() where id = $1', [closed]);
    await waiting.session({
      city: null,
      startsAt: '2027-01-19T01:30:00Z',
      registrationOpensAt: '2026-12-08T01:00:00Z',
    });

    expect(await telling().tell()).toBe(0);
    await db.travelTo('2026-12-08T01:00:00Z');
    expect(await telling().tell()).toBe(1);

    await db.ownerSql('update session_seats set taken = 0 where session_id = $1', [full]);
    expect(await telling().tell()).toBe(1);
  });

  it('writes to an address once, whosever wishes it has', async () => {
    await waits(NARONG);
    const narong = await waiting.person('លី ណារ៉ុង', 'old@lotus.example');
    await ask(null, { actor: narong });
    await db.ownerSql('update people set email = $1 where id = $2', [NARONG, narong.personId]);

    await waiting.session({ city: null, startsAt: '2027-01-19T01:30:00Z' });
    await telling().tell();

    expect(await told()).toEqual([NARONG]);
  });

  it('ends with a seat in a session of the course, and not with a place in line', async () => {
    await waits(NARONG);
    const narong = await waiting.person('លី ណារ៉ុង', NARONG);
    const one = await waiting.session({ city: null, startsAt: '2027-01-19T01:30:00Z' });
    await telling().tell();
    const line = await waiting.registration(one, narong.personId, 'WAITLISTED');
    const fulfil = (id: string): Promise<void> =>
      worker.get(UnitOfWork).run((tx) => telling().fulfil(tx, [id]));

    await fulfil(line);
    expect(await waiting.wish(NARONG)).toMatchObject({ waits: true });

    await db.ownerSql('delete from registrations where id = $1', [line]);
    await fulfil(await waiting.registration(one, narong.personId));
    expect(await waiting.wish(NARONG)).toBeNull();
    expect(await told()).toEqual([]);
    await waiting.session({ city: null, startsAt: '2027-01-26T01:30:00Z' });
    expect(await telling().tell()).toBe(0);
    expect((await waiting.acts()).at(-1)).toBe('wishes.end');
  });

  it('ends by the link, twice as once, and withdraws what has not left', async () => {
    await waits(NARONG);
    const token = await waiting.token(NARONG);
    await waiting.session({ city: null, startsAt: '2027-01-19T01:30:00Z' });
    await telling().tell();

    expect(await wishes().end(ANONYMOUS, { token })).toEqual({ ok: true, value: true });
    expect(await wishes().end(ANONYMOUS, { token })).toEqual({ ok: true, value: true });

    expect(await told()).toEqual([]);
    expect(await app.get(DateWishReads).byToken(token)).toMatchObject({ state: 'OVER', courseId: null });
    expect((await waiting.acts()).filter((act) => act === 'wishes.end')).toHaveLength(1);
    expect(await wishes().confirm(ANONYMOUS, token)).toMatchObject({ refusal: { code: 'LINK_NOT_VALID' } });
  });
});

describe('the mails', () => {
  const compose = async (
    kind: string,
  ): Promise<[LedgerRow[], Awaited<ReturnType<WishMailComposer['compose']>>]> => {
    const rows = await db.ownerSql<LedgerRow & Record<string, unknown>>(
      `select id, kind, person_id as "personId", to_address as "toAddress", locale, subject_id as "subjectId", cause_id as "causeId"
       from messages where kind = $1 order by id`,
      [kind],
    );
    return [rows, await worker.get(WishMailComposer).compose(rows)];
  };

  it('ask with a link, naming nobody', async () => {
    await ask(NARONG, { cityId: waiting.cities.get('siem-reap'), locale: 'en' });
    const [[row], mails] = await compose('wishes.asked');
    const mail = mails.get(row!.id)!;

    expect(mail.subject).toBe('Next date: Water for towns');
    expect(mail.text).toContain(`https://samaki.example/en/next-date/${await waiting.token(NARONG)}`);
    expect(mail.text).not.toContain('narong');
    expect(mail.headers).toBeUndefined();
  });

  it('tell of the session, with the way out in the foot and in the head', async () => {
    await waits(NARONG);
    const sessionId = await waiting.session({ city: 'siem-reap', startsAt: '2027-01-19T01:30:00Z' });
    await telling().tell();
    const [[row], mails] = await compose('wishes.session-open');
    const mail = mails.get(row!.id)!;
    const link = `https://samaki.example/km/next-date/${await waiting.token(NARONG)}`;

    expect(mail.text).toContain(`/km/sessions/ses_${sessionId.replaceAll('-', '')}/register`);
    expect(mail.text).toContain(link);
    expect(mail.headers).toEqual({
      'List-Unsubscribe': `<${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('are not sent of a session that was closed meanwhile, nor to who is registered there', async () => {
    await waits(NARONG);
    const sessionId = await waiting.session({ city: null, startsAt: '2027-01-19T01:30:00Z' });
    await telling().tell();
    const composed = async (): Promise<unknown> => {
      const [[row], mails] = await compose('wishes.session-open');
      return mails.get(row!.id) ?? null;
    };
    expect(await composed()).not.toBeNull();

    await db.ownerSql('update sessions set registration_closed_at = app_now() where id = $1', [sessionId]);
    expect(await composed()).toBeNull();

    await db.ownerSql('update sessions set registration_closed_at = null where id = $1', [sessionId]);
    await waiting.registration(sessionId, (await waiting.person('លី ណារ៉ុង', NARONG)).personId, 'WAITLISTED');
    expect(await composed()).toBeNull();
  });
});

describe('what is held', () => {
  const source = (): WishesPersonalData => app.get(WishesPersonalData);
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => worker.get(UnitOfWork).run(work);

  it('passes: two days after asking, a year after confirming', async () => {
    await waits(NARONG);
    await ask(CHANNARY);

    await db.travelTo('2026-12-03T01:59:00Z');
    expect(await run((tx) => source().retain(tx))).toEqual([
      { subject: 'wishes.unconfirmed', count: 0 },
      { subject: 'wishes.date-wishes', count: 0 },
    ]);
    await db.travelTo('2026-12-03T02:01:00Z');
    expect(await run((tx) => source().retain(tx))).toMatchObject([{ count: 1 }, { count: 0 }]);
    await db.travelTo('2027-12-01T02:01:00Z');
    expect(await run((tx) => source().retain(tx))).toMatchObject([{ count: 0 }, { count: 1 }]);
  });

  it('is copied and erased with the person’s record and with their address', async () => {
    await waits(NARONG, 'siem-reap');
    const narong = await waiting.person('លី ណារ៉ុង', NARONG);
    await waits(CHANNARY);

    const [held] = await run((tx) => source().exportOf(tx, narong.personId));
    expect(held!.rows).toMatchObject([{ course: 'Water for towns', city: 'siem-reap', email: NARONG }]);

    await run((tx) => source().erase(tx, narong.personId));
    expect(await waiting.wish(NARONG)).toBeNull();
    expect(await waiting.wish(CHANNARY)).toMatchObject({ waits: true });
  });
});
