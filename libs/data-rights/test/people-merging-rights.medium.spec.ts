/* Story: docs/stories/people-merging.md: what a merge gives nobody: roles, ways in, the contact of another. */
import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { ChangeRoleService, SignIns } from '#identity';
import { newId } from '#kernel';
import { MembersService } from '#organisations';
import { OrganisationRosterReads } from '#registrations';
import type { TestDatabase } from '#testing';
import { MergingStory, OTHER, said, SREYMOM } from './merging.builder.js';
import { asPerson, closeStory, tellStory } from './rights.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
});
afterEach(() => closeStory(db, app));

describe('a merge', () => {
  describe('the one role of two coordinators', () => {
    let organisationId = '';
    beforeEach(async () => {
      organisationId = story.id('Tonle Guesthouse');
      await story.role(SREYMOM, 'COORDINATOR', organisationId);
      await story.role(OTHER, 'COORDINATOR', organisationId);
      expect(await story.merge()).toBe('OK');
    });
    const coordinators = async (): Promise<string[]> => {
      const rows = await db.ownerSql<{ name: string }>(
        `select p.full_name as name from role_grants g join people p on p.id = g.person_id
         where g.role = 'COORDINATOR' and p.id = any($1) order by p.full_name`,
        [[story.id(SREYMOM), story.id(OTHER)]],
      );
      return rows.map(({ name }) => name);
    };
    /** What the history of roles says of the other, and the audit. */
    const history = async (): Promise<string[]> => {
      const rows = await db.ownerSql<{ line: string }>(
        `select change as line from role_changes where person_id = $1::uuid
         union all select action from audit_rows where action like 'identity.%-role' and subject_id = $1::text`,
        [story.id(OTHER)],
      );
      return rows.map(({ line }) => line).toSorted();
    };

    it('is given back by an undo, and written as any role that is given', async () => {
      expect(await coordinators()).toEqual([SREYMOM]);
      expect(await story.undo()).toBe('OK');
      expect(await coordinators()).toEqual([SREYMOM, OTHER].toSorted());
      expect(await history()).toEqual(
        ['GIVEN', 'identity.grant-role', 'identity.revoke-role', 'TAKEN'].toSorted(),
      );
    });

    it('is not, once it was taken from the one person that they were', async () => {
      const taken = await app.get(ChangeRoleService).takeRole(story.sovannary, {
        personId: story.id(SREYMOM),
        role: 'COORDINATOR',
        scopeId: organisationId,
        reason: 'Not any more of it',
      });
      expect(said(taken)).toBe('OK');
      const { stay } = await story.undoPreviewed();
      expect(stay).toContainEqual({ held: 'ROLES', moves: 0, collides: 1 });
      expect(await story.undo()).toBe('OK');
      expect(await coordinators()).toEqual([]);
      expect(await history()).toEqual(['TAKEN', 'identity.revoke-role']);
    });

    it('is not, once the organisation is part of another', async () => {
      await db.ownerSql(
        `update organisations set state = 'DECLINED', folded_km = null, folded_en = null where id = $1`,
        [organisationId],
      );
      expect(await story.undo()).toBe('OK');
      expect(await coordinators()).toEqual([SREYMOM]);
    });
  });

  it('tells nobody one contact by another', async () => {
    const organisationId = newId();
    await db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, state)
       select $1, 'PRIVATE_SECTOR', sub_kind_id, city_id, 'ពីរ', 'Second House', 'UNVERIFIED' from organisations where id = $2`,
      [organisationId, story.id('Tonle Guesthouse')],
    );
    await story.role('Kong Vichet', 'COORDINATOR', organisationId);
    const vichet = asPerson(story.id('Kong Vichet'), { role: 'COORDINATOR', scopeId: organisationId });
    expect(await story.merge()).toBe('OK');
    const typed = {
      organisationId,
      fullName: OTHER,
      contact: '017 222 333',
      isAnother: false,
      locale: 'km',
    } as const;
    expect(said(await app.get(MembersService).add(vichet, typed))).toBe('OK');
    const people = async (search: string | null = null, all = false): Promise<(string | null)[]> => {
      const by = all ? story.sovannary : vichet;
      const page = { first: 10, after: null };
      const { items } = await app.get(OrganisationRosterReads).people(by, organisationId, search, page, all);
      return items.map(({ contact }) => contact);
    };
    expect(await people()).toEqual([null]);
    expect(await people('sreymom@tonle')).toEqual([]);
    expect(await people(null, true)).toEqual(['sreymom@tonle-guesthouse.example']);
    await db.ownerSql(
      `insert into organisation_join_requests (id, organisation_id, person_id, state, decided_at, decided_by)
       values ($1, $2, $3, 'APPROVED', app_now(), $4)`,
      [newId(), organisationId, story.id(SREYMOM), vichet.personId],
    );
    expect(await people()).toEqual(['sreymom@tonle-guesthouse.example']);
  });

  it('lets nobody in who was not in before', async () => {
    const from = story.id(OTHER);
    await db.ownerSql(`update people set email = 'mum@example.org', phone = null where id = $1`, [from]);
    await story.role(SREYMOM, 'WORKING_GROUP', null);
    expect(await story.merge()).toBe('OK');
    expect(
      await db.ownerSql('select 1 from sign_ins where person_id = $1 and ended_at is null', [from]),
    ).toEqual([]);
    const open = (): Promise<unknown> =>
      app
        .get(UnitOfWork)
        .run((tx) => app.get(SignIns).open(tx, from, 'EMAIL_CODE', { previousToken: undefined }));
    await expect(open()).rejects.toThrow('merged');
    expect(await db.ownerSql(`select id from people where lower(email) = 'mum@example.org'`)).toEqual([]);
    await expect(story.role(OTHER, 'CHAIR', null)).rejects.toThrow('merged');
  });
});
