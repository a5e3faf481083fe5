/* Who watches a session without a seat in it: docs/stories/session-observers.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type Actor, personActor, SYSTEM } from '#authz';
import { UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import { PersonalDataSources } from '#privacy';
import {
  CopySessionService,
  type CreateSession,
  type EditSession,
  type ObserverEntry,
  ObserverReads,
  PlanSeriesService,
  PlanSessionService,
  type TrainerEntry,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let courseId: string;
const cities = { 'siem-reap': newId(), 'phnom-penh': newId() };
const [sophea, sambath, pisey, thida, sreymom] = [newId(), newId(), newId(), newId(), newId()];
const officer: Actor = personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: cities['siem-reap'] }]);

const trainer: TrainerEntry = {
  trainerId: sophea,
  name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
  position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
};
const entry = (observerId: string, en = 'Observer', km = 'អ្នកសង្កេតការណ៍'): ObserverEntry => ({
  observerId,
  position: { km, en },
});
const at = (time: string): Date => new Date(`2026-12-08T${time}:00+07:00`);

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await aSession(db, { capacity: 1 });
  [{ id: courseId }] = (await db.ownerSql<{ id: string }>('select id from courses')) as [{ id: string }];
  for (const [code, id] of Object.entries(cities))
    await db.ownerSql(
      `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, $2, 'KH', 'ក', $2, 'Asia/Phnom_Penh')`,
      [id, code],
    );
  const kind = newId();
  await db.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'company', 'PRIVATE_SECTOR', 'ក', 'Company')`,
    [kind],
  );
  const houses = { 'siem-reap': newId(), 'phnom-penh': newId() };
  for (const [city, id] of Object.entries(houses))
    await db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
       values ($1, 'PRIVATE_SECTOR', $2, $3, $4, $4, $4, $4)`,
      [id, kind, cities[city as keyof typeof cities], `house of ${city}`],
    );
  for (const [id, name, role, scopeId] of [
    [sophea, 'Keo Sophea', 'TRAINER', null],
    [sambath, 'Ouk Sambath', 'CHAIR', null],
    [pisey, 'Nget Pisey', 'COORDINATOR', houses['siem-reap']],
    [thida, 'Meas Thida', 'COORDINATOR', houses['phnom-penh']],
    [sreymom, 'Chan Sreymom', 'PARTICIPANT', null],
  ] as const) {
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $2)`,
      [id, name, `${id}@example.org`],
    );
    await db.ownerSql('insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)', [
      newId(),
      id,
      role,
      scopeId,
    ]);
  }
});
beforeEach(async () => {
  await db.travelTo(NOW);
  await db.ownerSql('delete from session_trainers');
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** On-line, or in the City Hall of Siem Reap. */
const contentOf = (cityId: string | null): CreateSession['content'] => ({
  courseId,
  mode: cityId ? 'IN_PERSON' : 'ONLINE',
  cityId,
  venue: cityId ? { km: 'សាល', en: 'Hall' } : null,
  mapUrl: null,
  accessNote: null,
  joinUrl: cityId ? null : 'https://meet.example/open-data-hall',
  languages: ['km'],
  startsAt: at('13:30'),
  endsAt: at('16:30'),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
});
const plan = (
  observers: readonly ObserverEntry[] | undefined,
  { as = SYSTEM, ...more }: Partial<CreateSession> & { as?: Actor } = {},
): Promise<Result<string>> =>
  app.get(PlanSessionService).createSession(as, {
    content: contentOf(as === SYSTEM ? null : cities['siem-reap']),
    seats: { capacity: 2, onlineCapacity: null },
    trainers: [],
    ...(observers && { observers }),
    ...more,
  });
