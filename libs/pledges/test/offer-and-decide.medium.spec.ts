import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#authz';
import { newId, type Result } from '#kernel';
import {
  ChangePledgeService,
  type OfferPledge,
  OfferPledgeService,
  PledgeReads,
  type PledgeView,
} from '#pledges';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composePledges, type Grounds, layGrounds, layPeople, NOW, type People } from './pledges.builder.js';

/* Story: docs/stories/pledges.md. */

let db: TestDatabase;
let app: INestApplicationContext;
let grounds: Grounds;
let people: People;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  grounds = await layGrounds(db);
  people = await layPeople(db, grounds);
  app = await composePledges(db);
});
beforeEach(() =>
  db.ownerSql(
    'truncate pledges, messages, message_dedupe_keys, outbox, idempotency_keys, pledge_rollup_deltas',
  ),
);
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const offerOf = (more: Partial<OfferPledge> = {}): OfferPledge => ({
  organisationId: grounds.organisations.company,
  city: 'siem-reap',
  sector: 'tourism',
  sessionId: null,
  amount: '១២,៥០០.៥០',
  unit: 'USD',
  description: 'Signs for the old market',
  idempotencyKey: newId(),
  ...more,
});

const said = (result: Result<string>): string => (result.ok ? 'OK' : result.refusal.code);
const offer = (more: Partial<OfferPledge> = {}, actor: Actor = people.pisey): Promise<Result<string>> =>
  app.get(OfferPledgeService).offerPledge(actor, offerOf(more));
const anOffer = async (more: Partial<OfferPledge> = {}): Promise<string> => {
  const result = await offer(more);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const change = (): ChangePledgeService => app.get(ChangePledgeService);
const read = async (actor: Actor, id: string): Promise<PledgeView | undefined> =>
  (await app.get(PledgeReads).byIds(actor, [id])).get(id);

/** Everything that a refusal must leave as it was. */
const written = async (): Promise<unknown> =>
  db.ownerSql(`select (select count(*)::int from pledges) as pledges, (select count(*)::int from messages) as messages,
    (select count(*)::int from outbox) as outbox, (select count(*)::int from idempotency_keys) as keys,
    (select count(*)::int from audit_rows where action like 'pledges.%') as audit,
    (select coalesce(sum(version), 0)::int from pledges) as versions, (select count(*)::int from pledge_rollup_deltas) as deltas`);

const mails = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ line: string }>(
      `select concat_ws(' ', m.kind, p.full_name, m.status) as line from messages m join people p on p.id = m.person_id order by 1`,
    )
  ).map(({ line }) => line);

