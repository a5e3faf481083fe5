/* Story: docs/stories/outreach.md, "Who may": organisations that are kept out of campaigns. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#authz';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import pg from 'pg';
import { ExcludeOrganisationService } from '../src/domain/exclude-organisation.service.js';
import { ExclusionReads } from '../src/domain/exclusion-reads.js';
import { RecipientReads } from '../src/domain/recipient-reads.js';
import type { Segment } from '../src/domain/segment.js';
import { composeOutreach, tellStory, type World } from './outreach.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let world: World;
let writer: Actor & { personId: string };
let officer: Actor & { personId: string };

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeOutreach(db);
  world = await tellStory(db);
  writer = await world.writer();
  officer = await world.officer('siem-reap');
  await app.get(ExcludeOrganisationService).exclude(officer, {
    organisationId: world.id('Remork Drivers Network'),
    reason: 'They were written to twice this month',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const segment = (): Segment => ({
  kinds: ['PRIVATE_SECTOR', 'NGO'],
  cityIds: [world.id('siem-reap')],
  subKindIds: [],
  isTrained: null,
});
const traces = async (): Promise<number[]> => {
  const counts = await Promise.all(
    ['audit_rows', 'outreach_exclusions'].map((table) =>
      db.ownerSql<{ n: number }>(`select count(*)::int as n from ${table}`),
    ),
  );
  return counts.map(([row]) => row!.n);
};

/** Backends of this database that wait for somebody's row. */
async function waiting(): Promise<number> {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`,
  );
  return row!.n;
}

describe('keeping an organisation out', () => {
  const service = (): ExcludeOrganisationService => app.get(ExcludeOrganisationService);
  beforeEach(async () => {
    await service().include(writer, { organisationId: world.id('Kravan Crafts') });
  });

  it('is an officer’s for their own city, with a reason, until it is let in again', async () => {
    const organisationId = world.id('Kravan Crafts');

    expect(await service().exclude(officer, { organisationId, reason: ' Moving house ' })).toEqual({
      ok: true,
      value: organisationId,
    });
    expect(await app.get(RecipientReads).reach(writer, segment(), null)).toMatchObject({ invited: 3 });
    const listed = await app.get(ExclusionReads).page(officer, { first: 10, after: null });
    expect(listed.items.map((each) => [each.reason, each.excludedBy])).toEqual([
      ['Moving house', 'Officer of siem-reap'],
      ['They were written to twice this month', 'Officer of siem-reap'],
    ]);

    await service().include(officer, { organisationId });
    expect(await app.get(RecipientReads).reach(writer, segment(), null)).toMatchObject({ invited: 4 });
    expect(
      await db.ownerSql(`select action from audit_rows where subject_id = $1 order by id desc limit 2`, [
        organisationId,
      ]),
    ).toEqual([{ action: 'outreach.include-organisation' }, { action: 'outreach.exclude-organisation' }]);
  });

  it('is undone by who lets it in a moment after, although the look began before', async () => {
    const organisationId = world.id('Kravan Crafts');
    const other = new pg.Client(db.url);
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from organisations where id = $1 for update', [organisationId]);
      const included = service().include(officer, { organisationId });
      await waitFor(async () => (await waiting()) === 1, 30_000, 'the second to wait');
      await other.query(
        `insert into outreach_exclusions (organisation_id, reason, excluded_by) values ($1, 'Moving house', $2)`,
        [organisationId, officer.personId],
      );
      await other.query('commit');

      expect(await included).toMatchObject({ ok: true });
    } finally {
      await other.end();
    }
    expect(await app.get(RecipientReads).reach(writer, segment(), null)).toMatchObject({ invited: 4 });
    expect(
      await db.ownerSql(`select before from audit_rows where subject_id = $1 order by id desc limit 1`, [
        organisationId,
      ]),
    ).toEqual([{ before: { exclusion: 'Moving house' } }]);
  });

  it('is refused for another city, without a reason, and for nothing', async () => {
    const before = await traces();
    const elsewhere = { organisationId: world.id('Sangker Rice Mill'), reason: 'x' };

    expect(await service().exclude(officer, elsewhere)).toMatchObject({
      refusal: { code: 'ORGANISATION_NOT_FOUND' },
    });
    expect(await service().include(officer, elsewhere)).toMatchObject({
      refusal: { code: 'ORGANISATION_NOT_FOUND' },
    });
    for (const reason of ['  ', '\u200b\u2800'])
      expect(
        await service().exclude(officer, { organisationId: world.id('Kravan Crafts'), reason }),
      ).toMatchObject({ refusal: { code: 'EXCLUSION_REASON_MISSING' } });
    expect(await service().include(officer, { organisationId: world.id('Kravan Crafts') })).toMatchObject({
      ok: true,
    });

    expect(await traces()).toEqual(before);
    expect(
      (await app.get(ExclusionReads).page(await world.officer('battambang'), { first: 10, after: null }))
        .items,
    ).toEqual([]);
  });
});
