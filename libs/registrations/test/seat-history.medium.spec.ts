/* Story: docs/stories/seats-race.md, *What many do at one moment*. */
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { newId, type Result } from '#kernel';
import {
  addressToken,
  AnswerOfferService,
  CancelRegistrationService,
  ConfirmAddressService,
  SeatBatcher,
  TransferRegistrationService,
} from '#registrations';
import { createTestDatabase, type Deed, findOrder, propertyRuns, type TestDatabase, times } from '#testing';
import { Guests } from './guests.builder.js';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { type SeatAct, seatLaw } from './seat-history.law.js';
import { CLASSES } from './seat-model.commands.js';
import { SeatModel } from './seat-model.js';
import { COUNTERS_ALIKE, counters, standing } from './seat-model.rows.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

const START = new Date('2026-12-08T06:30:00Z');
/** Minutes; over when the clock goes on before many come at once, as the offers are. */
const HOLD_MINUTES = 45;
const LATER_MS = 25 * 3_600_000;

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;
let organisations: string[];

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
  organisations = [
    await line.organisation('PRIVATE_SECTOR', 'phnom-penh'),
    await line.organisation('NGO', 'battambang'),
    await line.organisation('PRIVATE_SECTOR', 'siem-reap'),
    await line.organisation('NGO', 'siem-reap'),
  ];
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const intent = fc.record({
  what: fc.constantFrom(
    ...([
      'register',
      'register',
      'register',
      'twin',
      'again',
      'group',
      'cancel',
      'cancel',
      'accept',
    ] as const),
    ...(['decline', 'confirm', 'confirm', 'transfer', 'capacity', 'end-holds', 'end-offers'] as const),
  ),
  who: fc.nat(60),
  kind: fc.nat(CLASSES.length - 1),
});
type Intent = typeof intent extends fc.Arbitrary<infer T> ? T : never;
const scenario = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  quotas: fc.boolean(),
  offers: fc.boolean(),
  holds: fc.boolean(),
  asks: fc.boolean(),
  /** Before: one after the other. */
  before: fc.array(intent, { minLength: 3, maxLength: 8, size: 'max' }),
  /** At one moment: each client one act after the other. */
  clients: fc.array(fc.array(intent, { minLength: 2, maxLength: 4, size: 'max' }), {
    minLength: 2,
    maxLength: 4,
    size: 'max',
  }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

interface Known {
  readonly name: string;
  readonly n: number;
  readonly kind: number;
  readonly key: string;
}

/** One session, whoever acts upon it, and what they were answered. */
class History {
  readonly deeds: Deed<SeatAct>[] = [];
  private clock = 0;
  /** Who came alone, newest last. */
  private readonly known: Known[] = [];
  private readonly twins: Known[];

  private constructor(
    readonly sessionId: string,
    readonly model: SeatModel,
  ) {
    this.twins = [0, 1, 2].map((kind) => newcomer(kind));
  }

  static async begin(told: Scenario): Promise<History> {
    await db.travelTo(NOW);
    const sessionId = await aSession(db, { capacity: told.capacity, startsAt: START });
    const history = new History(sessionId, modelOf(told));
    const settings = {
      capacity: told.capacity,
      quotas: told.quotas
        ? [{ organisationKind: 'NGO' as const, cityId: null, seats: 1, releaseHours: null }]
        : [],
      groupPolicy: told.holds ? ('HOLD' as const) : ('SKIP' as const),
      promotion: told.offers ? ('OFFER' as const) : ('CONFIRM' as const),
      offerCutoffHours: 12,
      addressHoldMinutes: told.asks ? HOLD_MINUTES : 0,
    };
    history.settings = settings;
    await line.set(sessionId, settings);
    return history;
  }
  private settings: Parameters<Line['set']>[1] = { capacity: 1 };

  /** Begins when it is called: what it decides upon is known by then. */
  async do(intended: Intent): Promise<void> {
    const [act, run] = this.resolve(intended);
    this.clock += 1;
    const began = this.clock;
    const answer = await run().catch((error: Error) => `BROKE: ${error.message}`);
    this.clock += 1;
    this.deeds.push({ act, answer, began, ended: this.clock });
  }

  private resolve({ what, who, kind }: Intent): [SeatAct, () => Promise<string>] {
    const one = this.known[who % Math.max(1, this.known.length)];
    if (what === 'register' || !one) return this.registering(newcomer(kind), true);
    if (what === 'twin') return this.registering({ ...this.twins[who % 3]!, key: newId() }, false);
    if (what === 'again') return this.registering(one, false);
    if (what === 'group') return this.grouping(kind, 2 + (who % 2));
    if (what === 'capacity') {
      const seats = 1 + (who % 5);
      return [
        { act: what, seats },
        () => said(line.set(this.sessionId, { ...this.settings, capacity: seats })),
      ];
    }
    if (what === 'end-holds') return [{ act: what }, () => guests.holds.endHolds().then(() => 'OK')];
    if (what === 'end-offers') return [{ act: what }, () => line.tend.endOffers().then(() => 'OK')];
    return this.withTicket(what, one);
  }

  private registering(one: Known, isNew: boolean): [SeatAct, () => Promise<string>] {
    const run = async (): Promise<string> => {
      const request = aRequest(this.sessionId, one.n, one.key, organisations[one.kind]);
      const answer = await app.get(SeatBatcher).register(request);
      if (!answer.ok) return answer.refusal.code;
      if (isNew) this.known.push(one);
      const { status, waitlistPosition } = answer.value;
      return ['OK', status, waitlistPosition].filter((it) => it !== null).join(' ');
    };
    return [{ act: 'register', name: one.name, quotas: this.quotasOf(one.kind), key: one.key }, run];
  }

  private grouping(kind: number, size: number): [SeatAct, () => Promise<string>] {
    const members = Array.from({ length: size }, () => newcomer(kind));
    const run = async (): Promise<string> => {
      const answer = await line.tryToEnrol(
        this.sessionId,
        organisations[kind]!,
        members.map(({ n }) => n),
      );
      return answer.ok ? 'OK' : answer.refusal.code;
    };
    return [{ act: 'group', names: members.map(({ name }) => name), quotas: this.quotasOf(kind) }, run];
  }

  private withTicket(
    act: 'cancel' | 'accept' | 'decline' | 'confirm' | 'transfer',
    { name }: Known,
  ): [SeatAct, () => Promise<string>] {
    const to = newcomer(0);
    const run = async (): Promise<string> => {
      const [row] = await db.ownerSql<{ id: string; reference: string }>(
        'select r.id, r.reference from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2',
        [this.sessionId, name],
      );
      const { id, reference } = row!;
      if (act === 'cancel') return said(app.get(CancelRegistrationService).cancel(ANONYMOUS, reference));
      if (act === 'accept') return said(app.get(AnswerOfferService).accept(ANONYMOUS, reference));
      if (act === 'decline') return said(app.get(AnswerOfferService).decline(ANONYMOUS, reference));
      if (act === 'confirm') {
        const token = addressToken(app.get(Config).secret, id, 0);
        return said(app.get(ConfirmAddressService).confirm(ANONYMOUS, token));
      }
      return said(
        app.get(TransferRegistrationService).toPerson(ANONYMOUS, {
          reference,
          fullName: to.name,
          contact: `person${to.n}@example.org`,
          locale: 'en',
          idempotencyKey: newId(),
        }),
      );
    };
    return [act === 'transfer' ? { act, name, to: to.name } : { act, name }, run];
  }

  private quotasOf(kind: number): readonly string[] {
    return CLASSES[kind]!.filter((quota) => quota === 'NGO');
  }
}

const newcomer = (kind: number): Known => {
  const n = line.newPerson();
  return { name: `Person ${n}`, n, kind, key: newId() };
};

const said = async (answer: Promise<Result<unknown>>): Promise<string> => {
  const it = await answer;
  return it.ok ? 'OK' : it.refusal.code;
};

function modelOf({ capacity, quotas, offers, holds, asks }: Scenario): SeatModel {
  const model = new SeatModel(capacity, NOW.getTime(), START.getTime(), 24, 12);
  model.promotion = offers ? 'OFFER' : 'CONFIRM';
  model.groupPolicy = holds ? 'HOLD' : 'SKIP';
  model.holdMinutes = asks ? HOLD_MINUTES : null;
  if (quotas) model.quotas = [{ name: 'NGO', seats: 1, released: false, releaseHours: null }];
  return model;
}

/** Overlaps that there were, over all histories. */
let overlaps = 0;

const play = async (told: Scenario): Promise<void> => {
  const history = await History.begin(told);
  for (const one of told.before) await history.do(one);
  const early = history.deeds.splice(0);
  const law = seatLaw(history.model);
  let world = law.begin;
  for (const { act, answer } of early) {
    const next = law.apply(world, act);
    expect([act, answer]).toEqual([act, next.answer]);
    world = next.state;
  }

  world.model.now += LATER_MS;
  await db.travelTo(new Date(world.model.now));
  await Promise.all(
    told.clients.map(async (intents) => {
      for (const one of intents) await history.do(one);
    }),
  );

  const end = await standing(db, history.sessionId);
  const order = findOrder(
    history.deeds,
    { ...law, begin: world },
    ({ model }) => JSON.stringify(model.standing()) === JSON.stringify(end),
  );
  expect({ ...(order ? {} : { deeds: history.deeds, end }), hasOrder: order !== null }).toEqual({
    hasOrder: true,
  });
  expect(await counters(db, history.sessionId)).toEqual(COUNTERS_ALIKE);
  overlaps += history.deeds.filter((one) =>
    history.deeds.some((other) => other !== one && other.began < one.ended && one.began < other.ended),
  ).length;
  await db.ownerSql(
    `update registrations set hold_until = hold_until + interval '1 year' where session_id = $1 and hold_until is not null`,
    [history.sessionId],
  );
};

describe('what many do at one moment', () => {
  it(
    'is what they could have done one after the other, in every history',
    async () => {
      const runs = propertyRuns(40, 2_000);
      await fc.assert(fc.asyncProperty(scenario, play), { ...runs, endOnFailure: true });
      // Most of them met somebody: a history in which nobody does shows nothing.
      expect(overlaps).toBeGreaterThan(runs.numRuns * 4);
    },
    times(240_000, 1_800_000),
  );

  it('is not without the lock: its twin', async () => {
    await db.ownerSql('alter table session_seats drop constraint ck_session_seats__taken');
    await db.ownerSql('drop index uq_registrations__session_id_waitlist_rank');
    // Long enough for another to read the same before the first has written.
    await db.ownerSql(`create or replace function lock_seats(ids uuid[]) returns setof session_seats language plpgsql volatile as $$
      begin
        return query select * from session_seats where session_id = any(ids) order by session_id;
        perform pg_sleep(0.02);
      end $$`);

    await expect(
      fc.assert(fc.asyncProperty(scenario, play), { ...propertyRuns(60, 60), endOnFailure: true }),
    ).rejects.toThrow();
  });
});
