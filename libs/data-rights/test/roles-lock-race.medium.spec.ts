/* Stories: docs/stories/roles.md "The same moment", docs/stories/organisation-life.md "Coordinators". Whatever ends a role decides
   alone, whichever door it comes through. */
import type { INestApplicationContext } from '@nestjs/common';
import { AskErasureService, ErasePersonService } from '#data-rights';
import { createDataSource, EventListeners, type Tx, UnitOfWork } from '#database';
import { AcceptInvitationService, ChangeRoleService, deriveInvitationToken, Invitations } from '#identity';
import { CoordinatorsService, DecideProposalService } from '#organisations';
import { TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import type { DataSource } from 'typeorm';
import { said } from './merging.builder.js';
import { asPerson, closeStory, composeRights, PrivacyStory, tellStory } from './rights.builder.js';

const DAY = 86_400_000;
let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let story: PrivacyStory;
const opened: DataSource[] = [];

beforeEach(async () => {
  ({ db, app, story } = await tellStory(PrivacyStory));
  worker = await composeRights(db, 'samaki_worker');
});
afterEach(async () => {
  for (const source of opened.splice(0)) await source.destroy();
  await closeStory(db, app, worker);
});

/** Goes past the lock of roles when told so, and before it commits waits until it may. */
class HeldBeforeCommit extends UnitOfWork {
  private reach: () => void = () => undefined;
  private release: () => void = () => undefined;
  readonly isThere = new Promise<void>((resolve) => (this.reach = resolve));
  private readonly mayGoOn = new Promise<void>((resolve) => (this.release = resolve));

  constructor(
    source: DataSource,
    listeners: EventListeners,
    private readonly isLocked: boolean,
  ) {
    super(source, listeners);
  }

  goOn(): void {
    this.release();
  }

  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.run(async (tx) => {
      const result = await work(this.isLocked ? tx : unlocked(tx));
      this.reach();
      await this.mayGoOn;
      return result;
    });
  }
}

const unlocked = (tx: Tx): Tx => ({
  ...tx,
  sql: (query) => (query.text.includes('identity roles') ? Promise.resolve([]) : tx.sql(query)),
});

async function aUnitOfWork(
  role: 'samaki_app' | 'samaki_worker',
  isLocked: boolean,
): Promise<HeldBeforeCommit> {
  const source = await createDataSource(db.url, role, { poolSize: 2 }).initialize();
  opened.push(source);
  return new HeldBeforeCommit(source, app.get(EventListeners, { strict: false }), isLocked);
}

/** The same service over another unit of work. */
const over = <T extends object>(service: T, unitOfWork: UnitOfWork): T =>
  Object.assign(Object.create(service) as T, { unitOfWork });

type Act = (unitOfWork: UnitOfWork) => Promise<unknown>;

/** The first act has written and not committed when the second one begins; it goes on when the second waits or is done. */
async function meet(
  isLocked: boolean,
  first: Act,
  second: Act,
  of: 'samaki_app' | 'samaki_worker',
): Promise<void> {
  const one = await aUnitOfWork('samaki_app', isLocked);
  const other = await aUnitOfWork(of, isLocked);
  other.goOn();
  const firstDone = first(one);
  await one.isThere;
  let isDone = false;
  const secondDone = second(other).finally(() => (isDone = true));
  await waitFor(async () => isDone || (await somebodyWaits()), 60_000, 'the second to wait or be done');
  one.goOn();
  await Promise.all([firstDone, secondDone]);
}

