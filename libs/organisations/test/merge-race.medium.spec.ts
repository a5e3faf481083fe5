import { AuditTrail } from '#audit';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  MergeLocks,
  MergeOrganisationsService,
  OrganisationHoldings,
  OrganisationMatcher,
  OrganisationReads,
  TellAboutOrganisation,
} from '#organisations';
import { createTestDatabase, type TestDatabase, times } from '#testing';
import type { DataSource } from 'typeorm';
import { aMember, layOrganisations, type OrganisationsGrounds, said } from './organisations.builder.js';

/* Story: docs/stories/merging.md, "Crossing merges". */

let db: TestDatabase;
let grounds: OrganisationsGrounds;
let dataSource: DataSource;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layOrganisations(db);
  await grounds.app.init();
  dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await grounds.close();
  await db.drop();
});

const serviceOver = (locks: MergeLocks): MergeOrganisationsService =>
  new MergeOrganisationsService(
    new UnitOfWork(dataSource, new EventListeners()),
    grounds.app.get(OrganisationHoldings),
    locks,
    new TellAboutOrganisation(new MessageLedger()),
    new AuditTrail(),
  );

async function anOrganisation(name: string): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
     select $1, kind, sub_kind_id, city_id, $3, $3, lower($3), lower($3) from organisations where id = $2`,
    [id, grounds.lotus, name],
  );
  await aMember(db, id, `Member of ${name}`);
  return id;
}

/** A into B and B into A at one moment. Answers what both heard and where the two stand, members with them. */
async function race(service: MergeOrganisationsService): Promise<string> {
  const [a, b] = [await anOrganisation(`A ${newId()}`), await anOrganisation(`B ${newId()}`)];
  const wanted = [
    { fromId: a, intoId: b },
    { fromId: b, intoId: a },
  ];
  const previews = await Promise.all(wanted.map((merging) => service.preview(merging)));
  const answers = await Promise.all(
    wanted.map((merging, at) => {
      const preview = previews[at]!;
      return service.merge(grounds.sovannary, { ...merging, seen: preview.ok ? preview.value.seen : '' });
    }),
  );
  const rows = await db.ownerSql<{ line: string }>(
    `select state || ' ' || (select count(*) from memberships where organisation_id = o.id) as line
     from organisations o where id in ($1, $2) order by 1`,
    [a, b],
  );
  return [answers.map(said).toSorted().join(' '), ...rows.map(({ line }) => line)].join(', ');
}

describe('two merges that cross', () => {
  it('make one of the two, and lose nobody', async () => {
    const service = serviceOver(new MergeLocks());
    const outcomes = new Set<string>();
    for (let n = 0; n < times(5, 100); n += 1) outcomes.add(await race(service));
    expect([...outcomes]).toEqual(['MERGE_NOT_POSSIBLE OK, MERGED 0, VERIFIED 2']);
  });
});

/** Reads without the locks, and goes on only when both have read. */
class NoLocks extends MergeLocks {
  private readers = 0;
  private release: () => void = () => undefined;
  private readonly both_ = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  override first(): Promise<void> {
    return Promise.resolve();
  }

  override async both(tx: Tx, merging: Parameters<MergeLocks['both']>[1]): ReturnType<MergeLocks['both']> {
    const unlocked: Tx = {
      ...tx,
      sql: (query) => tx.sql({ ...query, text: query.text.replace('for update', '') }),
    };
    const standing = await super.both(unlocked, merging);
    this.readers += 1;
    if (this.readers === 2) this.release();
    await this.both_;
    return standing;
  }
}

describe('the twin without the locks', () => {
  it('leaves both merged into each other', async () => {
    expect(await race(serviceOver(new NoLocks()))).toMatch(/^OK OK, MERGED \d, MERGED \d$/);
  });
});

describe('after a merge', () => {
  it('the name, the link and a registration of the other are the survivor’s', async () => {
    const [from, into] = [await anOrganisation('Old Name'), await anOrganisation('New Name')];
    const service = serviceOver(new MergeLocks());
    const preview = await service.preview({ fromId: from, intoId: into });
    if (!preview.ok) throw new Error(preview.refusal.code);
    const merge = { fromId: from, intoId: into, seen: preview.value.seen };
    await aMember(db, from, 'Somebody Late');
    expect(said(await service.merge(grounds.sovannary, merge))).toBe('PREVIEW_CHANGED');
    const again = await service.preview(merge);
    if (!again.ok) throw new Error(again.refusal.code);
    expect(again.value.holdings.find(({ held }) => held === 'MEMBERS')).toMatchObject({
      moves: 2,
      collides: 0,
    });
    expect(said(await service.merge(grounds.sovannary, { ...merge, seen: again.value.seen }))).toBe('OK');
    expect(said(await service.preview(merge))).toBe('MERGE_NOT_POSSIBLE');
    expect(said(await service.preview({ fromId: into, intoId: from }))).toBe('MERGE_NOT_POSSIBLE');
    expect(said(await service.preview({ fromId: into, intoId: into }))).toBe('MERGE_NOT_POSSIBLE');
    expect(said(await service.preview({ fromId: into, intoId: newId() }))).toBe('ORGANISATION_NOT_FOUND');

    expect(await grounds.app.get(OrganisationMatcher).matchByName('old name')).toBe(into);
    expect((await grounds.app.get(OrganisationReads).byIds([from])).get(from)?.id).toBe(into);
    const late = await aMember(db, from, 'Somebody Later');
    expect(
      await db.ownerSql('select organisation_id as id from memberships where person_id = $1', [late]),
    ).toEqual([{ id: into }]);
  });
});
