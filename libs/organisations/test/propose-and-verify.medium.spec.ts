import { newId } from '#kernel';
import {
  DecideProposalService,
  OrganisationMatcher,
  OrganisationReads,
  ProposalReads,
  ProposeOrganisationService,
} from '#organisations';
import { createTestDatabase, type TestDatabase } from '#testing';
import {
  afresh,
  aPerson,
  layOrganisations,
  mailsOf,
  NOW,
  type OrganisationsGrounds,
  type Person,
  said,
} from './organisations.builder.js';

/* Story: docs/stories/organisation-life.md. */

let db: TestDatabase;
let grounds: OrganisationsGrounds;
let propose: ProposeOrganisationService;
let decide: DecideProposalService;
let reads: ProposalReads;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  grounds = await layOrganisations(db);
  propose = grounds.app.get(ProposeOrganisationService);
  decide = grounds.app.get(DecideProposalService);
  reads = grounds.app.get(ProposalReads);
});
afterAll(async () => {
  await grounds.close();
  await db.drop();
});

const WHEELS = {
  nameKm: 'កង់បៃតងសៀមរាប',
  nameEn: 'Green Wheels Siem Reap',
  subKindCode: 'local-ngo',
  cityCode: 'siem-reap' as string | null,
  website: 'https://green-wheels.example' as string | null,
  why: 'We lend bicycles to pupils.',
  notThese: [] as string[],
};
let proposers = 0;
const somebody = (): Promise<Person> => {
  proposers += 1;
  return aPerson(db, `គឹម សុខា ${proposers}`, `proposer${proposers}@green-wheels.example`);
};
const proposed = async (actor: Person, more: Partial<typeof WHEELS> = {}): Promise<string> => {
  const result = await propose.propose(actor, { ...WHEELS, ...more, idempotencyKey: newId() });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const stateOf = async (id: string): Promise<string> => {
  const [row] = await db.ownerSql<{ line: string }>(
    `select o.state || ' ' || p.version as line from organisations o join organisation_proposals p on p.organisation_id = o.id where o.id = $1`,
    [id],
  );
  return row!.line;
};

describe('proposing an organisation', () => {
  it('writes it unverified, makes the proposer its coordinator and tells both sides', async () => {
    const id = await proposed(grounds.sreymom, { website: 'green-wheels.example' });

    expect(await stateOf(id)).toBe('UNVERIFIED 1');
    expect((await afresh(db, grounds.sreymom)).roles).toEqual([{ role: 'COORDINATOR', scopeId: id }]);
    expect(await mailsOf(db, id)).toEqual([
      'proposed sreymom.chan@angkor-guides.example',
      'to-verify city-officer@samaki.example',
      'to-verify working-group@samaki.example',
    ]);
    expect(
      await db.ownerSql(`select action from audit_rows where subject_id in ($1, $2) order by action`, [
        id,
        grounds.sreymom.personId,
      ]),
    ).toEqual([{ action: 'identity.grant-role' }, { action: 'organisations.propose-organisation' }]);
    expect((await grounds.app.get(OrganisationReads).byIds([id])).get(id)).toMatchObject({
      state: 'UNVERIFIED',
      website: 'https://green-wheels.example/',
      name: { km: WHEELS.nameKm, en: WHEELS.nameEn },
    });
    expect(await grounds.app.get(OrganisationMatcher).matchByName(WHEELS.nameEn)).toBeNull();
    expect(await db.ownerSql('select match_organisation($1) as id', ['green wheels siem reap'])).toEqual([
      { id: null },
    ]);
    expect(await grounds.app.get(OrganisationReads).count({ search: 'green wheels' })).toBe(0);
  });

  it.each([
    [{ nameKm: '', nameEn: ' ' }, 'NAME_MISSING'],
    [{ subKindCode: 'circus' }, 'SUB_KIND_UNKNOWN'],
    [{ cityCode: 'atlantis' }, 'CITY_NOT_FOUND'],
    [{ why: '' }, 'WHY_INVALID'],
    [{ website: 'javascript:x' }, 'WEBSITE_INVALID'],
    [{ nameKm: '', nameEn: 'Lotus Angkor Hotels' }, 'POSSIBLE_DUPLICATE'],
    [{ nameKm: '', nameEn: 'The LOTUS ANGKOR hotel Co., Ltd.' }, 'POSSIBLE_DUPLICATE'],
  ])('refuses %j and writes nothing', async (more, code) => {
    const actor = await somebody();
    const before = await db.ownerSql('select count(*)::int as n from organisations');

    expect(said(await propose.propose(actor, { ...WHEELS, ...more, idempotencyKey: newId() }))).toBe(code);
    expect(await db.ownerSql('select count(*)::int as n from organisations')).toEqual(before);
    expect(await db.ownerSql('select from role_grants where person_id = $1', [actor.personId])).toEqual([]);
  });

  it('writes one that may be another when the person says that it is not', async () => {
    const actor = await somebody();
    const id = await proposed(actor, {
      nameKm: '',
      nameEn: 'Lotus Angkor Hotels',
      notThese: [grounds.lotus],
    });
    expect((await reads.byIds(grounds.sovannary, [id])).get(id)).toMatchObject({
      notThese: [grounds.lotus],
      name: { km: 'Lotus Angkor Hotels', en: 'Lotus Angkor Hotels' },
    });
  });

  it('answers the same to the same key, and refuses another proposal under it', async () => {
    const actor = await somebody();
    const key = { ...WHEELS, idempotencyKey: newId() };
    const first = await propose.propose(actor, key);
    expect(await propose.propose(actor, key)).toEqual(first);
    expect(said(await propose.propose(actor, { ...key, why: 'Something else' }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });
});

describe('three a day', () => {
  it('refuses the fourth within 24 hours, also when five come at once', async () => {
    const actor = await somebody();
    const answers = await Promise.all(
      ['Sun', 'Moon', 'River', 'Mountain', 'Forest'].map((nameEn) =>
        propose.propose(actor, { ...WHEELS, nameKm: '', nameEn, idempotencyKey: newId() }),
      ),
    );
    expect(answers.map(said).toSorted()).toEqual([
      'OK',
      'OK',
      'OK',
      'TOO_MANY_PROPOSALS',
      'TOO_MANY_PROPOSALS',
    ]);
    await db.travelBy(24 * 3_600_000);
    expect(
      said(await propose.propose(actor, { ...WHEELS, nameKm: '', nameEn: 'Lake', idempotencyKey: newId() })),
    ).toBe('OK');
    await db.travelTo(NOW);
  });
});

describe('deciding', () => {
  it('asks, is answered, is verified on what was seen, and stands', async () => {
    const proposer = await somebody();
    const id = await proposed(proposer);
    const act = (
      who: Person,
      what: 'ASK' | 'ANSWER' | 'VERIFY' | 'DECLINE',
      version: number,
      text = '',
    ): Promise<string> =>
      decide.decide(who, { organisationId: id, act: what, version, text: text || null }).then(said);

    expect(await act(grounds.sovannary, 'ASK', 1, 'Are you registered?')).toBe('OK');
    expect(await stateOf(id)).toBe('UNVERIFIED 2');
    expect(await act(proposer, 'ANSWER', 2, 'Since 2021.')).toBe('OK');
    expect(await act(grounds.vannak, 'VERIFY', 2)).toBe('PROPOSAL_CHANGED');
    expect(await act(grounds.vannak, 'VERIFY', 3)).toBe('OK');
    expect(await stateOf(id)).toBe('VERIFIED 4');
    expect(await act(grounds.sovannary, 'DECLINE', 4, 'x')).toBe('PROPOSAL_DECIDED');
    const [, address] = [0, `proposer${proposers}@green-wheels.example`];
    expect(await mailsOf(db, id)).toEqual([
      'answered working-group@samaki.example',
      `asked ${address}`,
      'decided city-officer@samaki.example',
      'decided working-group@samaki.example',
      `proposed ${address}`,
      'to-verify city-officer@samaki.example',
      'to-verify working-group@samaki.example',
      `verified ${address}`,
    ]);
    expect(await grounds.app.get(OrganisationMatcher).matchByName(WHEELS.nameEn)).toBe(id);
    expect(
      await db.ownerSql(
        `select action, before->>'state' as before, after->>'state' as after, reason from audit_rows
         where subject_id = $1 and action like '%-proposal' order by id`,
        [id],
      ),
    ).toEqual([
      {
        action: 'organisations.ask-proposal',
        before: 'UNVERIFIED',
        after: 'UNVERIFIED',
        reason: 'Are you registered?',
      },
      {
        action: 'organisations.answer-proposal',
        before: 'UNVERIFIED',
        after: 'UNVERIFIED',
        reason: 'Since 2021.',
      },
      { action: 'organisations.verify-proposal', before: 'UNVERIFIED', after: 'VERIFIED', reason: null },
    ]);
  });

  it('ends the roles of a declined one, and tells why', async () => {
    const proposer = await somebody();
    const id = await proposed(proposer, { nameKm: '', nameEn: 'Windmills of Kampot' });
    const wanted = { organisationId: id, act: 'DECLINE' as const, version: 1 };
    expect(said(await decide.decide(grounds.sovannary, { ...wanted, text: ' ' }))).toBe('REASON_REQUIRED');
    expect(said(await decide.decide(grounds.sovannary, { ...wanted, text: 'Not in Cambodia.' }))).toBe('OK');
    expect((await afresh(db, proposer)).roles).toEqual([]);
    expect((await mailsOf(db, id)).filter((line) => line.startsWith('decl'))).toEqual([
      `declined proposer${proposers}@green-wheels.example`,
    ]);
    expect((await reads.byIds(proposer, [id])).get(id)).toMatchObject({
      state: 'DECLINED',
      reason: 'Not in Cambodia.',
    });
  });

  it('is for those of the own city, and never for the own organisation', async () => {
    const id = await proposed(await somebody(), { nameKm: '', nameEn: 'Bamboo Trains' });
    const nowhere = await proposed(await somebody(), { nameKm: '', nameEn: 'Everywhere', cityCode: null });
    const verify = (who: Person, organisationId: string): Promise<string> =>
      decide.decide(who, { organisationId, act: 'VERIFY', version: 1, text: null }).then(said);

    expect(await verify(grounds.officer, id)).toBe('PROPOSAL_NOT_FOUND');
    expect(await verify(grounds.vannak, nowhere)).toBe('PROPOSAL_NOT_FOUND');
    expect(await verify(grounds.pisey, id)).toBe('PROPOSAL_NOT_FOUND');
    const both = {
      ...grounds.sovannary,
      roles: [...grounds.sovannary.roles, { role: 'COORDINATOR' as const, scopeId: id }],
    };
    expect(await verify(both, id)).toBe('OWN_PROPOSAL');

    const seen = async (who: Person): Promise<string[]> =>
      (await reads.page(who, false, { first: 100, after: null })).items.map(
        ({ organisationId }) => organisationId,
      );
    expect(await seen(grounds.officer)).toEqual([]);
    expect(await seen(grounds.vannak)).toContain(id);
    expect(await seen(grounds.vannak)).not.toContain(nowhere);
    expect((await reads.byIds(grounds.officer, [id])).size).toBe(0);
    expect((await reads.byIds(grounds.pisey, [id])).size).toBe(0);
  });

  it('shows the oldest first, page by page', async () => {
    const all = (await reads.page(grounds.sovannary, false, { first: 100, after: null })).items;
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await reads.page(grounds.sovannary, false, { first: 2, after });
      ids.push(...page.items.map(({ organisationId }) => organisationId));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after);
    expect(ids).toEqual(all.map(({ organisationId }) => organisationId));
    expect(all.map(({ proposedAt }) => proposedAt.getTime())).toEqual(
      all.map(({ proposedAt }) => proposedAt.getTime()).toSorted((a, b) => a - b),
    );
    expect(await reads.waiting(grounds.sovannary)).toBe(all.length);
  });
});
