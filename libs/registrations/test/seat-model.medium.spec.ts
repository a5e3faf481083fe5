import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import { SessionSeats } from '#sessions';
import { createTestDatabase, propertyRuns, type TestDatabase, times } from '#testing';
import {
  addressToken,
  AnswerOfferService,
  ApproveRegistrationsService,
  CancelRegistrationService,
  ChangeSeatsService,
  ConfirmAddressService,
  ResizeGroupService,
  SeatBatcher,
  type SeatSettings,
  TransferRegistrationService,
} from '#registrations';
import { Guests } from './guests.builder.js';
import { Line, WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { CLASSES, type Command, scenario, type Scenario, WITHDRAWN_TWICE } from './seat-model.commands.js';
import { COUNTERS_ALIKE, counters, standing } from './seat-model.rows.js';
import { SeatModel } from './seat-model.js';
import type { ModelRegistration } from './seat-model.types.js';
import { Asides } from './seats-aside.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/** Never on the hour, so that nothing happens at the very moment at which something else does. */
const START = new Date('2026-12-04T06:41:17Z');
/** Minutes: longer than the first of the steps below, and shorter than two of them. */
const HOLD_MINUTES = 45;
const STEPS_MS = [37, 787, 1987].map((minutes) => minutes * 60_000);

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;
let asides: Asides;
let organisations: string[];

/** The quota that is set aside for the second of the organisations. */
const ASIDE = 'aside';

const ANSWERS_HELD = new Set(['confirm', 'approve', 'refuse']);

/** Refusals that came up, over all sequences. */
const seen = new Set<string>();

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
  asides = new Asides(app, line);
  await db.travelTo(NOW);
  await db.ownerSql(
    `insert into people (id, full_name, locale, match_key) values ($1, 'Sok Dara', 'km', 'sok dara')`,
    [WORKING_GROUP.personId],
  );
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

/** One session, in the model and in the database. */
class Both {
  readonly model: SeatModel;
  private version = 1;

  private constructor(
    readonly sessionId: string,
    private readonly settings: SeatSettings,
    { capacity, quotas, offers, holds, asks, approves }: Scenario,
    private readonly aside: { readonly seats: number; readonly releaseHours: number } | null,
  ) {
    this.model = new SeatModel(capacity, NOW.getTime(), START.getTime(), 24, 12);
    this.model.promotion = offers ? 'OFFER' : 'CONFIRM';
    this.model.groupPolicy = holds ? 'HOLD' : 'SKIP';
    this.model.holdMinutes = asks ? HOLD_MINUTES : null;
    this.model.approves = approves;
    if (quotas)
      this.model.quotas = settings.quotas.map(({ organisationKind, ...quota }) => ({
        ...quota,
        name: organisationKind ?? 'siem-reap',
        released: false,
      }));
    if (aside) this.model.quotas.push({ ...aside, name: ASIDE, released: false, aside: true });
  }

  static async begin(told: Scenario): Promise<Both> {
    await db.travelTo(NOW);
    const sessionId = await aSession(db, { capacity: told.capacity, startsAt: START });
    const half = Math.max(1, Math.floor(told.capacity / 3));
    const cityId = await line.city('siem-reap');
    const settings: SeatSettings = {
      capacity: told.capacity,
      onlineCapacity: null,
      quotas:
        told.quotas && told.capacity > 1
          ? [
              { organisationKind: 'NGO', cityId: null, seats: half, releaseHours: 60 },
              { organisationKind: null, cityId, seats: half, releaseHours: null },
            ]
          : [],
      groupPolicy: told.holds ? 'HOLD' : 'SKIP',
      promotion: told.offers ? 'OFFER' : 'CONFIRM',
      offerHours: 24,
      offerCutoffHours: 12,
      cancelCutoffHours: 0,
      needsApproval: told.approves,
      addressHoldMinutes: told.asks ? HOLD_MINUTES : 0,
    };
    const aside =
      told.aside && told.capacity > 2 ? { seats: Math.ceil(told.capacity / 4), releaseHours: 70 } : null;
    const both = new Both(sessionId, settings, told, aside);
    await both.change({});
    if (aside)
      expect(await asides.set(sessionId, organisations[1]!, aside.seats, aside)).toMatchObject({ ok: true });
    return both;
  }

  /** Does it to both, and finds both alike. */
  async do(told: Command): Promise<void> {
    await db.travelTo(new Date(this.model.now));
    const [expected, answer] = await this.act(told);
    const code = answer === null || answer.ok ? null : answer.refusal.code;
    if (expected) seen.add(expected);
    expect({ did: told.act, said: code }).toEqual({ did: told.act, said: expected });
    await this.compare(told.act);
  }

  private async act({ act, who, size, kind }: Command): Promise<[string | null, Result<unknown> | null]> {
    const all = this.model.registrations;
    const offered = all.filter(({ status, expired }) => status === 'OFFERED' || expired);
    const held = all.filter(({ status }) => status === 'PENDING');
    // Answers are mostly given to offers, and addresses confirmed and seats approved that are awaited.
    const likely = ANSWERS_HELD.has(act) ? held : act === 'accept' || act === 'decline' ? offered : [];
    const asked = who % 4 > 0 && likely.length > 0 ? likely : all;
    const one = asked[who % Math.max(1, asked.length)];
    switch (act) {
      case 'register':
        if (this.aside && who % 2 === 0) return this.byLink();
        return this.register(Array.from({ length: size }, (_, at) => (kind + at * who) % CLASSES.length));
      case 'list':
      case 'group':
        return this.enrol(size + 1, kind, act === 'group');
      case 'enlarge':
      case 'shrink':
        return this.resize(who, act);
      case 'capacity':
        return [this.model.setCapacity(1 + (who % 10)), await this.change({ capacity: 1 + (who % 10) })];
      case 'policy':
        if (this.aside && who % 2 === 0)
          return [this.model.withdraw(), await asides.withdraw(this.sessionId, organisations[1]!)];
        return [
          this.model.setPolicy(who % 4 > 1 ? 'HOLD' : 'SKIP'),
          await this.change({ groupPolicy: who % 4 > 1 ? 'HOLD' : 'SKIP' }),
        ];
      case 'wait':
        return this.wait(STEPS_MS[who % STEPS_MS.length]!);
      case 'move':
        return this.move((who % 5) - 1);
      case 'postpone':
        return this.setState(this.model.state === 'POSTPONED' ? 'OPEN' : 'POSTPONED');
      case 'close':
        return this.setState(this.model.state === 'OPEN' ? 'CLOSED' : 'OPEN');
      case 'end':
        return who % 10 === 0 ? this.setState('CANCELLED') : [null, null];
      default:
        return one ? this.actOf(act, one) : [null, null];
    }
  }

  private async actOf(act: string, one: ModelRegistration): Promise<[string | null, Result<unknown>]> {
    const [row] = await db.ownerSql<{ id: string; reference: string }>(
      `select r.id, r.reference from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 and p.full_name = $2`,
      [this.sessionId, one.name],
    );
    const { id, reference } = row!;
    if (act === 'cancel')
      return [this.model.cancel(one), await app.get(CancelRegistrationService).cancel(ANONYMOUS, reference)];
    if (act === 'approve' || act === 'refuse') return this.decide(one, id, act === 'approve');
    if (act === 'confirm') return [this.model.confirm(one), await this.confirm(id)];
    if (act === 'accept')
      return [this.model.accept(one), await app.get(AnswerOfferService).accept(ANONYMOUS, reference)];
    if (act === 'decline')
      return [this.model.decline(one), await app.get(AnswerOfferService).decline(ANONYMOUS, reference)];
    const n = line.newPerson();
    const answer = await app.get(TransferRegistrationService).toPerson(ANONYMOUS, {
      reference,
      fullName: `Person ${n}`,
      contact: `person${n}@example.org`,
      locale: 'en',
      idempotencyKey: newId(),
    });
    return [this.model.transfer(one, `Person ${n}`), answer];
  }

  /** All at once through the group commit, in this order. */
  private async register(kinds: readonly number[]): Promise<[string | null, Result<unknown>]> {
    const people = kinds.map((kind) => ({ n: line.newPerson(), kind }));
    const members = people.map(({ n, kind }) => ({ name: `Person ${n}`, quotas: CLASSES[kind]! }));
    const answers = await Promise.all(
      people.map(({ n, kind }) =>
        app.get(SeatBatcher).register(aRequest(this.sessionId, n, newId(), organisations[kind])),
      ),
    );
    return [this.model.register(members, 'GUESTS'), answers.find(({ ok }) => !ok) ?? answers[0]!];
  }

  private async enrol(
    size: number,
    kind: number,
    together: boolean,
  ): Promise<[string | null, Result<unknown>]> {
    const numbers = Array.from({ length: size }, () => line.newPerson());
    const answer = await line.tryToEnrol(this.sessionId, organisations[kind]!, numbers, together);
    const quotas = [...CLASSES[kind]!, ...(this.aside && kind === 1 ? [ASIDE] : [])];
    const members = numbers.map((n) => ({ name: `Person ${n}`, quotas }));
    return [this.model.register(members, together ? 'TOGETHER' : 'EACH'), answer];
  }

  /** Somebody of the organisation for which seats are set aside, where the link opens anything. */
  private async byLink(): Promise<[string | null, Result<unknown> | null]> {
    const aside = this.aside && (await asides.of(this.sessionId));
    if (!aside?.token) return [null, null];
    const n = line.newPerson();
    const answer = await asides.by(aside.token, n);
    return [this.model.register([{ name: `Person ${n}`, quotas: [...CLASSES[1], ASIDE] }], 'GUESTS'), answer];
  }

  /** A waiting group, and who leaves it or somebody of the same organisation who waits alone and joins it, if there are such. */
  private async resize(
    who: number,
    act: 'enlarge' | 'shrink',
  ): Promise<[string | null, Result<unknown> | null]> {
    const rows = await db.ownerSql<{ id: string; name: string; group: string | null; organisation: string }>(
      `select r.id, p.full_name as name, r.group_id as "group", r.organisation_id as organisation
       from registrations r join people p on p.id = r.person_id where r.session_id = $1 and r.status = 'WAITLISTED' order by r.id`,
      [this.sessionId],
    );
    const groups = rows.filter(({ group }) => group !== null);
    const group = groups[who % Math.max(1, groups.length)];
    const alone = rows.find((row) => row.group === null && row.organisation === group?.organisation);
    const named = new Map(this.model.registrations.map((one) => [one.name, one]));
    const resize = (wish: { joining: string[]; leaving: string[] }): Promise<Result<unknown>> =>
      app.get(ResizeGroupService).resize(WORKING_GROUP, {
        ...wish,
        groupId: group!.group!,
        organisationIds: [group!.organisation],
      });
    if (group && act === 'shrink') {
      const answer = await resize({ joining: [], leaving: [group.id] });
      return [this.model.shrink(named.get(group.name)!), answer];
    }
    if (!group || !alone) return [null, null];
    const answer = await resize({ joining: [alone.id], leaving: [] });
    const members = rows.filter((row) => row.group === group.group).map(({ name }) => named.get(name)!);
    return [this.model.enlarge(members, named.get(alone.name)!), answer];
  }

  private async decide(
    one: ModelRegistration,
    id: string,
    approve: boolean,
  ): Promise<[string | null, Result<unknown>]> {
    const wish = { sessionId: this.sessionId, registrationIds: [id], approve, reason: approve ? null : 'No' };
    const answer = await app.get(ApproveRegistrationsService).decide(WORKING_GROUP, wish);
    return [this.model.decide(one, approve), answer];
  }

  private async confirm(registrationId: string): Promise<Result<unknown>> {
    const token = addressToken(app.get(Config).secret, registrationId, 0);
    return app.get(ConfirmAddressService).confirm(ANONYMOUS, token);
  }

  private async change(more: Partial<SeatSettings>): Promise<Result<unknown>> {
    const change = {
      ...this.settings,
      capacity: this.model.capacity,
      groupPolicy: this.model.groupPolicy,
      ...more,
      sessionId: this.sessionId,
    };
    return app.get(ChangeSeatsService).change(WORKING_GROUP, change);
  }

  private async wait(milliseconds: number): Promise<[null, null]> {
    this.model.now += milliseconds;
    await db.travelTo(new Date(this.model.now));
    await guests.holds.endHolds();
    await line.tend.endOffers();
    await line.tend.releaseQuotas();
    this.model.tend();
    return [null, null];
  }

  private async move(days: number): Promise<[null, null]> {
    const start = this.model.start + days * 86_400_000;
    if (start <= this.model.now || this.model.start <= this.model.now) return [null, null];
    this.version += 1;
    await app.get(UnitOfWork).run((tx) =>
      app.get(SessionSeats).reschedule(tx, {
        sessionId: this.sessionId,
        scheduleVersion: this.version,
        closesAt: new Date(start),
        registrationOpensAt: null,
        registrationClosesAt: null,
      }),
    );
    this.model.move(start);
    return [null, null];
  }

  private async setState(state: SeatModel['state']): Promise<[null, null]> {
    if (this.model.state === 'CANCELLED') return [null, null];
    this.version += 1;
    await app
      .get(UnitOfWork)
      .run((tx) => app.get(SessionSeats).setState(tx, this.sessionId, state, this.version));
    this.model.setState(state);
    return [null, null];
  }

  private async compare(did: string): Promise<void> {
    expect({ did, rows: await standing(db, this.sessionId) }).toEqual({ did, rows: this.model.standing() });
    expect({ did, ...(await counters(db, this.sessionId)) }).toEqual({ did, ...COUNTERS_ALIKE });
  }
}

const play = async (told: Scenario): Promise<void> => {
  const both = await Both.begin(told);
  for (const one of told.commands) await both.do(one);
};

describe('seats, in the database and in the model', () => {
  it(
    'are alike after every command, in whatever order they come',
    async () => {
      await fc.assert(fc.asyncProperty(scenario, play), {
        ...propertyRuns(60, 5_000),
        examples: [[WITHDRAWN_TWICE]],
      });
      expect([...seen].toSorted()).toEqual([
        'ADDRESS_HOLD_ENDED',
        'ADDRESS_NOT_AWAITED',
        'ALREADY_CANCELLED',
        'CAPACITY_BELOW_TAKEN',
        'NOTHING_SET_ASIDE',
        'NO_OFFER',
        'NO_SEAT_TO_TRANSFER',
        'OFFER_EXPIRED',
        'QUOTAS_EXCEED_CAPACITY',
        'REGISTRATION_CLOSED',
        'SESSION_CANCELLED',
        'SESSION_POSTPONED',
        'SESSION_STARTED',
      ]);
    },
    times(280_000, 3_000_000),
  );

  it.each([
    [
      'quotas count nobody',
      'quotas_of(session uuid, kind text, city uuid) returns uuid[]',
      `select '{}'::uuid[]`,
    ],
    [
      'everybody in a group has a place of their own',
      'place_in_line(session uuid, rank bigint) returns integer',
      `select count(*)::int from registrations where session_id = session and status = 'WAITLISTED' and waitlist_rank <= rank`,
    ],
  ])('are found to differ when %s', async (_what, signature, body) => {
    const [was] = await db.ownerSql<{ text: string }>(
      `select pg_get_functiondef(oid) as text from pg_proc where proname = $1`,
      [signature.split('(')[0]],
    );
    await db.ownerSql(
      `create or replace function ${signature} language sql stable security definer set search_path = public, pg_temp as $$ ${body} $$`,
    );
    try {
      await expect(fc.assert(fc.asyncProperty(scenario, play), propertyRuns(60, 60))).rejects.toThrow();
    } finally {
      await db.ownerSql(was!.text);
    }
  });
});
