import { AuditTrail } from '#audit';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import { Invitations, RoleGrants } from '#identity';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  DecideProposalService,
  type LockedProposal,
  ProposalRepository,
  ProposeOrganisationService,
  TellAboutOrganisation,
} from '#organisations';
import { SealedValues } from '#privacy';
import { createTestDatabase, type TestDatabase, times } from '#testing';
import type { DataSource } from 'typeorm';
import { aPerson, layOrganisations, type OrganisationsGrounds, said } from './organisations.builder.js';

/* Story: docs/stories/organisation-life.md, "The same moment". */

let db: TestDatabase;
let grounds: OrganisationsGrounds;
let dataSource: DataSource;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layOrganisations(db);
  dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 8 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await grounds.close();
  await db.drop();
});

const serviceOver = (proposals: ProposalRepository): DecideProposalService => {
  const audit = new AuditTrail();
  return new DecideProposalService(
    new UnitOfWork(dataSource, new EventListeners()),
    proposals,
    new RoleGrants(audit, new SealedValues()),
    grounds.app.get(Invitations, { strict: false }),
    new TellAboutOrganisation(new MessageLedger()),
    audit,
  );
};

/** Sovannary verifies and Vannak declines at one moment. Answers what both heard, how many decisions stand written, and how
 *  many were told. */
async function race(
  service: DecideProposalService,
): Promise<{ said: string; written: number; told: number }> {
  const id = newId();
  const proposer = await aPerson(db, 'សុខ ដារ៉ា', `${id}@wheels.example`);
  const proposed = await grounds.app.get(ProposeOrganisationService).propose(proposer, {
    nameKm: null,
    nameEn: `${id.slice(-12).replace(/[0-9]/g, 'x')} ${id} wheels`,
    subKindCode: 'local-ngo',
    cityCode: 'siem-reap',
    website: null,
    why: 'Bicycles',
    notThese: [grounds.lotus],
    idempotencyKey: newId(),
  });
  if (!proposed.ok) throw new Error(proposed.refusal.code);
  const organisationId = proposed.value;
  const answers = await Promise.all([
    service.decide(grounds.sovannary, { organisationId, act: 'VERIFY', version: 1, text: null }),
    service.decide(grounds.vannak, { organisationId, act: 'DECLINE', version: 1, text: 'No.' }),
  ]);
  const [row] = await db.ownerSql<{ told: number }>(
    `select count(*)::int as told from messages where cause_id = $1 and kind in ('organisations.verified', 'organisations.declined')`,
    [organisationId],
  );
  const [proposal] = await db.ownerSql<{ written: number }>(
    'select version - 1 as written from organisation_proposals where organisation_id = $1',
    [organisationId],
  );
  return { said: answers.map(said).join(' '), written: proposal!.written, told: row!.told };
}

describe('two decisions at the same moment', () => {
  it('leave one standing, and one mail', async () => {
    const service = serviceOver(new ProposalRepository());
    for (let n = 0; n < times(6, 100); n += 1) {
      const outcome = await race(service);
      expect(outcome).toEqual({
        said: expect.stringMatching(/^(OK PROPOSAL_DECIDED|PROPOSAL_DECIDED OK)$/) as string,
        written: 1,
        told: 1,
      });
    }
  });
});

/** Reads without the lock, and goes on only when both have read. */
class UnlockedRepository extends ProposalRepository {
  private readers = 0;
  private release: () => void = () => undefined;
  private readonly both = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  override async lock(tx: Tx, organisationId: string): Promise<LockedProposal | null> {
    const unlocked: Tx = {
      ...tx,
      sql: (query) => tx.sql({ ...query, text: query.text.replace('for no key update of o, p', '') }),
    };
    const proposal = await super.lock(unlocked, organisationId);
    this.readers += 1;
    if (this.readers === 2) this.release();
    await this.both;
    return proposal;
  }
}

describe('the twin without the lock', () => {
  // Whether both are told is a matter of their order: a decline first leaves no coordinator to tell the rest.
  it('decides twice', async () => {
    expect(await race(serviceOver(new UnlockedRepository()))).toMatchObject({ said: 'OK OK', written: 2 });
  });
});
