import { jest } from '@jest/globals';
import { ANONYMOUS } from '#authz';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Answers } from '../src/domain/question.rules.js';
import {
  AFTER_FORM,
  answers,
  type Asking,
  codeOf,
  composeAsking,
  REGISTRATION_FORM,
  WORKING_GROUP,
} from './questions.builder.js';
import { aSession, composeSeating, NOW, type Seating } from './seats.builder.js';

let db: TestDatabase;
let seating: Seating;
let asking: Asking;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  seating = await composeSeating(db);
  asking = await composeAsking(db, seating);
});
afterAll(async () => {
  await asking.close();
  await seating.close();
  await db.drop();
});

const register = (
  sessionId: string,
  name: string,
  given: Answers | undefined,
  idempotencyKey: string = newId(),
): ReturnType<Asking['register']['register']> =>
  asking.register.register(ANONYMOUS, {
    sessionId,
    fullName: name,
    organisation: 'Tonle Mobility',
    contact: `${name.replaceAll(' ', '.')}@example.org`,
    locale: 'km',
    idempotencyKey,
    ...(given && { answers: given }),
  });

/** What stands of somebody's answers, by the id of the question. */
async function kept(sessionId: string, name: string): Promise<Record<string, string[]>> {
  const rows = await db.ownerSql<{ id: string; answer: string[] }>(
    `select a.question_id as id, a.answer from registration_answers a join registrations r on r.id = a.registration_id
     join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2`,
    [sessionId, name],
  );
  return Object.fromEntries(rows.map(({ id, answer }) => [id, answer]));
}

const registrations = async (sessionId: string): Promise<number> =>
  (await db.ownerSql('select from registrations where session_id = $1', [sessionId])).length;

const versionOf = async (sessionId: string): Promise<number> => {
  const [row] = await db.ownerSql<{ v: number }>(
    'select questions_version as v from session_seats where session_id = $1',
    [sessionId],
  );
  return row!.v;
};

const open = async (sessionId: string, name: string): Promise<number> => {
  const [row] = await db.ownerSql<{ open: number }>(
    `select open_questions(r.id) as open from registrations r join people p on p.id = r.person_id
     where r.session_id = $1 and p.full_name = $2`,
    [sessionId, name],
  );
  return row!.open;
};

/** A session with the questions of the story, and the ids of these. */
async function askedSession(
  capacity = 9,
): Promise<{ sessionId: string; q1: string; q2: string; q3: string; q4: string }> {
  const sessionId = await aSession(db, { capacity });
  const [q1 = '', q2 = '', q3 = ''] = await asking.ask(sessionId, 'REGISTRATION', REGISTRATION_FORM);
  const [q4 = ''] = await asking.ask(sessionId, 'AFTER_CONFIRMATION', AFTER_FORM);
  return { sessionId, q1, q2, q3, q4 };
}

describe('answers with registering', () => {
  it('are written with the seat in the batch, those that are shown alone', async () => {
    const { sessionId, q1, q2 } = await askedSession();
    const before = { ...seating.batcher.counts };

    const [hers, his] = await Promise.all([
      register(sessionId, 'Chan Sreymom', answers({ [q1]: ['YES'], [q2]: ['3'] })),
      register(sessionId, 'Ly Narong', answers({ [q1]: ['NO'], [q2]: ['1'] })),
    ]);

    expect([hers.ok && hers.value.status, his.ok && his.value.status]).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['YES'], [q2]: ['3'] });
    expect(await kept(sessionId, 'Ly Narong')).toEqual({ [q1]: ['NO'] });
    expect(seating.batcher.counts.single).toBe(before.single);
  });

  it('that are not complete write nothing', async () => {
    const { sessionId, q1 } = await askedSession();

    expect(codeOf(await register(sessionId, 'Chan Sreymom', undefined))).toBe('ANSWER_REQUIRED');
    const refused = await register(sessionId, 'Chan Sreymom', answers({ [q1]: ['YES'] }));

    expect(codeOf(refused)).toBe('ANSWER_REQUIRED');
    expect(
      codeOf(await register(sessionId, 'Chan Sreymom', answers({ [newId()]: ['x'], [q1]: ['NO'] }))),
    ).toBe('QUESTIONS_CHANGED');
    expect(await registrations(sessionId)).toBe(0);
  });

  it('answer the same key with the same ticket, whatever the session asks by then, and another body with a refusal', async () => {
    const { sessionId, q1, q2 } = await askedSession();
    const key = newId();
    const given = { [q1]: ['YES'], [q2]: ['3'] };
    const first = await register(sessionId, 'Chan Sreymom', answers(given), key);

    expect(await register(sessionId, 'Chan Sreymom', answers(given), key)).toEqual(first);
    expect(codeOf(await register(sessionId, 'Chan Sreymom', answers({ ...given, [q2]: ['2'] }), key))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    await asking.ask(sessionId, 'REGISTRATION', [REGISTRATION_FORM[0]!]);
    expect(await register(sessionId, 'Chan Sreymom', answers(given), key)).toEqual(first);
    expect(await registrations(sessionId)).toBe(1);
  });

  it('of a hybrid session, which takes the single path, are written with the seat, too', async () => {
    const { sessionId, q1 } = await askedSession();
    await db.ownerSql('update session_seats set online_capacity = 2 where session_id = $1', [sessionId]);
    const before = seating.batcher.counts.single;

    await register(sessionId, 'Chan Sreymom', answers({ [q1]: ['NO'] }));

    expect(seating.batcher.counts.single).toBe(before + 1);
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['NO'] });
  });

  it('read nothing more in a session that asks nothing', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const read = jest.spyOn(asking.forms, 'read');

    expect(codeOf(await register(sessionId, 'Chan Sreymom', undefined))).toBeNull();

    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });
});

