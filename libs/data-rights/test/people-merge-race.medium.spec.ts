/* Story: docs/stories/people-merging.md, "Races". */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import {
  lockPerson,
  MergeMail,
  MergePeopleService,
  parseContact,
  People,
  PersonMergeLocks,
  ProviderLinks,
  UndoLocks,
  UndoMergeService,
} from '#identity';
import { newId, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { PersonHoldings, type PersonMerging, SealedValues } from '#privacy';
import { RegisterOneService } from '#registrations';
import { type TestDatabase, times, waitFor } from '#testing';
import type { DataSource } from 'typeorm';
import { aRequest } from '../../registrations/test/seats.builder.js';
import { anIdentity, MergingStory, MOI, OTHER, said, SREYMOM } from './merging.builder.js';
import { closeStory, tellStory } from './rights.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
  dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
});
afterAll(async () => {
  await dataSource?.destroy();
  await closeStory(db, app);
});

const holdings = (): PersonHoldings => app.get(PersonHoldings, { strict: false });
const mergingWith = (locks: PersonMergeLocks, holds = holdings()): MergePeopleService =>
  new MergePeopleService(
    unitOfWork,
    holds,
    locks,
    new MergeMail(new MessageLedger()),
    new SealedValues(),
    new AuditTrail(),
  );
const undoingWith = (people: PersonMergeLocks, locks: UndoLocks): UndoMergeService =>
  new UndoMergeService(
    unitOfWork,
    holdings(),
    people,
    locks,
    new MergeMail(new MessageLedger()),
    new SealedValues(),
    new AuditTrail(),
  );

let numbers = 0;
/** Somebody new with a number of their own. */
async function somebody(fullName: string): Promise<string> {
  numbers += 1;
  const contact = parseContact(`+855 16 ${String(200_000 + numbers)}`);
  if (!contact.ok) throw new Error('no contact');
  return unitOfWork.run((tx) =>
    new People(unitOfWork).findOrAdd(tx, { fullName, contact: contact.value, locale: 'km' }),
  );
}

/** Somebody without any contact. */
async function nobodyCanReach(fullName: string): Promise<string> {
  const id = newId();
  await db.ownerSql(`insert into people (id, full_name, locale, match_key) values ($1, $2, 'km', $3)`, [
    id,
    fullName,
    `apart ${id}`,
  ]);
  return id;
}

/** Waits until so many have come. */
class Meeting {
  private readers = 0;
  private release: () => void = () => undefined;
  readonly isThere = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  constructor(private readonly expected: number) {}

  async come(): Promise<void> {
    this.readers += 1;
    if (this.readers >= this.expected) this.release();
    await this.isThere;
  }
}

const unlocked = (tx: Tx): Tx => ({
  ...tx,
  sql: (query) => tx.sql({ ...query, text: query.text.replace(/for update( of p)?/, '') }),
});

/** Reads without the locks, and goes on only when both have read. */
class NoPeopleLocks extends PersonMergeLocks {
  constructor(private readonly meeting: Meeting) {
    super();
  }

  override first(): Promise<void> {
    return Promise.resolve();
  }

  override async both(tx: Tx, merging: PersonMerging): ReturnType<PersonMergeLocks['both']> {
    const standing = await super.both(unlocked(tx), merging);
    await this.meeting.come();
    return standing;
  }
}

const codes = (answers: readonly Result<unknown, { code: string }>[]): string =>
  answers.map(said).toSorted().join(' ');

describe('two merges that cross', () => {
  /** A into B and B into A at one moment. Answers what both heard, and how many of the two lead elsewhere. */
  async function cross(service: MergePeopleService): Promise<string> {
    const [a, b] = [await nobodyCanReach('A'), await nobodyCanReach('B')];
    const wanted = [
      { fromId: a, intoId: b },
      { fromId: b, intoId: a },
    ];
    const seen = await Promise.all(wanted.map(async (pair) => (await story.previewed(pair)).seen));
    const settled = await Promise.allSettled(
      wanted.map((pair, at) => service.merge(story.sovannary, { ...pair, seen: seen[at]! })),
    );
    const heard = settled.map((one) => (one.status === 'fulfilled' ? said(one.value) : 'THREW')).toSorted();
    const [row] = await db.ownerSql<{ n: number }>(
      'select count(*)::int as n from people where id in ($1, $2) and merged_into is not null',
      [a, b],
    );
    return `${heard.join(' ')}, ${row!.n} merged`;
  }

  it('make one of the two', async () => {
    const outcomes = new Set<string>();
    for (let n = 0; n < times(5, 100); n += 1) outcomes.add(await cross(mergingWith(new PersonMergeLocks())));
    expect([...outcomes]).toEqual(['OK PEOPLE_NOT_MERGED, 1 merged']);
  });

  it('the twin without the locks leaves both merged into each other, or fails at the last wall', async () => {
    // Whoever writes second meets the row of the first: as it was, or as it is and then the constraint ends it. Now and then
    // PostgreSQL ends one of two that wait for each other, which then begins anew after the other: so it is tried a few times.
    const outcomes: string[] = [];
    for (let n = 0; n < 4; n += 1) outcomes.push(await cross(mergingWith(new NoPeopleLocks(new Meeting(2)))));
    const wrong = outcomes.filter((outcome) => outcome !== 'OK PEOPLE_NOT_MERGED, 1 merged');
    expect(wrong).not.toEqual([]);
    for (const outcome of wrong) expect(outcome).toMatch(/^(OK OK, 2 merged|OK THREW, 1 merged)$/);
  });
});