describe('offering', () => {
  it('writes the pledge, its audit, its event and a mail to each side', async () => {
    const id = await anOffer();

    expect(await read(people.pisey, id)).toEqual({
      id,
      organisationId: grounds.organisations.company,
      cityId: grounds.cities.get('siem-reap'),
      sectorId: grounds.sectors.get('tourism'),
      sessionId: null,
      unit: 'USD',
      value: '1250050',
      isMoney: true,
      description: 'Signs for the old market',
      status: 'OFFERED',
      version: 1,
      offeredAt: expect.any(Date) as Date,
      correctedAt: null,
      decidedAt: null,
      decisionReason: null,
    });
    expect(await mails()).toEqual([
      'pledges.received Both DUE',
      'pledges.received Pisey DUE',
      'pledges.to-decide Both DUE',
      'pledges.to-decide Sovannary DUE',
    ]);
    expect(await db.ownerSql('select topic, payload from outbox')).toEqual([
      { topic: 'pledges.pledge.offered.v1', payload: { pledgeId: id, version: 1 } },
    ]);
    expect(
      await db.ownerSql('select actor, before, after from audit_rows where subject_id = $1', [id]),
    ).toEqual([
      {
        actor: `person:${people.pisey.personId}`,
        before: null,
        after: {
          organisationId: grounds.organisations.company,
          cityId: grounds.cities.get('siem-reap'),
          sectorId: grounds.sectors.get('tourism'),
          sessionId: null,
          status: 'OFFERED',
          version: 1,
          unit: 'USD',
          value: '1250050',
          description: 'Signs for the old market',
        },
      },
    ]);
  });

  it('is done once for one key, however often it is asked, and refuses the key for another offer', async () => {
    const key = newId();
    const first = await anOffer({ idempotencyKey: key });
    const before = await written();

    const again = await Promise.all([1, 2, 3].map(() => offer({ idempotencyKey: key })));
    expect(again).toEqual([1, 2, 3].map(() => ({ ok: true, value: first })));
    expect(said(await offer({ idempotencyKey: key, amount: '100' }))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await written()).toEqual(before);
  });

  it('is done once when the same key comes several times at one moment', async () => {
    const key = newId();
    const answers = await Promise.all([1, 2, 3, 4].map(() => offer({ idempotencyKey: key })));

    expect(new Set(answers.map((answer) => answer.ok && answer.value)).size).toBe(1);
    expect(await db.ownerSql('select count(*)::int as n from pledges')).toEqual([{ n: 1 }]);
  });

  it.each([
    ['ORGANISATION_NOT_FOUND', { organisationId: newId() }],
    ['CITY_NOT_FOUND', { city: 'atlantis' }],
    ['CITY_NOT_FOUND', { city: 'bangkok' }],
    ['SECTOR_NOT_FOUND', { sector: 'alchemy' }],
    ['SESSION_NOT_FOUND', { sessionId: newId() }],
    ['UNIT_UNKNOWN', { unit: 'GBP' }],
    ['UNIT_UNKNOWN', { unit: 'usd' }],
    ['AMOUNT_NOT_POSITIVE', { amount: '0' }],
    ['AMOUNT_TOO_FINE', { amount: '10.125' }],
    ['AMOUNT_TOO_LARGE', { amount: '10000000000000000' }],
    ['DESCRIPTION_TOO_LONG', { description: 'x'.repeat(1_001) }],
  ])('refuses %s for %j and writes nothing; the key stays free', async (code, more) => {
    const before = await written();
    const key = newId();

    expect(said(await offer({ ...more, idempotencyKey: key }))).toBe(code);
    expect(await written()).toEqual(before);
    expect(said(await offer({ idempotencyKey: key }))).toBe('OK');
  });

  it('is not for who does not coordinate the organisation', async () => {
    for (const actor of [people.dara, people.sovannary, people.vannak, people.chair])
      expect(said(await offer({}, actor))).toBe('ORGANISATION_NOT_FOUND');
    expect(await mails()).toEqual([]);
  });
});

describe('correcting', () => {
  it('stands as the next version, and only for who saw the last', async () => {
    const id = await anOffer();
    const corrected = { ...offerOf(), pledgeId: id, amount: '15,000' };

    expect(said(await change().correctPledge(people.pisey, { ...corrected, version: 1 }))).toBe('OK');
    expect(await read(people.pisey, id)).toMatchObject({ value: '1500000', version: 2, status: 'OFFERED' });
    const before = await written();
    expect(
      said(await change().correctPledge(people.pisey, { ...corrected, amount: '16,000', version: 1 })),
    ).toBe('PLEDGE_CHANGED');
    expect(said(await change().correctPledge(people.pisey, { ...corrected, version: 2 }))).toBe(
      'PLEDGE_UNCHANGED',
    );
    expect(said(await change().correctPledge(people.dara, { ...corrected, version: 2 }))).toBe(
      'PLEDGE_NOT_FOUND',
    );
    expect(said(await change().correctPledge(people.sovannary, { ...corrected, version: 2 }))).toBe(
      'PLEDGE_NOT_FOUND',
    );
    expect(said(await change().correctPledge(people.pisey, { ...corrected, amount: '-1', version: 2 }))).toBe(
      'AMOUNT_NOT_POSITIVE',
    );
    expect(await written()).toEqual(before);
  });

  it('may turn money into support in kind, for another city', async () => {
    const id = await anOffer();
    const other = {
      ...offerOf({ city: 'battambang', sector: 'waste', amount: '12.125', unit: 'person-days' }),
    };

    expect(said(await change().correctPledge(people.pisey, { ...other, pledgeId: id, version: 1 }))).toBe(
      'OK',
    );
    expect(await read(people.chair, id)).toMatchObject({
      cityId: grounds.cities.get('battambang'),
      sectorId: grounds.sectors.get('waste'),
      unit: 'person-days',
      value: '12125',
      isMoney: false,
    });
  });
});

