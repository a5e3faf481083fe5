/* Story: docs/stories/people-merging.md: what moves, what collides, and the way back. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditSealer, AuditVerifier } from '#audit';
import { AskErasureService, ErasePersonService, ExportDataService, RetainService } from '#data-rights';
import { UnitOfWork } from '#database';
import { MergePeopleService, parseContact, People, UndoMergeService } from '#identity';
import { newId } from '#kernel';
import { columnsOfPeople, PersonHoldings } from '#privacy';
import { CancelRegistrationService, type RegistrationRequest } from '#registrations';
import type { TestDatabase } from '#testing';
import { aRequest, composeSeating } from '../../registrations/test/seats.builder.js';
import { linesOf, MergingStory, OTHER, said, SREYMOM } from './merging.builder.js';
import { asPerson, closeStory, composeRights, tellStory } from './rights.builder.js';
import { tracesOf } from './traces.js';

const DAY = 86_400_000;

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
});
afterEach(() => closeStory(db, app));

const all = (name: string): string[] =>
  ['10 November', '15 December', '29 December', '5 January'].map((session) => `${name}, ${session}`);
const count = async (table: string): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row!.n;
};

describe('every column that refers to a person', () => {
  it('has exactly one lib that says what becomes of it', async () => {
    await app.get(UnitOfWork).run(async (tx) => {
      expect(await app.get(PersonHoldings, { strict: false }).unclaimed(tx)).toEqual([]);
      expect((await tx.sql(columnsOfPeople)).length).toBeGreaterThan(55);
    });
  });

  it('keeps everybody apart while nobody answers for one', async () => {
    await db.ownerSql('create table guests (id uuid primary key, host_id uuid references people (id))');
    await expect(story.previewed()).rejects.toThrow('guests.host_id');
    expect(await count('person_merges')).toBe(0);
  });

  it('names only tables, columns and keys that are there', async () => {
    const claimed = app
      .get(PersonHoldings, { strict: false })
      .all()
      .flatMap(({ columns }) =>
        columns.flatMap(({ table, column, key = [] }) => [column, ...key].map((name) => `${table}.${name}`)),
      );
    const there = await db.ownerSql<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    expect(claimed.filter((name) => !there.some((row) => row.name === name))).toEqual([]);
  });
});

describe('the preview', () => {
  it('says what moves and what collides, and writes nothing', async () => {
    const tables = ['audit_rows', 'outbox', 'messages', 'person_merges', 'person_merge_rows'];
    const before = await Promise.all(tables.map(count));
    const rows = await db.ownerSql('select * from registrations order by id');
    const preview = await story.previewed();
    expect(linesOf(preview.lines)).toEqual([
      ['REGISTRATIONS', 4, 0],
      ['SEATS', 0, 3],
      ['MARKS', 0, 1],
      ['MEMBERSHIPS', 0, 1],
      ['CONSENTS', 1, 0],
      ['MESSAGES', 2, 0],
    ]);
    expect(preview.takesAddress).toBe(false);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(await db.ownerSql('select * from registrations order by id')).toEqual(rows);
    expect((await story.previewed()).seen).toBe(preview.seen);
  });

  it('holds only while nothing changes', async () => {
    const { seen } = await story.previewed();
    await story.place(OTHER, '8 December');
    const merged = await app.get(MergePeopleService).merge(story.sovannary, { ...story.pair, seen });
    expect(said(merged)).toBe('PREVIEW_CHANGED');
    expect(await count('person_merges')).toBe(0);
    expect((await story.stands(`${OTHER}, 5 January`))[0]).toBe(`${OTHER}, 5 January: ${OTHER} CONFIRMED`);
  });
});

describe('a merge', () => {
  it('moves everything, gives seats back through their door, and leaves every figure right', async () => {
    const references = await db.ownerSql('select id, reference from registrations order by id');
    expect(await story.wrong()).toEqual([]);
    expect(await story.merge()).toBe('OK');
    expect(await story.stands(...all(OTHER))).toEqual([
      `${OTHER}, 10 November: Chan Sreymom CANCELLED`,
      `${OTHER}, 15 December: Chan Sreymom CONFIRMED`,
      `${OTHER}, 29 December: Chan Sreymom CANCELLED`,
      `${OTHER}, 5 January: Chan Sreymom CONFIRMED`,
    ]);
    expect(
      await story.stands(
        `${SREYMOM}, 10 November`,
        `${SREYMOM}, 15 December`,
        `${SREYMOM}, 29 December`,
        'Kong Vichet, 15 December',
        'Kong Vichet, 29 December',
      ),
    ).toEqual([
      'Chan Sreymom, 10 November: Chan Sreymom CONFIRMED ATTENDED',
      'Chan Sreymom, 15 December: Chan Sreymom CANCELLED',
      'Chan Sreymom, 29 December: Chan Sreymom CONFIRMED',
      'Kong Vichet, 15 December: Kong Vichet WAITLISTED',
      'Kong Vichet, 29 December: Kong Vichet CONFIRMED',
    ]);
    expect([
      await story.seats('15 December'),
      await story.seats('29 December'),
      await story.seats('5 January'),
    ]).toEqual(['1 taken, 1 waiting', '2 taken, 0 waiting', '1 taken, 0 waiting']);
    expect(await story.wrong()).toEqual([]);
    expect(await db.ownerSql('select id, reference from registrations order by id')).toEqual(references);
    expect(
      await db.ownerSql(
        `select is_given from consents where person_id = $1 and purpose = 'PHOTOGRAPHS' order by serial desc limit 1`,
        [story.id(SREYMOM)],
      ),
    ).toEqual([{ is_given: true }]);
    expect(
      await db.ownerSql('select full_name, email, phone, merged_into from people where id = $1', [
        story.id(OTHER),
      ]),
    ).toEqual([{ full_name: OTHER, email: null, phone: null, merged_into: story.id(SREYMOM) }]);
    expect(
      await db.ownerSql(
        `select kind, to_address from messages where kind in ('identity.people-merged', 'registrations.promoted', 'registrations.cancelled') order by kind`,
      ),
    ).toEqual([
      { kind: 'identity.people-merged', to_address: 'sreymom@tonle-guesthouse.example' },
      { kind: 'registrations.promoted', to_address: 'vichet@remork.example' },
    ]);
    const audit = await db.ownerSql<{ after: { moved?: Record<string, string[]> } }>(
      `select after from audit_rows where action = 'identity.merge-people' order by subject_id = $1`,
      [story.id(SREYMOM)],
    );
    expect(audit).toHaveLength(2);
    expect(audit[1]!.after.moved!['registrations MOVED']!.toSorted()).toEqual(
      all(OTHER)
        .map((name) => story.id(name))
        .toSorted(),
    );
  });

  it('is refused where it would be wrong, and writes nothing', async () => {
    const { fromId, intoId } = story.pair;
    const preview = async (pair: { fromId: string; intoId: string }, by = story.sovannary): Promise<string> =>
      said(await app.get(MergePeopleService).preview(by, pair));
    expect(await preview({ fromId, intoId: fromId })).toBe('PEOPLE_NOT_MERGED');
    expect(await preview({ fromId, intoId: newId() })).toBe('PERSON_NOT_FOUND');
    expect(await preview({ fromId, intoId: story.sovannary.personId })).toBe('PEOPLE_NOT_MERGED');
    expect(await preview({ fromId: story.id('Keo Sophea'), intoId })).toBe('OK');
    await story.role('Keo Sophea', 'TRAINER', null);
    expect(await preview({ fromId: story.id('Keo Sophea'), intoId })).toBe('PEOPLE_NOT_MERGED');
    expect(await preview({ fromId, intoId: story.id('Keo Sophea') })).toBe('OK');
    await story.role(OTHER, 'COORDINATOR', story.id('Tonle Guesthouse'));
    expect(await preview({ fromId, intoId })).toBe('PEOPLE_NOT_MERGED');
    await story.role(SREYMOM, 'COORDINATOR', story.id('Tonle Guesthouse'));
    expect(await preview({ fromId, intoId })).toBe('OK');
    await app.get(AskErasureService).ask(asPerson(intoId));
    expect(await preview({ fromId, intoId })).toBe('PEOPLE_NOT_MERGED');
    await db.ownerSql('update erasures set cancelled_at = app_now()');
    expect(await story.merge()).toBe('OK');
    expect(await preview({ fromId, intoId })).toBe('PEOPLE_NOT_MERGED');
    expect(await preview({ fromId: intoId, intoId: fromId })).toBe('PEOPLE_NOT_MERGED');
    expect(
      await db.ownerSql(
        `select person_id from role_grants where role = 'COORDINATOR' and person_id = any($1)`,
        [[fromId, intoId]],
      ),
    ).toEqual([{ person_id: intoId }]);
  });

  it('gives an address to a survivor without one and without a role, and to no other', async () => {
    const pair = { fromId: story.id(SREYMOM), intoId: story.id(OTHER) };
    expect((await story.previewed(pair)).takesAddress).toBe(true);
    await story.role(OTHER, 'TRAINER', null);
    expect((await story.previewed(pair)).takesAddress).toBe(false);
    await db.ownerSql(`delete from role_grants where person_id = $1`, [story.id(OTHER)]);
    expect(await story.merge(pair)).toBe('OK');
    expect(await db.ownerSql('select email, phone from people where id = $1', [story.id(OTHER)])).toEqual([
      { email: 'sreymom@tonle-guesthouse.example', phone: '+85517222333' },
    ]);
    expect(await story.undo()).toBe('OK');
    expect(
      await db.ownerSql('select email, phone from people where id = any($1) order by email nulls last', [
        [pair.fromId, pair.intoId],
      ]),
    ).toEqual([
      { email: 'sreymom@tonle-guesthouse.example', phone: null },
      { email: null, phone: '+85517222333' },
    ]);
  });

  it('means the survivor by the other’s name and number from then on', async () => {
    expect(await story.merge()).toBe('OK');
    const contact = parseContact('017 222 333');
    if (!contact.ok) throw new Error('no contact');
    const found = await app
      .get(UnitOfWork)
      .run((tx) => app.get(People).findOrAdd(tx, { fullName: OTHER, contact: contact.value, locale: 'km' }));
    expect(found).toBe(story.id(SREYMOM));
    await story.place(OTHER, '12 January');
    expect(await story.stands(`${OTHER}, 12 January`)).toEqual([
      `${OTHER}, 12 January: Chan Sreymom CONFIRMED`,
    ]);
  });

  it('is known to both ways of registering', async () => {
    expect(await story.merge()).toBe('OK');
    const [row] = await db.ownerSql<{ key: string }>('select match_key as key from people where id = $1', [
      story.id(OTHER),
    ]);
    const seating = await composeSeating(db);
    const answers: string[] = [];
    try {
      for (const register of [
        (request: RegistrationRequest) => seating.one.registerOne(request),
        (request: RegistrationRequest) => seating.batcher.register(request),
      ]) {
        const of = (session: string, n: number): RegistrationRequest => ({
          ...aRequest(story.id(session), n),
          fullName: OTHER,
          email: null,
          phone: '+85517222333',
          matchKey: row!.key,
        });
        answers.push(said(await register(of('29 December', 1))), said(await register(of('12 January', 2))));
      }
    } finally {
      await seating.close();
    }
    expect(answers).toEqual(['ALREADY_REGISTERED', 'OK', 'ALREADY_REGISTERED', 'ALREADY_REGISTERED']);
    expect(
      await db.ownerSql('select person_id from registrations where session_id = $1', [
        story.id('12 January'),
      ]),
    ).toEqual([{ person_id: story.id(SREYMOM) }]);
    expect(await story.wrong()).toEqual([]);
  });

  it('is whole in an export and in an erasure of the survivor', async () => {
    expect(await story.merge()).toBe('OK');
    const sreymom = asPerson(story.id(SREYMOM));
    const file = await app.get(ExportDataService).export(sreymom, 'JSON', 'en');
    if (!file.ok) throw new Error(file.refusal.code);
    const data = JSON.parse(file.value.content) as Record<string, { fullName?: string }[]>;
    expect(data['person']!.map(({ fullName }) => fullName)).toEqual([SREYMOM, OTHER]);
    expect(data['registrations']).toHaveLength(9);
    expect(said(await app.get(AskErasureService).ask(sreymom))).toBe('OK');
    await db.travelBy(15 * DAY);
    const worker = await composeRights(db, 'samaki_worker');
    try {
      expect(await worker.get(ErasePersonService).eraseDue()).toBe(1);
      await new AuditSealer(worker.get(UnitOfWork)).sealOnce();
      expect((await new AuditVerifier(worker.get(UnitOfWork)).verify()).fault).toBeNull();
      expect(await tracesOf(db, [SREYMOM, OTHER, 'sreymom@', '+85517222333', '85517222333'])).toEqual([]);
    } finally {
      await worker.close();
    }
    expect(await story.undo()).toBe('MERGE_NOT_UNDONE');
  });
});

describe('taking it back', () => {
  it('puts back what still can go back, once', async () => {
    const before = await db.ownerSql(`select * from memberships where person_id = $1`, [story.id(OTHER)]);
    expect(await story.merge()).toBe('OK');
    await db.travelBy(DAY);
    const preview = await story.undoPreviewed();
    expect(linesOf(preview.back)).toEqual([
      ['REGISTRATIONS', 4, 0],
      ['SEATS', 0, 1],
      ['MARKS', 0, 1],
      ['MEMBERSHIPS', 0, 1],
      ['CONSENTS', 1, 0],
      ['MESSAGES', 2, 0],
    ]);
    expect(linesOf(preview.stay)).toEqual([['SEATS', 0, 2]]);
    expect(await story.undo('')).toBe('MERGE_REASON_MISSING');
    expect(await story.undo()).toBe('OK');
    expect(await story.stands(...all(OTHER), `${SREYMOM}, 10 November`)).toEqual([
      `${OTHER}, 10 November: ${OTHER} CONFIRMED ABSENT`,
      `${OTHER}, 15 December: ${OTHER} CONFIRMED`,
      `${OTHER}, 29 December: ${OTHER} CANCELLED`,
      `${OTHER}, 5 January: ${OTHER} CONFIRMED`,
      'Chan Sreymom, 10 November: Chan Sreymom CONFIRMED ATTENDED',
    ]);
    expect(await db.ownerSql(`select * from memberships where person_id = $1`, [story.id(OTHER)])).toEqual(
      before,
    );
    expect(
      await db.ownerSql('select phone, merged_into from people where id = $1', [story.id(OTHER)]),
    ).toEqual([{ phone: '+85517222333', merged_into: null }]);
    expect(await story.wrong()).toEqual([]);
    expect(await count('person_merge_rows')).toBe(0);
    const [row] = await db.ownerSql<{ reason: string }>(
      `select reason from audit_rows where action = 'identity.undo-merge' and reason is not null`,
    );
    expect(row!.reason).toMatch(/^sealed:[0-9a-f]{64}$/);
    expect(await story.undo()).toBe('MERGE_NOT_UNDONE');
    expect(await db.ownerSql(`select to_address from messages where kind = 'identity.merge-undone'`)).toEqual(
      [{ to_address: 'sreymom@tonle-guesthouse.example' }],
    );
    expect(await story.merge()).toBe('OK');
  });

  it('leaves with the survivor what was touched since', async () => {
    expect(await story.merge()).toBe('OK');
    const cancelled = await app
      .get(CancelRegistrationService)
      .cancel(asPerson(story.id(SREYMOM)), story.references.get(`${OTHER}, 5 January`)!);
    expect(said(cancelled)).toBe('OK');
    const preview = await story.undoPreviewed();
    expect(linesOf(preview.stay)).toEqual([
      ['REGISTRATIONS', 1, 0],
      ['SEATS', 0, 2],
    ]);
    expect(await story.undo()).toBe('OK');
    expect(await story.stands(`${OTHER}, 5 January`)).toEqual([
      `${OTHER}, 5 January: Chan Sreymom CANCELLED`,
    ]);
    expect(await story.wrong()).toEqual([]);
  });

  it('ends after thirty days, and what it needed with it', async () => {
    expect(await story.merge()).toBe('OK');
    await db.travelBy(29.9 * DAY);
    expect((await story.undoPreviewed()).mergeId).toBe(await story.mergeId());
    await db.travelBy(0.2 * DAY);
    expect(await story.undo()).toBe('MERGE_NOT_UNDONE');
    const worker = await composeRights(db, 'samaki_worker');
    try {
      const retained = await worker.get(RetainService).round();
      expect(retained.find(({ subject }) => subject === 'identity.person-merges')!.count).toBeGreaterThan(5);
    } finally {
      await worker.close();
    }
    expect(await count('person_merge_rows')).toBe(0);
    expect(await count('person_merges')).toBe(1);
  });

  it('waits until a later merge of the survivor is taken back', async () => {
    expect(await story.merge()).toBe('OK');
    const first = await story.mergeId();
    await db.travelBy(DAY);
    expect(await story.merge({ fromId: story.id(SREYMOM), intoId: story.id('Kong Vichet') })).toBe('OK');
    expect(
      await db.ownerSql('select count(*)::int as n from people where merged_into = $1', [
        story.id('Kong Vichet'),
      ]),
    ).toEqual([{ n: 2 }]);
    const early = await app.get(UndoMergeService).preview(story.sovannary, first);
    expect(said(early)).toBe('MERGE_NOT_UNDONE');
    expect(await story.undo()).toBe('OK');
    expect(said(await app.get(UndoMergeService).preview(story.sovannary, first))).toBe('OK');
    expect(await story.wrong()).toEqual([]);
  });
});
