import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Actor, RoleGrant } from '#authz';
import { Config, ConfigModule } from '#config';
import { DATA_HOLDER_ENTITIES, DATA_HOLDERS } from '#data-holders';
import { DatabaseModule, UnitOfWork } from '#database';
import { parseContact, People } from '#identity';
import { newId } from '#kernel';
import { createLog, LoggingModule } from '#logging';
import { newReference } from '#registrations';
import { SessionRow, SessionTrainerRow } from '#sessions';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import { aSession } from '../../registrations/test/seats.builder.js';

/** The programme's clock in these tests. */
export const MORNING = '2026-12-01T09:00:00+07:00';

/** Everything that holds something of people, in the role of the api or of the worker. */
export async function composeRights(
  db: TestDatabase,
  role: 'samaki_app' | 'samaki_worker',
): Promise<INestApplicationContext> {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  @Module({
    imports: [
      ConfigModule.with(config),
      LoggingModule.with(createLog({ process: 'test', level: 'silent' })),
      DatabaseModule.forProcess(role, [...DATA_HOLDER_ENTITIES, SessionRow, SessionTrainerRow], 6),
      ...DATA_HOLDERS,
    ],
  })
  class RightsTestModule {}
  return NestFactory.createApplicationContext(RightsTestModule, { logger: ['error'], abortOnError: false });
}

/** Somebody in the sign-in that the story gives each person: its id is theirs. */
export const asPerson = (personId: string, ...roles: RoleGrant[]): Actor & { personId: string } => ({
  kind: 'person',
  personId,
  signInId: personId,
  roles,
  withheldRoles: [],
  strength: 'PASSKEY',
  freshUntil: null,
});

/** Tells a story on a database of its own, with what asks as the api does. `closeStory` ends it. */
export async function tellStory<S extends PrivacyStory>(
  Story: new (db: TestDatabase, app: INestApplicationContext) => S,
): Promise<{ db: TestDatabase; app: INestApplicationContext; story: S }> {
  const db = await createTestDatabase();
  const app = await composeRights(db, 'samaki_app');
  const story = new Story(db, app);
  await story.tell();
  return { db, app, story };
}

/** Closes what a test composed, and drops its database; also what was never there, after a failure before. */
export async function closeStory(
  db: TestDatabase | undefined,
  ...composed: readonly (INestApplicationContext | undefined)[]
): Promise<void> {
  for (const each of composed) await each?.close();
  await db?.drop();
}

/** The people and sessions of docs/stories/privacy.md. */
export class PrivacyStory {
  readonly ids = new Map<string, string>();

  constructor(
    readonly db: TestDatabase,
    private readonly app: INestApplicationContext,
  ) {}

