import { AuditTrail } from '#audit';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import type { Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { ChangePledgeService } from '#pledges';
import { createTestDatabase, type TestDatabase, times } from '#testing';
import type { DataSource } from 'typeorm';
import { PledgeRepository, type StandingPledge } from '../src/domain/pledge.repository.js';
import { TellAboutPledge } from '../src/domain/tell-about-pledge.js';
import { aPledge, type Grounds, layGrounds, layPeople, type People } from './pledges.builder.js';

/* Story: docs/stories/pledges.md, "The same moment". */

let db: TestDatabase;
let grounds: Grounds;
let people: People;
let dataSource: DataSource;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layGrounds(db);
  people = await layPeople(db, grounds);
  dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await db.drop();
});

const serviceOver = (pledges: PledgeRepository): ChangePledgeService =>
  new ChangePledgeService(
    new UnitOfWork(dataSource, new EventListeners()),
    pledges,
    new TellAboutPledge(new MessageLedger()),
    new AuditTrail(),
  );

/** Accepts and corrects one pledge of USD 125 to USD 150 at the same moment. Answers what each heard, and what stands. */
async function race(service: ChangePledgeService): Promise<string> {
  const pledgeId = await aPledge(db, {
    organisationId: grounds.organisations.company,
    cityId: grounds.cities.get('siem-reap')!,
    sectorId: grounds.sectors.get('tourism')!,
    unit: 'USD',
    value: 12_500,
  });
  const terms = { city: 'siem-reap', sector: 'tourism', sessionId: null, unit: 'USD', description: null };
  const answers = await Promise.all([
    service.decidePledge(people.sovannary, { pledgeId, version: 1, act: 'ACCEPT' }),
    service.correctPledge(people.pisey, { pledgeId, version: 1, amount: '150', ...terms }),
  ]);
  const [row] = await db.ownerSql<{ stands: string }>(
    `select concat_ws(' ', status, amount_minor, version) as stands from pledges where id = $1`,
    [pledgeId],
  );
  return [...answers.map(said), row!.stands].join(', ');
}

const said = (result: Result<string>): string => (result.ok ? 'OK' : result.refusal.code);

const ACCEPTED_AS_SEEN = 'OK, PLEDGE_DECIDED, ACCEPTED 12500 2';
const CORRECTED_FIRST = 'PLEDGE_CHANGED, OK, OFFERED 15000 2';

describe('an answer and a correction at the same moment', () => {
  it('never accept an amount that was not the one seen', async () => {
    const service = serviceOver(new PledgeRepository());
    const outcomes: string[] = [];
    for (let n = 0; n < times(10, 200); n += 1) outcomes.push(await race(service));

    expect(outcomes.filter((outcome) => outcome !== ACCEPTED_AS_SEEN && outcome !== CORRECTED_FIRST)).toEqual(
      [],
    );
  });

  it('let one of five answers stand', async () => {
    const service = serviceOver(new PledgeRepository());
    const pledgeId = await aPledge(db, {
      organisationId: grounds.organisations.ngo,
      cityId: grounds.cities.get('siem-reap')!,
      sectorId: grounds.sectors.get('tourism')!,
      unit: 'KHR',
      value: 1,
    });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        service.decidePledge(people.sovannary, {
          pledgeId,
          version: 1,
          act: n % 2 ? 'ACCEPT' : 'DECLINE',
          reason: 'r',
        }),
      ),
    );

    expect(answers.map(said).toSorted()).toEqual(['OK', ...Array<string>(4).fill('PLEDGE_DECIDED')]);
    expect(
      await db.ownerSql(
        `select count(*)::int as n from messages where cause_id = $1 and kind = 'pledges.decided'`,
        [pledgeId],
      ),
    ).toEqual([{ n: 2 }]);
  });
});

/** Reads without the lock, and goes on only when both have read. */
class UnlockedRepository extends PledgeRepository {
  private readers = 0;
  private release: () => void = () => undefined;
  private readonly both = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  override async lockById(tx: Tx, id: string): Promise<StandingPledge | null> {
    const unlocked: Tx = {
      ...tx,
      sql: (query) => tx.sql({ ...query, text: query.text.replace('for no key update', '') }),
    };
    const pledge = await super.lockById(unlocked, id);
    this.readers += 1;
    if (this.readers === 2) this.release();
    await this.both;
    return pledge;
  }
}

describe('the twin without the lock', () => {
  it('accepts an amount that nobody saw', async () => {
    expect(await race(serviceOver(new UnlockedRepository()))).toBe('OK, OK, ACCEPTED 15000 3');
  });
});