describe('a registration of the other in the moment of the merge', () => {
  /** The merge and a registration under the other's name at once. Answers whose it is. */
  async function race(): Promise<string> {
    const [from, into] = [await somebody('Sok Dara'), await somebody('Sokh Darah')];
    const [person] = await db.ownerSql<{ phone: string; matchKey: string }>(
      'select phone, match_key as "matchKey" from people where id = $1',
      [from],
    );
    const { seen } = await story.previewed({ fromId: from, intoId: into });
    const request = {
      ...aRequest(story.id('12 January'), numbers),
      fullName: 'Sok Dara',
      email: null,
      phone: person!.phone,
      matchKey: person!.matchKey,
    };
    await db.ownerSql('update session_seats set capacity = 1000');
    const [merged, registered] = await Promise.all([
      mergingWith(new PersonMergeLocks()).merge(story.sovannary, { fromId: from, intoId: into, seen }),
      app.get(RegisterOneService).registerOne(request),
    ]);
    const rows = await db.ownerSql<{ whose: string }>(
      `select case person_id when $1 then 'other' when $2 then 'survivor' else 'somebody' end as whose
       from registrations where id = $3`,
      [from, into, request.registrationId],
    );
    return `${said(registered)} ${said(merged)} ${rows.map(({ whose }) => whose).join()}`;
  }

  it('is the survivor’s, or the merge sees it first', async () => {
    const outcomes = new Set<string>();
    for (let n = 0; n < times(10, 200); n += 1) outcomes.add(await race());
    const fine = new Set(['OK OK survivor', 'OK PREVIEW_CHANGED other']);
    expect([...outcomes].filter((outcome) => !fine.has(outcome))).toEqual([]);
    expect(await story.wrong()).toEqual([]);
  });

  /** Writes a registration of the other between the read of the person and the end of the merge. Answers whose it is. */
  async function late(): Promise<string> {
    const [from, into] = [await somebody('Chan Dara'), await somebody('Chann Darah')];
    const { seen } = await story.previewed({ fromId: from, intoId: into });
    const merged = await mergingWith(new PersonMergeLocks()).merge(story.sovannary, {
      fromId: from,
      intoId: into,
      seen,
    });
    expect(said(merged)).toBe('OK');
    story.ids.set('Late', from);
    const id = await story.place('Late', '12 January');
    const [row] = await db.ownerSql<{ whose: string }>(
      `select case person_id when $1 then 'other' else 'survivor' end as whose from registrations where id = $2`,
      [from, id],
    );
    return row!.whose;
  }

  it('is the survivor’s even where the person was read before', async () => {
    expect(await late()).toBe('survivor');
  });

  it('the twin without the trigger leaves it with a record that leads elsewhere', async () => {
    await db.ownerSql('alter table registrations disable trigger tr_registrations__follow_person');
    try {
      expect(await late()).toBe('other');
    } finally {
      await db.ownerSql('alter table registrations enable trigger tr_registrations__follow_person');
    }
  });
});