  id(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`The story knows no ${name}`);
    return id;
  }

  async tell(): Promise<void> {
    await this.db.travelTo(MORNING);
    for (const [name, contact] of [
      ['Chan Sreymom', 'sreymom@tonle-guesthouse.example'],
      ['Ly Chenda', 'office@tonle-guesthouse.example'],
      ['Ly Channa', 'office@tonle-guesthouse.example'],
      ['Kong Vichet', 'vichet@remork.example'],
      ['Pich Somaly', '+855 12 345 678'],
      ['Keo Sophea', 'trainer@samaki.example'],
      ['Mao Sovannary', 'working-group@samaki.example'],
      ['Chhim Rotha', 'administrator@samaki.example'],
      ['Nget Pisey', 'coordinator@samaki.example'],
    ] as const)
      await this.person(name, contact);
    await this.guesthouse();
    for (const [name, at, capacity] of [
      ['10 November', '2026-11-10T13:30:00+07:00', 20],
      ['8 December', '2026-12-08T13:30:00+07:00', 2],
      ['22 December', '2026-12-22T13:30:00+07:00', 1],
    ] as const)
      await this.session(name, at, capacity);
    await this.seat('Chan Sreymom', '10 November', 'ATTENDED');
    await this.seat('Pich Somaly', '10 November', 'ABSENT');
    await this.seat('Chan Sreymom', '8 December');
    await this.seat('Ly Channa', '8 December');
    await this.seat('Kong Vichet', '8 December');
    await this.seat('Chan Sreymom', '22 December');
    await this.seat('Kong Vichet', '22 December');
    await this.pledge();
    await this.role('Mao Sovannary', 'WORKING_GROUP', null);
    await this.role('Chhim Rotha', 'ADMINISTRATOR', null);
    await this.role('Nget Pisey', 'COORDINATOR', this.id('Tonle Guesthouse'));
  }

  protected async person(name: string, contact: string): Promise<string> {
    const parsed = parseContact(contact);
    if (!parsed.ok) throw new Error(`${contact} is no contact`);
    const id = await this.app
      .get(UnitOfWork)
      .run((tx) =>
        this.app.get(People).findOrAdd(tx, { fullName: name, contact: parsed.value, locale: 'en' }),
      );
    this.ids.set(name, id);
    await this.db.ownerSql(
      `insert into sign_ins (id, person_id, token_hash, method, strength, idle_minutes, expires_at)
       values ($1::uuid, $1::uuid, sha256($1::uuid::text::bytea), 'DEMO', 'DEMO', 30, app_now() + interval '1 year')`,
      [id],
    );
    return id;
  }

  async role(name: string, role: string, scopeId: string | null): Promise<void> {
    await this.db.ownerSql(
      'insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)',
      [newId(), this.id(name), role, scopeId],
    );
  }

  /** Tonle Guesthouse with its members and its pledge of USD 1,250.50. */
  private async guesthouse(): Promise<void> {
    const [id, kind, city] = [newId(), newId(), newId()];
    this.ids.set('Tonle Guesthouse', id);
    this.ids.set('Siem Reap', city);
    await this.db.ownerSql(
      `insert into cities (id, code, country_code, name_km, name_en, time_zone)
       values ($1, 'siem-reap', 'KH', 'សៀមរាប', 'Siem Reap', 'Asia/Phnom_Penh')`,
      [city],
    );
    await this.db.ownerSql(
      `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'company', 'PRIVATE_SECTOR', 'ក', 'Company')`,
      [kind],
    );
    await this.db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
       values ($1, 'PRIVATE_SECTOR', $2, $3, 'ទន្លេ', 'Tonle Guesthouse', 'ទន្លេ', 'tonle guesthouse')`,
      [id, kind, city],
    );
    for (const name of ['Chan Sreymom', 'Ly Chenda', 'Ly Channa'])
      await this.db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
        id,
        this.id(name),
      ]);
  }

  /** After a session was made: they bring the sector along. */
  private async pledge(): Promise<void> {
    await this.db.ownerSql(
      `insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor, offered_by)
       select $1, $2, 'PRIVATE_SECTOR', $3, s.id, s.focus_area_id, 'MONEY', 'USD', 125050, $4 from sectors s limit 1`,
      [newId(), this.id('Tonle Guesthouse'), this.id('Siem Reap'), this.id('Nget Pisey')],
    );
  }

  private async session(name: string, at: string, capacity: number): Promise<void> {
    const id = await aSession(this.db, { capacity, startsAt: new Date(at) });
    this.ids.set(name, id);
    await this.db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
       values ($1, $2, 'កែវ សុភា', 'Keo Sophea', 'គ្រូ', 'Trainer')`,
      [id, this.id('Keo Sophea')],
    );
  }

  /** A seat, or a place in line when there is none; for the past with its mark. */
  private async seat(name: string, session: string, mark?: 'ATTENDED' | 'ABSENT'): Promise<void> {
    const sessionId = this.id(session);
    const [seats] = await this.db.ownerSql<{ free: boolean }>(
      `update session_seats set taken = taken + (taken < capacity)::int, waiting = waiting + (taken >= capacity)::int,
         next_rank = next_rank + (taken >= capacity)::int where session_id = $1 returning waiting = 0 as free`,
      [sessionId],
    );
    const id = newId();
    this.ids.set(`${name}, ${session}`, id);
    await this.db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank, reference, locale, confirmed_at)
       values ($1, $2, $3, 'Tonle Guesthouse', $4, case when $5 then 'CONFIRMED' else 'WAITLISTED' end, case when not $5 then 1 end, $6, 'en',
         case when $5 then app_now() end)`,
      [id, sessionId, this.id(name), this.id('Tonle Guesthouse'), seats!.free, newReference()],
    );
    if (mark)
      await this.db.ownerSql(
        `insert into attendances (registration_id, status, marked_by) values ($1, $2, $3)`,
        [id, mark, this.id('Keo Sophea')],
      );
  }
}