const planned = async (...typed: Parameters<typeof plan>): Promise<string> => {
  const answer = await plan(...typed);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const edit = async (
  sessionId: string,
  { as = SYSTEM, ...more }: Partial<EditSession> & { as?: Actor },
): Promise<Result<string>> => {
  const [row] = await db.ownerSql<{ version: number }>('select version from sessions where id = $1', [
    sessionId,
  ]);
  return app.get(PlanSessionService).editSession(as, {
    sessionId,
    version: row!.version,
    content: contentOf(as === SYSTEM ? null : cities['siem-reap']),
    seats: null,
    ...more,
  });
};
const said = (answer: Result<unknown>): string =>
  answer.ok ? 'OK' : [answer.refusal.code, ...(answer.refusal.path ?? [])].join(' ');
const observersOf = (sessionId: string): Promise<unknown[]> =>
  db.ownerSql(
    `select p.full_name as name, b.role_en as role from session_observers b join people p on p.id = b.person_id
     where b.session_id = $1 order by b.rank`,
    [sessionId],
  );
const auditOf = async (sessionId: string): Promise<unknown> =>
  (
    await db.ownerSql(
      `select action, before -> 'observers' as before, after -> 'observers' as after from audit_rows
       where subject_id = $1 order by id desc limit 1`,
      [sessionId],
    )
  )[0];
/** Whatever an act that was refused must leave as it is. */
const everything = (): Promise<unknown> =>
  db.ownerSql(
    `select (select json_agg(s order by s.id) from sessions s)::text as sessions,
       (select json_agg(t order by t.session_id, t.person_id) from session_trainers t)::text as trainers,
       (select json_agg(b order by b.session_id, b.rank) from session_observers b)::text as observers,
       (select json_agg(q order by q.session_id) from session_seats q)::text as seats,
       (select count(*)::int from audit_rows) as audit, (select count(*)::int from outbox) as outbox,
       (select count(*)::int from messages) as mails`,
  );

describe('the observers of a session', () => {
  it('are named in their order, with their roles; the audit has their ids, and no mail goes out', async () => {
    const session = await planned([
      entry(pisey, ' Observer of the ASEAN Smart Cities Network '),
      entry(sambath),
    ]);

    expect(await observersOf(session)).toEqual([
      { name: 'Nget Pisey', role: 'Observer of the ASEAN Smart Cities Network' },
      { name: 'Ouk Sambath', role: 'Observer' },
    ]);
    expect(await auditOf(session)).toEqual({
      action: 'sessions.create-session',
      before: null,
      after: [pisey, sambath],
    });
    expect(await db.ownerSql('select from messages')).toEqual([]);
  });

  it('take no seat: its 2 seats stay as they were', async () => {
    const session = await planned([entry(pisey), entry(sambath)]);

    expect(
      await db.ownerSql('select capacity, taken, waiting from session_seats where session_id = $1', [
        session,
      ]),
    ).toEqual([{ capacity: 2, taken: 0, waiting: 0 }]);
    expect(await db.ownerSql('select from registrations where session_id = $1', [session])).toEqual([]);
  });

  it('stay where they are left out, and are written anew where they are not', async () => {
    const session = await planned([entry(pisey)]);
    const content = { ...contentOf(null), languages: ['km', 'en'] };

    expect(said(await edit(session, { content }))).toBe('OK');
    expect(await observersOf(session)).toEqual([{ name: 'Nget Pisey', role: 'Observer' }]);
    expect(await auditOf(session)).toMatchObject({ before: null, after: null });

    expect(said(await edit(session, { content, observers: [entry(sambath), entry(pisey, 'Guest')] }))).toBe(
      'OK',
    );
    expect(await observersOf(session)).toEqual([
      { name: 'Ouk Sambath', role: 'Observer' },
      { name: 'Nget Pisey', role: 'Guest' },
    ]);
    expect(await auditOf(session)).toEqual({
      action: 'sessions.edit-session',
      before: [pisey],
      after: [sambath, pisey],
    });
    expect(said(await edit(session, { content, observers: [] }))).toBe('OK');
    expect(await observersOf(session)).toEqual([]);
  });

  it('write nothing where nothing of them is different', async () => {
    const session = await planned([entry(pisey)]);
    const before = await everything();

    expect(said(await edit(session, { observers: [entry(pisey)] }))).toBe('OK');
    expect(await everything()).toEqual(before);
  });

  it('stay when their role is gone, and are not chosen anew', async () => {
    const session = await planned([entry(sambath)]);
    await db.ownerSql(`update role_grants set role = 'PARTICIPANT' where person_id = $1`, [sambath]);
    try {
      expect(said(await edit(session, { observers: [entry(sambath, 'Guest')] }))).toBe('OK');
      expect(said(await plan([entry(sambath)]))).toBe('OBSERVER_NOT_FOUND observers 0 observerId');
    } finally {
      await db.ownerSql(`update role_grants set role = 'CHAIR' where person_id = $1`, [sambath]);
    }
  });

  it('go along with a copy and with each draft of a series', async () => {
    const session = await planned([entry(pisey), entry(sambath, 'Guest')]);
    const expected = await observersOf(session);

    const copy = await app.get(CopySessionService).copySession(SYSTEM, session);
    if (!copy.ok) throw new Error(copy.refusal.code);
    expect(await observersOf(copy.value)).toEqual(expected);

    const rule = {
      every: 'WEEK',
      weekdays: [],
      until: null,
      times: 2,
      except: [],
      onHolidays: true,
    } as const;
    expect(said(await app.get(PlanSeriesService).plan(SYSTEM, { sessionId: session, rule }))).toBe('OK');
    const made = await db.ownerSql<{ id: string; observers: string[] }>(
      `select subject_id as id, after -> 'observers' as observers from audit_rows
       where action = 'sessions.plan-series' and after ->> 'copyOf' = $1`,
      [session],
    );
    expect(made.map(({ observers }) => observers)).toEqual([
      [pisey, sambath],
      [pisey, sambath],
    ]);
    for (const { id } of made) expect(await observersOf(id)).toEqual(expected);
  });
});

describe('who can be one', () => {
  const names = async (actor: Actor): Promise<string[]> =>
    (await app.get(ObserverReads).choices(actor)).map(({ fullName }) => fullName);

  it('is whoever has a role, and for the officer of a city of coordinators those of that city', async () => {
    expect(await names(SYSTEM)).toEqual(['Keo Sophea', 'Meas Thida', 'Nget Pisey', 'Ouk Sambath']);
    expect(await names(officer)).toEqual(['Keo Sophea', 'Nget Pisey', 'Ouk Sambath']);
    expect(said(await plan([entry(pisey)], { as: officer }))).toBe('OK');
  });

  it('is offered with the role of the last session', async () => {
    await planned([entry(thida, 'Observer of Rumduol Bank')], {
      content: { ...contentOf(null), startsAt: at('17:00'), endsAt: at('18:00') },
    });
    await planned([entry(thida, 'An earlier one')]);

    const choices = await app.get(ObserverReads).choices(SYSTEM);
    expect(choices.find(({ id }) => id === thida)?.position.en).toBe('Observer of Rumduol Bank');
    expect(choices.find(({ id }) => id === sophea)?.position).toEqual({ km: '', en: '' });
  });

  const eleven = Array.from({ length: 11 }, () => entry(newId()));
  it.each<[string, readonly ObserverEntry[], { as?: Actor; trainers?: TrainerEntry[] }, string]>([
    ['eleven', eleven, {}, 'TOO_MANY_OBSERVERS observers'],
    ['one twice', [entry(pisey), entry(pisey)], {}, 'OBSERVER_TWICE observers 1 observerId'],
    ['without a role in Khmer', [entry(pisey, 'x', ' ')], {}, 'OBSERVER_TEXT_INVALID observers 0 position'],
    [
      'a role of 151 characters',
      [entry(pisey, 'x'.repeat(151))],
      {},
      'OBSERVER_TEXT_INVALID observers 0 position',
    ],
    ['a participant', [entry(pisey), entry(sreymom)], {}, 'OBSERVER_NOT_FOUND observers 1 observerId'],
    ['nobody', [entry(newId())], {}, 'OBSERVER_NOT_FOUND observers 0 observerId'],
    ['of another city', [entry(thida)], { as: officer }, 'OBSERVER_NOT_FOUND observers 0 observerId'],
    ['who trains it', [entry(sophea)], { trainers: [trainer] }, 'OBSERVER_TRAINS observers 0 observerId'],
  ])(
    'is not %s, planned or edited, and nothing is written',
    async (_who, observers, { as, trainers = [] }, code) => {
      const session = await planned([entry(sambath)], { ...(as && { as }) });
      const before = await everything();

      expect(said(await plan(observers, { ...(as && { as }), trainers }))).toBe(code);
      expect(said(await edit(session, { ...(as && { as }), trainers, observers }))).toBe(code);
      expect(await everything()).toEqual(before);
    },
  );

  it('is nobody who becomes its trainer while observers are left out', async () => {
    const session = await planned([entry(sophea)]);
    const before = await everything();

    expect(said(await edit(session, { trainers: [trainer] }))).toBe('OBSERVER_TRAINS trainers 0 trainerId');
    expect(await everything()).toEqual(before);
    expect(said(await edit(session, { trainers: [trainer], observers: [] }))).toBe('OK');
  });
});

describe('what the database answers of them', () => {
  it('is the own row to an observer, all to those who run or train the session, nothing to others', async () => {
    const session = await planned([entry(pisey)], { as: officer, trainers: [trainer] });
    const seen = async (actor: Actor): Promise<string[]> =>
      (await app.get(ObserverReads).of(actor, session)).map(({ fullName }) => fullName);

    expect(await seen(officer)).toEqual(['Nget Pisey']);
    expect(await seen(personActor(sophea, [{ role: 'TRAINER', scopeId: null }]))).toEqual(['Nget Pisey']);
    expect(await seen(personActor(pisey, []))).toEqual(['Nget Pisey']);
    expect(await seen(personActor(thida, [{ role: 'COORDINATOR', scopeId: newId() }]))).toEqual([]);
    expect(
      await seen(personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: cities['phnom-penh'] }])),
    ).toEqual([]);
  });

  it('is nothing to who reads for everybody', async () => {
    expect(
      await db.ownerSql(
        `select has_table_privilege('samaki_public', 'session_observers', 'select') as whole,
           has_any_column_privilege('samaki_public', 'session_observers', 'select') as part`,
      ),
    ).toEqual([{ whole: false, part: false }]);
  });

  it('lists the sessions to come that somebody watches, and no draft', async () => {
    await db.ownerSql('delete from session_observers');
    const actor = personActor(pisey, []);
    const later = await planned([entry(pisey)], {
      content: { ...contentOf(null), startsAt: at('17:00'), endsAt: at('18:00') },
    });
    const sooner = await planned([entry(pisey)]);
    expect(await app.get(ObserverReads).observedBy(actor)).toEqual([]);

    await db.ownerSql(`update sessions set status = 'OPEN' where id = any($1)`, [[later, sooner]]);
    expect(await app.get(ObserverReads).observedBy(actor)).toEqual([sooner, later]);
    expect([...(await app.get(ObserverReads).ownOf(actor, [sooner])).keys()]).toEqual([sooner]);
    await db.travelTo(at('16:30'));
    expect(await app.get(ObserverReads).observedBy(actor)).toEqual([later]);
  });
});

describe('what is theirs', () => {
  it('is in their export, and without words once they are erased', async () => {
    await db.ownerSql('delete from session_observers');
    const session = await planned([entry(thida, 'Observer of Rumduol Bank')]);
    const sources = new PersonalDataSources(app.get(ModulesContainer));
    sources.onModuleInit();
    const source = sources.all().find(({ subject }) => subject === 'sessions')!;

    await app.get(UnitOfWork).run(async (tx) => {
      const exported = await source.exportOf(tx, thida);
      expect(exported.find(({ name }) => name === 'sessionsObserved')?.rows).toEqual([
        {
          startsAt: at('13:30'),
          endsAt: at('16:30'),
          role: 'Observer of Rumduol Bank',
          roleKm: 'អ្នកសង្កេតការណ៍',
        },
      ]);
      expect(await source.activeSince(tx, [thida, sreymom], at('00:00'))).toEqual([thida]);
      await source.erase(tx, thida, 'Person 1');
    });
    expect(
      await db.ownerSql('select role_km, role_en from session_observers where session_id = $1', [session]),
    ).toEqual([{ role_km: '-', role_en: '-' }]);
  });
});