describe('questions that change while people register', () => {
  it('decide of everybody by what stands when the seat is given: nobody has a seat without what is asked then', async () => {
    const sessionId = await aSession(db, { capacity: 100 });
    const names = Array.from({ length: 24 }, (_, n) => `Person ${n}`);
    const saving = asking.ask(sessionId, 'REGISTRATION', [REGISTRATION_FORM[0]!]);
    const results = await Promise.all(names.map((name) => register(sessionId, name, undefined)));
    const [q1 = ''] = await saving;

    // Those before the change have a seat and a question more; those after it were refused.
    const seated = names.filter((_, n) => results[n]!.ok);
    expect(new Set(results.filter(({ ok }) => !ok).map(codeOf))).toEqual(
      new Set(seated.length < names.length ? ['ANSWER_REQUIRED'] : []),
    );
    expect(await registrations(sessionId)).toBe(seated.length);
    expect(codeOf(await register(sessionId, 'Late One', undefined))).toBe('ANSWER_REQUIRED');
    expect(codeOf(await register(sessionId, 'Late One', answers({ [q1]: ['NO'] })))).toBeNull();
  });

  it('are noticed by a process that remembers the form of before', async () => {
    const { sessionId, q1 } = await askedSession();
    expect(codeOf(await register(sessionId, 'Chan Sreymom', answers({ [q1]: ['NO'] })))).toBeNull();
    const remembered = asking.forms.recall(sessionId);
    await asking.ask(sessionId, 'REGISTRATION', [
      { ...REGISTRATION_FORM[0]!, id: q1 },
      { ...REGISTRATION_FORM[2]!, isRequired: true },
    ]);
    expect(asking.forms.recall(sessionId)).toBe(remembered);

    expect(codeOf(await register(sessionId, 'Ly Narong', answers({ [q1]: ['NO'] })))).toBe('ANSWER_REQUIRED');
    expect(await registrations(sessionId)).toBe(1);
  });

  it('twin: without the version in the batch, a remembered form seats who did not answer', async () => {
    const { sessionId, q1 } = await askedSession();
    expect(codeOf(await register(sessionId, 'Chan Sreymom', answers({ [q1]: ['NO'] })))).toBeNull();
    await asking.ask(sessionId, 'REGISTRATION', [
      { ...REGISTRATION_FORM[0]!, id: q1 },
      { ...REGISTRATION_FORM[2]!, isRequired: true },
    ]);
    const [row] = await db.ownerSql<{ text: string }>(
      `select pg_get_functiondef('register_batch(jsonb)'::regprocedure) as text`,
    );
    const check =
      /when s\.questions_version <> coalesce\(q\."questionsVersion", 0\) then 'QUESTIONS_CHANGED'/;
    expect(row!.text).toMatch(check);
    await db.ownerSql(row!.text.replace(check, ''));
    try {
      expect(codeOf(await register(sessionId, 'Ly Narong', answers({ [q1]: ['NO'] })))).toBeNull();
      expect(await open(sessionId, 'Ly Narong')).toBe(2);
    } finally {
      await db.ownerSql(row!.text);
    }
  });
});

