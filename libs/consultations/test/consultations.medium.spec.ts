/* Story: docs/stories/policy-input.md */
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS, type Actor } from '#authz';
import {
  AnswerSubmissionService,
  ConsultationReads,
  SubmitInputService,
  TopicsService,
} from '#consultations';
import { newId, type Result } from '#kernel';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import {
  aTopic,
  buildHouse,
  CLOSES,
  composeConsultations,
  FIRST_CLOSE,
  type House,
  MORNING,
} from './consultations.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let house: House;
let topicId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeConsultations(db);
  house = await buildHouse(db);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const codeOf = (result: Result<string>): string => (result.ok ? 'ok' : result.refusal.code);
const valueOf = (result: Result<string>): string => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const topics = (): TopicsService => app.get(TopicsService);
const submit = (
  actor: Actor,
  organisationId: string,
  body: string,
  version: number | null = null,
): Promise<Result<string>> =>
  app.get(SubmitInputService).submit(actor, { topicId, organisationId, body, version, locale: 'en' });
const answer = (
  submissionId: string,
  disposition: 'ACCEPTED' | 'PARTLY_ACCEPTED' | 'NOTED' | 'NOT_ACCEPTED',
  reason = { km: 'មូលហេតុ', en: 'Because' },
  answerVersion = 0,
): Promise<Result<string>> =>
  app.get(AnswerSubmissionService).answer(house.dara, { submissionId, disposition, reason, answerVersion });
const outcome = { km: 'យើងនឹងដាក់កម្រិតល្បឿន', en: 'There will be a speed limit' };
const read = async (actor: Actor): Promise<unknown[]> => {
  const page = await app.get(ConsultationReads).submissions(actor, topicId, { first: 10, after: null });
  return page.items.map((item) => [item.body, item.disposition]);
};
const messages = (kind: string): Promise<unknown[]> =>
  db.ownerSql(`select to_address as "to" from messages where kind = $1 order by to_address`, [kind]);
const refusedWithout = async (act: () => Promise<Result<string>>, code: string): Promise<void> => {
  const before = await tableChecksums(db.url);
  expect(codeOf(await act())).toBe(code);
  expect(await tableChecksums(db.url)).toEqual(before);
};