describe('two undos', () => {
  /** Two undos of one merge at one moment. Answers what both heard. */
  async function twice(service: UndoMergeService): Promise<string> {
    const pair = { fromId: await somebody('Ny Sopha'), intoId: await somebody('Ny Sophal') };
    expect(await story.merge(pair)).toBe('OK');
    const [row] = await db.ownerSql<{ id: string }>(
      'select id from person_merges where from_person_id = $1',
      [pair.fromId],
    );
    const preview = await undoingWith(new PersonMergeLocks(), new UndoLocks()).preview(
      story.sovannary,
      row!.id,
    );
    if (!preview.ok) throw new Error(preview.refusal.code);
    const command = { mergeId: row!.id, seen: preview.value.seen, reason: 'Two people.' };
    const answers = await Promise.all([
      service.undo(story.sovannary, command),
      service.undo(story.sovannary, command),
    ]);
    const [audit] = await db.ownerSql<{ n: number }>(
      `select count(*)::int as n from audit_rows where action = 'identity.undo-merge' and subject_id = $1`,
      [pair.fromId],
    );
    return `${codes(answers)}, audited ${audit!.n}`;
  }

  it('are one', async () => {
    const outcomes = new Set<string>();
    for (let n = 0; n < times(5, 100); n += 1)
      outcomes.add(await twice(undoingWith(new PersonMergeLocks(), new UndoLocks())));
    expect([...outcomes]).toEqual(['MERGE_NOT_UNDONE OK, audited 1']);
  });

  it('the twin without the locks records two', async () => {
    const meeting = new Meeting(2);
    class NoUndoLocks extends UndoLocks {
      override async merge(tx: Tx, mergeId: string): ReturnType<UndoLocks['merge']> {
        return super.merge(unlocked(tx), mergeId);
      }
    }
    expect(await twice(undoingWith(new NoPeopleLocks(meeting), new NoUndoLocks()))).not.toBe(
      'MERGE_NOT_UNDONE OK, audited 1',
    );
    expect(story.id(OTHER)).not.toBe(story.id(SREYMOM));
  });
});

describe('the survivor links the other’s identity while the merge is taken back', () => {
  let subjects = 0;
  /** A merge whose other has an identity at the ministry, and an undo of it that has been previewed. */
  async function merged() {
    subjects += 1;
    const subject = `moi-${String(subjects)}`;
    const pair = { fromId: await somebody('Prak Dara'), intoId: await somebody('Prak Darah') };
    await anIdentity(db, pair.fromId, subject);
    expect(await story.merge(pair)).toBe('OK');
    const mergeId = await story.mergeId();
    const { seen } = await story.undoPreviewed();
    const whose = async (): Promise<string> => {
      const rows = await db.ownerSql<{ whose: string }>(
        `select case person_id when $1 then 'other' when $2 then 'survivor' end as whose from provider_identities where subject = $3`,
        [pair.fromId, pair.intoId, subject],
      );
      return rows.map((row) => row.whose).join();
    };
    const link = (lock: typeof lockPerson): Promise<string> =>
      unitOfWork
        .run(async (tx) => {
          await lock(tx, pair.intoId);
          return app.get(ProviderLinks).add(tx, pair.intoId, MOI, subject);
        })
        .then(said);
    return { undo: { mergeId, seen, reason: 'Two people.' }, link, whose };
  }

  it('is the other’s in the end, or the undo sees it first', async () => {
    const outcomes = new Set<string>();
    for (let n = 0; n < times(5, 100); n += 1) {
      const { undo, link, whose } = await merged();
      const service = undoingWith(new PersonMergeLocks(), new UndoLocks());
      const [undone, linked] = await Promise.all([service.undo(story.sovannary, undo), link(lockPerson)]);
      outcomes.add(`${said(undone)} ${linked} ${await whose()}`);
    }
    const fine = new Set(['OK PROVIDER_OF_ANOTHER other', 'PREVIEW_CHANGED OK survivor']);
    expect([...outcomes].filter((outcome) => !fine.has(outcome))).toEqual([]);
  });

  /** Links after the undo has its locks and before it commits. Answers what both heard, and whose it is. */
  async function between(lock: typeof lockPerson): Promise<string> {
    const { undo, link, whose } = await merged();
    const [locked, goOn] = [new Meeting(1), new Meeting(1)];
    class SlowLocks extends PersonMergeLocks {
      override async both(tx: Tx, merging: PersonMerging): ReturnType<PersonMergeLocks['both']> {
        const standing = await super.both(tx, merging);
        await locked.come();
        await goOn.isThere;
        return standing;
      }
    }
    const undone = undoingWith(new SlowLocks(), new UndoLocks()).undo(story.sovannary, undo);
    await locked.isThere;
    const linked = link(lock);
    await waitFor(async () => (await waiting()) === 1, 30_000, 'the link to wait');
    await goOn.come();
    return `${said(await undone)} ${await linked} ${await whose()}`;
  }

  it('is the other’s when the undo came first', async () => {
    expect(await between(lockPerson)).toBe('OK PROVIDER_OF_ANOTHER other');
  });

  it('the twin without the survivor’s lock leaves it with somebody who is another again', async () => {
    expect(await between(() => Promise.resolve())).toBe('OK OK survivor');
  });
});

/** Backends of this database that wait for somebody's row. */
async function waiting(): Promise<number> {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`,
  );
  return row!.n;
}