describe('answers of a ticket', () => {
  const seated = async (): Promise<Awaited<ReturnType<typeof askedSession>> & { reference: string }> => {
    const session = await askedSession();
    const result = await register(
      session.sessionId,
      'Chan Sreymom',
      answers({ [session.q1]: ['YES'], [session.q2]: ['3'] }),
    );
    if (!result.ok) throw new Error(result.refusal.code);
    return { ...session, reference: result.value.reference };
  };
  const answer = (
    reference: string,
    form: 'REGISTRATION' | 'AFTER_CONFIRMATION',
    given: Answers,
  ): Promise<string | null> => asking.answer.answer(ANONYMOUS, reference, form, given).then(codeOf);

  it('are asked of who has a seat, read as they are typed, and audited without what they say', async () => {
    const { sessionId, reference, q1, q2, q4 } = await seated();
    expect(await open(sessionId, 'Chan Sreymom')).toBe(1);

    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['61'] }))).toBe(
      'NUMBER_OUT_OF_RANGE',
    );
    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['twelve'] }))).toBe(
      'NUMBER_INVALID',
    );
    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({}))).toBe('ANSWER_REQUIRED');
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['YES'], [q2]: ['3'] });
    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['១២'] }))).toBeNull();

    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['YES'], [q2]: ['3'], [q4]: ['12'] });
    expect(await open(sessionId, 'Chan Sreymom')).toBe(0);
    const audited = await db.ownerSql(
      `select after from audit_rows a join registrations r on r.id::text = a.subject_id
       where a.action = 'registrations.answer-questions' and r.session_id = $1`,
      [sessionId],
    );
    expect(audited).toEqual([{ after: { form: 'AFTER_CONFIRMATION', answered: 1, takenBack: 0 } }]);
  });

  it('go with what is not shown any more, and stand once registration is closed, unless one is open', async () => {
    const { sessionId, reference, q1, q2 } = await seated();
    expect(await answer(reference, 'REGISTRATION', answers({ [q1]: ['NO'], [q2]: ['3'] }))).toBeNull();
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['NO'] });

    await db.ownerSql(`update session_seats set registration_closes_at = app_now() where session_id = $1`, [
      sessionId,
    ]);
    expect(await answer(reference, 'REGISTRATION', answers({ [q1]: ['YES'], [q2]: ['3'] }))).toBe(
      'ANSWERS_CLOSED',
    );
    await db.ownerSql('delete from registration_answers where question_id = $1', [q1]);
    expect(await answer(reference, 'REGISTRATION', answers({ [q1]: ['YES'], [q2]: ['3'] }))).toBeNull();
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['YES'], [q2]: ['3'] });
  });

  it('of who waits are those of the first form alone, and of nobody once the session begins or is called off', async () => {
    const { sessionId, reference, q1, q4 } = await seated();
    await db.ownerSql('update session_seats set capacity = 1 where session_id = $1', [sessionId]);
    const waiting = await register(sessionId, 'Ly Narong', answers({ [q1]: ['NO'] }));
    expect(waiting.ok && waiting.value.status).toBe('WAITLISTED');
    expect(await open(sessionId, 'Ly Narong')).toBe(0);
    const hers = waiting.ok ? waiting.value.reference : '';
    expect(await answer(hers, 'AFTER_CONFIRMATION', answers({ [q4]: ['1'] }))).toBe('NOTHING_ASKED');

    await db.ownerSql(`update session_seats set state = 'CANCELLED' where session_id = $1`, [sessionId]);
    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['1'] }))).toBe('SESSION_CANCELLED');
    await db.ownerSql(
      `update session_seats set state = 'OPEN', closes_at = app_now() where session_id = $1`,
      [sessionId],
    );
    expect(await answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['1'] }))).toBe('SESSION_STARTED');
    expect(await answer('7KQ4M2RT9XHD', 'REGISTRATION', answers({}))).toBe('TICKET_NOT_FOUND');
    expect(await kept(sessionId, 'Ly Narong')).toEqual({ [q1]: ['NO'] });
  });

  it('never go to a question that goes at that moment', async () => {
    const { sessionId, reference, q4 } = await seated();
    const version = await versionOf(sessionId);
    const [answered, saved] = await Promise.all([
      answer(reference, 'AFTER_CONFIRMATION', answers({ [q4]: ['12'] })),
      asking.save.save(WORKING_GROUP, {
        sessionId,
        form: 'AFTER_CONFIRMATION',
        version,
        questions: [],
      }),
    ]);

    expect(codeOf(saved)).toBeNull();
    const [row] = await db.ownerSql<{ retired: boolean }>(
      'select retired_at is not null as retired from session_questions where id = $1',
      [q4],
    );
    // Answered before it went: it is kept, retired. After: it is gone, and the answer with it.
    expect({ answered, retired: row?.retired ?? null }).toEqual(
      answered === null ? { answered: null, retired: true } : { answered: 'NOTHING_ASKED', retired: null },
    );
  });
});

