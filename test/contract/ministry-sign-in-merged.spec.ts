/* Stories: docs/stories/people-merging.md and ministry-sign-in.md, through the api: an identity of a record that was merged. */
import { newId } from '#kernel';
import { FakeProvider, tableChecksums } from '#testing';
import { SignInWorld, type TestBrowser } from '../security/sign-in-world.js';
import { AtTheMinistry, type Going } from './at-the-ministry.js';

const world = new SignInWorld();
let moi: FakeProvider;

beforeAll(async () => {
  moi = await FakeProvider.start('moi', { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' });
  await world.begin(FakeProvider.settings(moi));
});
afterAll(async () => {
  await world.end();
  await moi?.stop();
});

const go = (browser: TestBrowser, going: Going): Promise<string> => new AtTheMinistry(moi).go(browser, going);

describe('an identity of a merged record', () => {
  const SUB = 'moi-4802';
  const survivor = world.aBrowser();
  const merger = world.aBrowser();
  let from: string;
  let into: string;
  let linkedAt: Date;
  let mergeId: string;

  const gid = (uuid: string): string => `per_${uuid.replaceAll('-', '')}`;
  const whose = (): Promise<{ person_id: string; created_at: Date }[]> =>
    world.db.ownerSql('select person_id, created_at from provider_identities where subject = $1', [SUB]);
  const lastSignedIn = async (): Promise<string> =>
    (
      await world.db.ownerSql<{ person_id: string }>(
        'select person_id from sign_ins order by id desc limit 1',
      )
    )[0]!.person_id;
  const audited = (action: string): Promise<object[]> =>
    world.db.ownerSql(
      `select actor, subject_id, after from audit_rows where action = $1 and subject_id = any($2) order by at, id`,
      [action, [from, into]],
    );
  const undoPreview = async (): Promise<{ seen: string; back: object[]; stay: object[] }> => {
    const query = `query ($id: ID!) { previewUndoPersonMerge(mergeId: $id) {
      preview { seen back { held moves collides } stay { held } } } }`;
    const { body } = await merger.ask(query, { id: mergeId });
    return (body.data!['previewUndoPersonMerge'] as unknown as { preview: never }).preview;
  };
  const undo = async (seen: string): Promise<string> => {
    const input = { mergeId, seen, reason: 'Mother and daughter.' };
    return (await merger.mutate('undoPersonMerge', input, 'user { id }')).errors[0]?.code ?? 'UNDONE';
  };

  beforeAll(async () => {
    const working = await world.aPerson('merger@samaki.example', 'WORKING_GROUP');
    await world.db.ownerSql(
      `insert into provider_identities (id, person_id, issuer, subject) values ($1, $2, $3, 'moi-merger')`,
      [newId(), working, moi.issuer],
    );
    expect(await go(merger, { sub: 'moi-merger' })).toBe('IN');
    from = await world.aPerson('sreymom.chan@tonle.example');
    into = await world.aPerson('sreymom@tonle.example');
    const other = world.aBrowser();
    await other.signIn('sreymom.chan@tonle.example');
    expect(await go(other, { purpose: 'LINK', sub: SUB })).toBe('IN');
    linkedAt = (await whose())[0]!.created_at;
    await survivor.signIn('sreymom@tonle.example');
    const pair = { fromId: gid(from), intoId: gid(into) };
    const { body } = await merger.ask(
      'query ($fromId: ID!, $intoId: ID!) { previewPersonMerge(fromId: $fromId, intoId: $intoId) { preview { seen } } }',
      pair,
    );
    const { preview } = body.data!['previewPersonMerge'] as unknown as { preview: { seen: string } };
    const merged = await merger.mutate('mergePeople', { ...pair, seen: preview.seen }, 'user { id }');
    expect(merged.errors).toEqual([]);
    const { body: listed } = await merger.ask('{ personMerges { id } }');
    mergeId = (listed.data!['personMerges'] as unknown as { id: string }[])[0]!.id;
  });

  it('signs nobody in, and is nobody else’s to link', async () => {
    expect(await go(world.aBrowser(), { sub: SUB })).toBe('PROVIDER_NOT_LINKED');
    await world.aPerson('stranger@samaki.example');
    const stranger = world.aBrowser();
    await stranger.signIn('stranger@samaki.example');
    const SEEN_ONLY = ['point_buckets', 'provider_attempts', 'audit_rows', 'sign_ins'];
    const before = await tableChecksums(world.db.url, SEEN_ONLY);
    const audits = await world.db.ownerSql('select count(*)::int as n from audit_rows');

    expect(await go(stranger, { purpose: 'LINK', sub: SUB })).toBe('PROVIDER_OF_ANOTHER');

    expect(await tableChecksums(world.db.url, SEEN_ONLY)).toEqual(before);
    expect(
      await world.db.ownerSql('select action from audit_rows order by at, id offset $1', [
        (audits[0] as { n: number }).n,
      ]),
    ).toEqual([{ action: 'identity.refuse-provider' }]);
    expect(await whose()).toMatchObject([{ person_id: from }]);
  });

  it('is the survivor’s once they link it', async () => {
    const { seen } = await undoPreview();
    expect(await go(survivor, { purpose: 'LINK', sub: SUB })).toBe('IN');
    expect(await whose()).toMatchObject([{ person_id: into }]);
    expect(await audited('identity.link-provider')).toEqual([
      { actor: `person:${from}`, subject_id: from, after: { name: 'moi' } },
      { actor: `person:${into}`, subject_id: into, after: { name: 'moi' } },
    ]);
    expect(await audited('identity.unlink-provider')).toEqual([
      { actor: `person:${into}`, subject_id: from, after: { name: 'moi', movedTo: into } },
    ]);
    expect(await go(world.aBrowser(), { sub: SUB })).toBe('IN');
    expect(await lastSignedIn()).toBe(into);
    expect(await undo(seen)).toBe('PREVIEW_CHANGED');
    expect(await whose()).toMatchObject([{ person_id: into }]);
  });

  it('goes back to whom it was when the merge is taken back, and ends the survivor’s sign-ins', async () => {
    const { seen, back, stay } = await undoPreview();
    expect([back, stay]).toEqual([[{ held: 'WAYS_IN', moves: 0, collides: 1 }], []]);
    expect(await survivor.viewer()).toMatchObject({ signedIn: true });

    expect(await undo(seen)).toBe('UNDONE');

    expect(await whose()).toEqual([{ person_id: from, created_at: linkedAt }]);
    expect(await survivor.viewer()).toMatchObject({ signedIn: false });
    expect(
      await world.db.ownerSql(
        'select kind, detail from sign_in_changes where person_id = $1 order by created_at, id',
        [into],
      ),
    ).toEqual([
      { kind: 'PROVIDER_LINKED', detail: 'moi' },
      { kind: 'PROVIDER_UNLINKED', detail: 'moi' },
    ]);
    expect((await audited('identity.unlink-provider')).at(-1)).toMatchObject({ subject_id: into });
    expect((await audited('identity.link-provider')).at(-1)).toMatchObject({
      subject_id: from,
      after: { name: 'moi', movedFrom: into },
    });
    expect(await go(world.aBrowser(), { sub: SUB })).toBe('IN');
    expect(await lastSignedIn()).toBe(from);
    await survivor.signIn('sreymom@tonle.example');
    expect(await go(survivor, { purpose: 'LINK', sub: SUB })).toBe('PROVIDER_OF_ANOTHER');
    expect(await whose()).toMatchObject([{ person_id: from }]);
  });
});