async function somebodyWaits(): Promise<boolean> {
  const waiting = await db.ownerSql(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
}

const erasing: Act = (unitOfWork) => over(worker.get(ErasePersonService), unitOfWork).eraseDue();
/** Who was asked to be erased fifteen days ago. */
async function isToBeErased(name: string): Promise<void> {
  expect(said(await app.get(AskErasureService).ask(asPerson(story.id(name))))).toBe('OK');
  await db.travelBy(15 * DAY);
}
const holders = async (role: string, scopeId: string | null): Promise<string[]> => {
  const rows = await db.ownerSql<{ name: string }>(
    `select p.full_name as name from role_grants g join people p on p.id = g.person_id
     where g.role = $1 and g.scope_id is not distinct from $2::uuid order by 1`,
    [role, scopeId],
  );
  return rows.map(({ name }) => name);
};

describe('one of two administrators is erased while the other gives up the role', () => {
  async function race(isLocked: boolean): Promise<string[]> {
    await story.role('Kong Vichet', 'ADMINISTRATOR', null);
    await isToBeErased('Kong Vichet');
    const rotha = story.id('Chhim Rotha');
    const command = { personId: rotha, role: 'ADMINISTRATOR', scopeId: null, reason: 'I go' } as const;
    const actor = { ...asPerson(rotha, { role: 'ADMINISTRATOR', scopeId: null }), signInId: null };
    const givingUp: Act = async (unitOfWork) =>
      expect(said(await over(app.get(ChangeRoleService), unitOfWork).takeRole(actor, command))).toBe('OK');
    await meet(isLocked, givingUp, erasing, 'samaki_worker');
    return holders('ADMINISTRATOR', null);
  }

  it('leaves the one who was to be erased', async () => {
    expect(await race(true)).toEqual(['Kong Vichet']);
  });

  it('leaves none without the lock: its twin', async () => {
    expect(await race(false)).toEqual([]);
  });
});

describe('one of two coordinators is erased while the other gives up', () => {
  async function race(isLocked: boolean): Promise<string[]> {
    const organisationId = story.id('Tonle Guesthouse');
    await story.role('Kong Vichet', 'COORDINATOR', organisationId);
    await isToBeErased('Kong Vichet');
    const pisey = asPerson(story.id('Nget Pisey'), { role: 'COORDINATOR', scopeId: organisationId });
    const givingUp: Act = async (unitOfWork) =>
      expect(said(await over(app.get(CoordinatorsService), unitOfWork).giveUp(pisey, organisationId))).toBe(
        'OK',
      );
    await meet(isLocked, givingUp, erasing, 'samaki_worker');
    return holders('COORDINATOR', organisationId);
  }

  it('leaves the one who was to be erased', async () => {
    expect(await race(true)).toEqual(['Kong Vichet']);
  });

  it('leaves nobody without the lock: its twin', async () => {
    expect(await race(false)).toEqual([]);
  });
});

describe('an invitation is accepted while the organisation is declined', () => {
  async function race(isLocked: boolean): Promise<string[]> {
    const organisationId = story.id('Tonle Guesthouse');
    await db.ownerSql(
      `update organisations set state = 'UNVERIFIED', folded_km = null, folded_en = null where id = $1`,
      [organisationId],
    );
    await db.ownerSql(
      `insert into organisation_proposals (organisation_id, proposed_by, why) values ($1, $2, 'Rooms')`,
      [organisationId, story.id('Nget Pisey')],
    );
    const sovannary = asPerson(story.id('Mao Sovannary'), { role: 'WORKING_GROUP', scopeId: null });
    const invited = await app.get(UnitOfWork).run((tx) =>
      app.get(Invitations, { strict: false }).invite(tx, sovannary, {
        email: 'vichet@remork.example',
        fullName: 'Kong Vichet',
        role: 'COORDINATOR',
        scopeId: organisationId,
        locale: 'km',
      }),
    );
    const token = deriveInvitationToken(TEST_SECRET, invited.ok ? invited.value.id : '');
    const accepting: Act = async (unitOfWork) => {
      const service = over(app.get(AcceptInvitationService, { strict: false }), unitOfWork);
      expect(said(await service.acceptInvitation(asPerson(story.id('Kong Vichet')), token))).toBe('OK');
    };
    const declining: Act = async (unitOfWork) => {
      const decision = { organisationId, act: 'DECLINE', version: 1, text: 'Not in Cambodia.' } as const;
      expect(said(await over(app.get(DecideProposalService), unitOfWork).decide(sovannary, decision))).toBe(
        'OK',
      );
    };
    await meet(isLocked, accepting, declining, 'samaki_app');
    return holders('COORDINATOR', organisationId);
  }

  it('leaves no coordinator', async () => {
    expect(await race(true)).toEqual([]);
  });

  it('leaves the one who accepted without the lock: its twin', async () => {
    expect(await race(false)).toEqual(['Kong Vichet']);
  });
});
