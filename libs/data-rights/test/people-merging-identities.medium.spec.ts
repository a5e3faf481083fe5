/* Story: docs/stories/people-merging.md: whose a ministry's sign-in is after a merge, and after its undo; and an authenticator. */
import type { INestApplicationContext } from '@nestjs/common';
import { RetainService } from '#data-rights';
import { UnitOfWork } from '#database';
import { lockPerson, ProviderLinks } from '#identity';
import type { TestDatabase } from '#testing';
import { anIdentity, linesOf, MergingStory, MOI, OTHER, said, SREYMOM } from './merging.builder.js';
import { closeStory, composeRights, tellStory } from './rights.builder.js';

const DAY = 86_400_000;

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
});
afterEach(() => closeStory(db, app));

describe('an authenticator', () => {
  it('lets no authenticator wait that was being set up, of either', async () => {
    for (const name of [OTHER, SREYMOM])
      await db.ownerSql(`insert into authenticators (person_id, sealed_secret) values ($1, '\\x00')`, [
        story.id(name),
      ]);
    expect(await story.merge()).toBe('OK');
    expect(await db.ownerSql('select 1 from authenticators')).toEqual([]);
  });
});

describe('an identity at a ministry', () => {
  const link = (name: string): Promise<string> =>
    app
      .get(UnitOfWork)
      .run(async (tx) => {
        await lockPerson(tx, story.id(name));
        return app.get(ProviderLinks).add(tx, story.id(name), MOI, 'moi-4802');
      })
      .then(said);
  const whose = async (): Promise<string[]> =>
    (
      await db.ownerSql<{ name: string }>(
        `select p.full_name as name from provider_identities i join people p on p.id = i.person_id`,
      )
    ).map(({ name }) => name);
  const intoVichet = (): Promise<string> =>
    story.merge({ fromId: story.id(SREYMOM), intoId: story.id('Kong Vichet') });

  beforeEach(() => anIdentity(db, story.id(OTHER), 'moi-4802'));

  it('stays with the record that was merged until the survivor links it, and no other', async () => {
    expect(await story.merge()).toBe('OK');
    expect(await link('Kong Vichet')).toBe('PROVIDER_OF_ANOTHER');
    expect(await whose()).toEqual([OTHER]);
    expect(await link(SREYMOM)).toBe('OK');
    expect(await whose()).toEqual([SREYMOM]);
    expect(await link(SREYMOM)).toBe('PROVIDER_LINKED_ALREADY');
  });

  it('is not the survivor’s who has one there', async () => {
    await anIdentity(db, story.id(SREYMOM), 'moi-own');
    expect(await story.merge()).toBe('OK');
    expect(await link(SREYMOM)).toBe('PROVIDER_LINKED_ALREADY');
    expect((await whose()).toSorted()).toEqual([SREYMOM, OTHER]);
  });

  it('goes back to the record that had it, through two merges', async () => {
    expect(await story.merge()).toBe('OK');
    await db.travelBy(DAY);
    expect(await intoVichet()).toBe('OK');
    expect(await link(SREYMOM)).toBe('PROVIDER_OF_ANOTHER');
    expect(await link('Kong Vichet')).toBe('OK');
    expect(linesOf((await story.undoPreviewed()).back)).toContainEqual(['WAYS_IN', 0, 1]);
    expect(await story.undo()).toBe('OK');
    expect(await whose()).toEqual([OTHER]);
    expect(await link('Kong Vichet')).toBe('PROVIDER_OF_ANOTHER');
    expect(await link(SREYMOM)).toBe('OK');
  });

  it('that the survivor has unlinked is nobody’s, and the undo says so', async () => {
    expect(await story.merge()).toBe('OK');
    expect(await link(SREYMOM)).toBe('OK');
    await db.ownerSql('delete from provider_identities');
    expect(linesOf((await story.undoPreviewed()).stay)).toContainEqual(['WAYS_IN', 0, 1]);
    expect(await story.undo()).toBe('OK');
    expect(await whose()).toEqual([]);
  });

  it('stays with the survivor who linked it once there can be no undo', async () => {
    expect(await story.merge()).toBe('OK');
    expect(await link(SREYMOM)).toBe('OK');
    await db.travelBy(30.1 * DAY);
    const worker = await composeRights(db, 'samaki_worker');
    try {
      await worker.get(RetainService).round();
    } finally {
      await worker.close();
    }
    expect(await whose()).toEqual([SREYMOM]);
  });
});