describe('what becomes of questions', () => {
  it('retires with answers, removes without, and asks again what is new, while seats stay', async () => {
    const { sessionId, q1, q2, q3 } = await askedSession();
    await register(sessionId, 'Chan Sreymom', answers({ [q1]: ['NO'] }));

    const [dinner = '', which = ''] = await asking.ask(sessionId, 'REGISTRATION', [
      { ...REGISTRATION_FORM[0]!, id: q1, text: { km: 'អាហារល្ងាច?', en: 'Dinner?' } },
      { ...REGISTRATION_FORM[1]!, id: q2 },
    ]);

    expect([dinner === q1, which === q2]).toEqual([false, false]);
    const rows = await db.ownerSql(
      `select id, retired_at is not null as retired from session_questions where session_id = $1 and form = 'REGISTRATION' order by retired_at, position`,
      [sessionId],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: q1, retired: true },
        { id: dinner, retired: false },
        { id: which, retired: false },
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(rows.map(({ id }) => id)).not.toContain(q3);
    expect(await open(sessionId, 'Chan Sreymom')).toBe(2);
    expect(await kept(sessionId, 'Chan Sreymom')).toEqual({ [q1]: ['NO'] });
    expect(await registrations(sessionId)).toBe(1);
  });

  it.each<[string, string, string]>([
    [
      'another version',
      'QUESTIONS_CHANGED',
      `update session_seats set questions_version = 9 where session_id = $1`,
    ],
    ['called off', 'SESSION_CANCELLED', `update session_seats set state = 'CANCELLED' where session_id = $1`],
    ['begun', 'SESSION_STARTED', `update session_seats set closes_at = app_now() where session_id = $1`],
  ])('refuses of %s', async (_, code, statement) => {
    const { sessionId, q1 } = await askedSession();
    const version = await versionOf(sessionId);
    await db.ownerSql(statement, [sessionId]);

    const saved = await asking.save.save(WORKING_GROUP, {
      sessionId,
      form: 'REGISTRATION',
      version,
      questions: [],
    });

    expect(codeOf(saved)).toBe(code);
    const [left] = await db.ownerSql('select count(*)::int as count from session_questions where id = $1', [
      q1,
    ]);
    expect(left).toEqual({ count: 1 });
  });

  it('lets only one of two save what both saw', async () => {
    const { sessionId } = await askedSession();
    const saves = await Promise.all(
      [0, 1].map((at) =>
        asking.save.save(WORKING_GROUP, {
          sessionId,
          form: 'REGISTRATION',
          version: 2,
          questions: [REGISTRATION_FORM[at * 2]!],
        }),
      ),
    );
    expect(saves.map((saved) => codeOf(saved) ?? 'SAVED').toSorted((a, b) => a.localeCompare(b))).toEqual([
      'QUESTIONS_CHANGED',
      'SAVED',
    ]);
  });

  it('writes nothing and no audit row where nothing changes', async () => {
    const { sessionId, q1, q2, q3 } = await askedSession();
    await asking.ask(sessionId, 'REGISTRATION', [
      { ...REGISTRATION_FORM[0]!, id: q1 },
      { ...REGISTRATION_FORM[1]!, id: q2 },
      { ...REGISTRATION_FORM[2]!, id: q3 },
    ]);
    const [row] = await db.ownerSql(
      `select s.questions_version as version, (select count(*)::int from audit_rows a where a.subject_id = $1::text) as audited
       from session_seats s where s.session_id = $1::uuid`,
      [sessionId],
    );
    expect(row).toEqual({ version: 2, audited: 2 });
  });
});