describe('answering', () => {
  it('accepts the version that was seen and tells both sides', async () => {
    const id = await anOffer();
    const seen = { pledgeId: id, act: 'ACCEPT' as const, reason: 'Agreed with the market committee' };

    expect(said(await change().decidePledge(people.sovannary, { ...seen, version: 2 }))).toBe(
      'PLEDGE_CHANGED',
    );
    expect(said(await change().decidePledge(people.sovannary, { ...seen, version: 1 }))).toBe('OK');
    expect(await read(people.pisey, id)).toMatchObject({
      status: 'ACCEPTED',
      version: 2,
      decisionReason: 'Agreed with the market committee',
    });
    expect((await mails()).filter((line) => /accepted|decided/.test(line))).toEqual([
      'pledges.accepted Both DUE',
      'pledges.accepted Pisey DUE',
      'pledges.decided Both DUE',
      'pledges.decided Sovannary DUE',
    ]);
    expect(
      await db.ownerSql(
        `select action, before, after, reason from audit_rows where subject_id = $1 and before is not null`,
        [id],
      ),
    ).toEqual([
      {
        action: 'pledges.accept-pledge',
        before: { status: 'OFFERED', version: 1 },
        after: { status: 'ACCEPTED', version: 2 },
        reason: 'Agreed with the market committee',
      },
    ]);
    const before = await written();
    for (const version of [1, 2]) {
      expect(said(await change().decidePledge(people.sovannary, { ...seen, act: 'DECLINE', version }))).toBe(
        'PLEDGE_DECIDED',
      );
      expect(said(await change().withdrawPledge(people.pisey, { pledgeId: id, version }))).toBe(
        'PLEDGE_DECIDED',
      );
      expect(
        said(
          await change().correctPledge(people.pisey, { ...offerOf({ amount: '1' }), pledgeId: id, version }),
        ),
      ).toBe('PLEDGE_DECIDED');
    }
    expect(await written()).toEqual(before);
  });

  it('declines with a reason only, and never one’s own', async () => {
    const id = await anOffer({ amount: '4,000,000', unit: 'KHR', city: 'battambang', sector: 'waste' });
    const before = await written();
    const decline = { pledgeId: id, act: 'DECLINE' as const, version: 1 };

    expect(said(await change().decidePledge(people.sovannary, { ...decline, reason: ' ' }))).toBe(
      'REASON_REQUIRED',
    );
    expect(said(await change().decidePledge(people.both, { ...decline, reason: 'No' }))).toBe('OWN_PLEDGE');
    for (const actor of [people.pisey, people.chair, people.vannak])
      expect(said(await change().decidePledge(actor, { ...decline, reason: 'No' }))).toBe('PLEDGE_NOT_FOUND');
    expect(await written()).toEqual(before);

    const reason = 'The city has the bins already';
    expect(said(await change().decidePledge(people.sovannary, { ...decline, reason }))).toBe('OK');
    expect(await read(people.pisey, id)).toMatchObject({ status: 'DECLINED', decisionReason: reason });
    expect((await mails()).filter((line) => /declined|decided/.test(line))).toHaveLength(4);
  });
});

describe('withdrawing', () => {
  it('ends the offer and takes back the mail that has not left', async () => {
    const id = await anOffer({ amount: '12.125', unit: 'person-days' });

    expect(said(await change().withdrawPledge(people.dara, { pledgeId: id, version: 1 }))).toBe(
      'PLEDGE_NOT_FOUND',
    );
    expect(said(await change().withdrawPledge(people.pisey, { pledgeId: id, version: 1 }))).toBe('OK');
    expect(await read(people.pisey, id)).toMatchObject({ status: 'WITHDRAWN', version: 2 });
    expect((await mails()).map((line) => line.split(' ')[2])).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ]);
  });
});

describe('reading', () => {
  it('shows each only what is theirs to see', async () => {
    const siemReap = await anOffer();
    const battambang = await anOffer({ city: 'battambang' });
    const page = async (actor: Actor, filter = {}): Promise<string[]> =>
      (await app.get(PledgeReads).page(actor, filter, { first: 10, after: null })).items.map(({ id }) => id);

    for (const actor of [people.pisey, people.sovannary, people.chair])
      expect(await page(actor)).toEqual([battambang, siemReap]);
    expect(await page(people.vannak)).toEqual([siemReap]);
    expect(await page(people.dara)).toEqual([]);
    expect(await read(people.dara, siemReap)).toBeUndefined();
    expect(await page(people.chair, { city: 'battambang', unit: 'USD', statuses: ['OFFERED'] })).toEqual([
      battambang,
    ]);
    expect(
      await page(people.chair, {
        sector: 'tourism',
        focusArea: 'industry-and-innovation',
        organisationKind: 'PRIVATE_SECTOR',
      }),
    ).toEqual([battambang, siemReap]);
    expect(await page(people.chair, { statuses: ['ACCEPTED'] })).toEqual([]);
  });

  it('pages by what was offered last, each pledge once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await anOffer({ amount: String(n + 1) }));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await app.get(PledgeReads).page(people.chair, {}, { first: 2, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
    } while (after);

    expect(seen).toEqual(ids.toReversed());
  });
});