describe('a topic, from its question to its outcome', () => {
  it('is not asked with wrong times, an unknown sector or half a text', async () => {
    await db.travelTo(MORNING);
    const topic = aTopic(house);
    const ask = (more: object) => () => topics().ask(house.dara, { ...topic, ...more });

    await refusedWithout(ask({ closesAt: topic.opensAt }), 'TOPIC_TIMES_INVALID');
    await refusedWithout(
      ask({ opensAt: new Date('2026-10-01T00:00:00Z'), closesAt: new Date('2026-10-02T00:00:00Z') }),
      'TOPIC_TIMES_INVALID',
    );
    await refusedWithout(ask({ sectorId: newId() }), 'SECTOR_NOT_FOUND');
    await refusedWithout(ask({ question: { km: 'សំណួរ', en: ' ' } }), 'TOPIC_TEXT_INVALID');

    topicId = valueOf(await topics().ask(house.dara, topic));
    expect((await app.get(ConsultationReads).topicsByIds([topicId])).get(topicId)?.state).toBe('PLANNED');
  });

  it('is asked once with one key, however often the form is sent', async () => {
    await db.travelTo(MORNING);
    const idempotencyKey = newId();
    const topic = { ...aTopic(house), idempotencyKey };
    const [one, other] = await Promise.all([
      topics().ask(house.dara, topic),
      topics().ask(house.dara, topic),
    ]);
    expect(valueOf(one)).toBe(valueOf(other));
    await refusedWithout(
      () => topics().ask(house.dara, { ...topic, closesAt: CLOSES }),
      'IDEMPOTENCY_KEY_REUSED',
    );
    const titles = await db.ownerSql('select id from topics where id <> $1', [topicId]);
    expect(titles).toEqual([{ id: valueOf(one) }]);
  });

  it('takes nothing before it opens, and then one submission of each organisation, revised in its turn', async () => {
    await db.travelTo('2026-11-02T02:30:00Z');
    await refusedWithout(() => submit(house.sreymom, house.tonle, 'Early'), 'TOPIC_NOT_OPEN');

    await db.travelTo('2026-11-03T02:00:00Z');
    const first = valueOf(
      await submit(house.sreymom, house.tonle, 'Lower the limit to 30 km/h near schools.'),
    );
    await refusedWithout(() => submit(house.sreymom, house.green, 'For others'), 'ORGANISATION_NOT_FOUND');
    await refusedWithout(() => submit(ANONYMOUS, house.tonle, 'Nobody'), 'ORGANISATION_NOT_FOUND');
    await refusedWithout(() => submit(house.rithy, house.green, ' \n '), 'SUBMISSION_TEXT_INVALID');
    await refusedWithout(
      () => submit(house.rithy, house.green, 'x'.repeat(5_001)),
      'SUBMISSION_TEXT_INVALID',
    );

    await db.travelTo('2026-11-10T02:00:00Z');
    const revised = 'Lower the limit to 30 km/h near schools and markets.';
    expect(valueOf(await submit(house.sreymom, house.tonle, revised, 1))).toBe(first);
    await refusedWithout(() => submit(house.sreymom, house.tonle, 'Seen too late', 1), 'SUBMISSION_CHANGED');
    expect(valueOf(await submit(house.sreymom, house.tonle, revised, 1))).toBe(first);

    expect(await db.ownerSql('select body, version from submissions where topic_id = $1', [topicId])).toEqual(
      [{ body: revised, version: 2 }],
    );
    expect(await messages('consultations.received')).toEqual([{ to: 'sreymom@example.org' }]);
  });

  it('is open longer, never shorter', async () => {
    await db.travelTo('2026-11-12T02:00:00Z');
    valueOf(await submit(house.rithy, house.green, 'Trees between the lanes.'));
    await db.travelTo('2026-11-20T02:00:00Z');
    await refusedWithout(
      () => topics().extend(house.dara, topicId, new Date(FIRST_CLOSE.getTime() - 1)),
      'TOPIC_TIMES_INVALID',
    );
    valueOf(await topics().extend(house.dara, topicId, CLOSES));
  });

  it('is read by nobody but the committee and the organisation itself while it runs', async () => {
    expect(await read(ANONYMOUS)).toEqual([]);
    expect(await read(house.rithy)).toEqual([['Trees between the lanes.', null]]);
    expect(await read(house.dara)).toHaveLength(2);
  });

  it('closes on the second', async () => {
    await db.travelTo('2026-11-30T09:59:00Z');
    valueOf(await submit(house.bopha, house.institute, 'Measure before and after.'));
    await refusedWithout(() => topics().publish(house.dara, topicId, outcome), 'TOPIC_STILL_OPEN');

    await db.travelTo(CLOSES);
    await refusedWithout(() => submit(house.bopha, house.institute, 'Late', 1), 'TOPIC_NOT_OPEN');
    await refusedWithout(
      () => topics().extend(house.dara, topicId, new Date('2026-12-30T10:00:00Z')),
      'TOPIC_NOT_OPEN',
    );
    expect((await app.get(ConsultationReads).counts(house.dara, [topicId])).get(topicId)).toEqual({
      submissions: 3,
      unanswered: 3,
    });
  });

  it('is not published before every submission has its disposition and reason', async () => {
    await db.travelTo('2026-12-02T02:00:00Z');
    const rows = await db.ownerSql<{ id: string }>(
      'select id from submissions where topic_id = $1 order by id',
      [topicId],
    );
    const [tonle, green, institute] = rows.map((row) => row.id) as [string, string, string];
    await refusedWithout(() => answer(tonle, 'ACCEPTED', { km: 'មូលហេតុ', en: '' }), 'REASON_MISSING');
    await refusedWithout(
      () => answer(tonle, 'ACCEPTED', { km: '\u200b\u17b4', en: 'A reason' }),
      'REASON_MISSING',
    );
    await refusedWithout(() => answer(newId(), 'ACCEPTED'), 'SUBMISSION_NOT_FOUND');
    const left = async (): Promise<unknown> => {
      const result = await topics().publish(house.dara, topicId, outcome);
      return result.ok ? 'ok' : [result.refusal.code, result.refusal.detail?.['count']];
    };

    expect(await left()).toEqual(['SUBMISSIONS_UNANSWERED', 3]);
    valueOf(await answer(tonle, 'ACCEPTED'));
    expect(await left()).toEqual(['SUBMISSIONS_UNANSWERED', 2]);
    valueOf(await answer(green, 'PARTLY_ACCEPTED'));
    expect(await left()).toEqual(['SUBMISSIONS_UNANSWERED', 1]);
    valueOf(await answer(institute, 'NOTED'));
    await refusedWithout(() => answer(institute, 'ACCEPTED'), 'ANSWER_CHANGED');
    await refusedWithout(() => answer(institute, 'NOTED', { km: 'ផ្សេង', en: 'Other' }), 'ANSWER_CHANGED');
    valueOf(await answer(institute, 'NOT_ACCEPTED', undefined, 1));
    const before = await tableChecksums(db.url);
    valueOf(await answer(institute, 'NOT_ACCEPTED', undefined, 1));
    expect(await tableChecksums(db.url)).toEqual(before);

    expect(await read(house.rithy)).toEqual([['Trees between the lanes.', null]]);
    expect(
      await db.ownerSql(
        `select before ->> 'disposition' as before, after ->> 'disposition' as after from audit_rows
         where action = 'consultations.answer-submission' and subject_id = $1 order by id`,
        [institute],
      ),
    ).toEqual([
      { before: null, after: 'NOTED' },
      { before: 'NOTED', after: 'NOT_ACCEPTED' },
    ]);
  });

  it('is published once, for everybody, and each submitter is told once', async () => {
    await db.travelTo('2026-12-04T02:00:00Z');
    await refusedWithout(
      () => topics().publish(house.dara, topicId, { km: '', en: 'x' }),
      'OUTCOME_TEXT_INVALID',
    );
    valueOf(await topics().publish(house.dara, topicId, outcome));

    expect(await read(ANONYMOUS)).toEqual([
      ['Lower the limit to 30 km/h near schools and markets.', 'ACCEPTED'],
      ['Trees between the lanes.', 'PARTLY_ACCEPTED'],
      ['Measure before and after.', 'NOT_ACCEPTED'],
    ]);
    const told = [{ to: 'bopha@example.org' }, { to: 'rithy@example.org' }, { to: 'sreymom@example.org' }];
    expect(await messages('consultations.outcome')).toEqual(told);

    await refusedWithout(() => topics().publish(house.dara, topicId, outcome), 'TOPIC_PUBLISHED');
    const [one] = await db.ownerSql<{ id: string }>('select id from submissions limit 1');
    await refusedWithout(() => answer(one!.id, 'NOTED'), 'TOPIC_PUBLISHED');
    await refusedWithout(() => submit(house.rithy, house.green, 'Too late', 1), 'TOPIC_NOT_OPEN');
  });
});
