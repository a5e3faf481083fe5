import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditTrail } from '#audit';
import { type Actor, personActor } from '#authz';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { type Locale, newId } from '#kernel';
import { MessagingModule } from '#messaging';
import { DateWishes, TellOfSessions, WishesModule, wishToken } from '#wishes';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { WishTries } from '../src/domain/wish-tries.js';
import { WishMailComposer } from '../src/worker/wish-mail.composer.js';
import { WishMailFacts } from '../src/worker/wish-mail-facts.js';

/** 09:00 on Tuesday 1 December 2026 in Phnom Penh. */
export const MORNING = '2026-12-01T02:00:00Z';

const config = (db: TestDatabase): Config =>
  Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    PUBLIC_URL: 'https://samaki.example',
    WISH_TRIES_PER_HOUR: '20',
  });

async function composed(modules: object[]): Promise<INestApplicationContext> {
  @Module({ imports: modules as never[] })
  class TestModule {}
  return NestFactory.createApplicationContext(TestModule, { logger: ['error'], abortOnError: false });
}

/** Wishes over a test's database, composed as the api composes them. */
export const composeWishes = (db: TestDatabase): Promise<INestApplicationContext> =>
  composed([ConfigModule.with(config(db)), DatabaseModule.forProcess('samaki_app', [], 6), WishesModule]);

@Module({
  imports: [MessagingModule],
  providers: [AuditTrail, DateWishes, TellOfSessions, WishMailComposer, WishMailFacts, WishTries],
})
class TellingModule {}

/** What the worker does, under its role and without its clock. */
export const composeTelling = (db: TestDatabase): Promise<INestApplicationContext> =>
  composed([ConfigModule.with(config(db)), DatabaseModule.forProcess('samaki_worker', [], 6), TellingModule]);

export interface SessionWish {
  /** Null: on-line. */
  readonly city: string | null;
  readonly startsAt: string;
  readonly capacity?: number;
  readonly status?: 'DRAFT' | 'OPEN';
  readonly registrationOpensAt?: string;
  readonly courseId?: string;
}

/** The course, cities, sessions and people of docs/stories/next-date.md. */
export class Waiting {
  courseId = '';
  readonly cities = new Map<string, string>();

  constructor(readonly db: TestDatabase) {}

  async begin(): Promise<void> {
    const { db } = this;
    await db.travelTo(MORNING);
    const [area, sector] = [newId(), newId()];
    await db.ownerSql(
      `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, 'civic', 'ក', 'Civic', 1)`,
      [area],
    );
    await db.ownerSql(
      `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, 'water', $2, 'ក', 'Water')`,
      [sector, area],
    );
    for (const code of ['siem-reap', 'battambang']) {
      const id = newId();
      await db.ownerSql(
        `insert into cities (id, code, country_code, name_km, name_en, time_zone, is_pilot, weave) values ($1, $2, 'KH', 'ក', $2::text, 'Asia/Phnom_Penh', true, 'tonle')`,
        [id, code],
      );
      this.cities.set(code, id);
    }
    this.courseId = await this.course('water-for-towns', sector);
  }

  async course(code: string, sector?: string, state = 'PUBLISHED'): Promise<string> {
    const id = newId();
    await this.db.ownerSql(
      `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en, state)
       values ($1, $2, coalesce($3, (select id from sectors limit 1)), 'ទឹកសម្រាប់ទីប្រជុំជន', 'Water for towns', 'ក', 'x', 'ក', 'x', 'ក', 'x', $4)`,
      [id, code, sector ?? null, state],
    );
    return id;
  }

  async session(wish: SessionWish): Promise<string> {
    const id = newId();
    const { city, startsAt } = wish;
    await this.db.ownerSql(
      `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone, status, registration_opens_at)
       values ($1, $2, $3, $4, $5, $6, '{km}', $7, $7::timestamptz + interval '3 hours', $7, 'Asia/Phnom_Penh', $8, $9)`,
      [
        id,
        wish.courseId ?? this.courseId,
        city ? 'IN_PERSON' : 'ONLINE',
        city && this.cities.get(city),
        city && 'សាលាក្រុង',
        city && 'City Hall',
        startsAt,
        wish.status ?? 'OPEN',
        wish.registrationOpensAt ?? null,
      ],
    );
    await this.db.ownerSql(
      `insert into session_seats (session_id, capacity, closes_at, schedule_version, state) values ($1, $2, $3, 1, $4)`,
      [id, wish.capacity ?? 30, startsAt, wish.status ?? 'OPEN'],
    );
    return id;
  }

  async person(fullName: string, email: string | null): Promise<Actor & { readonly personId: string }> {
    const id = newId();
    await this.db.ownerSql(
      `insert into people (id, full_name, email, phone, locale, match_key) values ($1, $2, $3, $4, 'km', $5)`,
      [id, fullName, email, email ? null : '+85512345678', id],
    );
    return personActor(id, []);
  }

  /** Somebody who has a seat, or a place in line. */
  async registration(
    sessionId: string,
    personId: string,
    status: 'CONFIRMED' | 'WAITLISTED' = 'CONFIRMED',
  ): Promise<string> {
    const id = newId();
    await this.db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, status, waitlist_rank, reference, locale, confirmed_at)
       values ($1, $2, $3, 'Lotus', $4, case when $4 = 'WAITLISTED' then 1 end, $5, 'km', case when $4 = 'CONFIRMED' then app_now() end)`,
      [id, sessionId, personId, status, id.replaceAll('-', '').slice(-12).toUpperCase()],
    );
    return id;
  }

  /** The wish of an address: whether it waits, the code of its city, whose it is. */
  async wish(
    email: string,
  ): Promise<{ id: string; waits: boolean; city: string | null; own: boolean } | null> {
    const [row] = await this.db.ownerSql<{ id: string; waits: boolean; city: string | null; own: boolean }>(
      `select w.id, w.confirmed_at is not null as waits, c.code as city, w.person_id is not null as own
       from date_wishes w left join cities c on c.id = w.city_id where lower(w.email) = lower($1)`,
      [email],
    );
    return row ?? null;
  }

  async token(email: string): Promise<string> {
    return wishToken(TEST_SECRET, (await this.wish(email))!.id);
  }

  /** Mails that were written and not withdrawn: kind and address, as they were written. */
  async mails(): Promise<[kind: string, to: string, locale: Locale][]> {
    const rows = await this.db.ownerSql<{ kind: string; to: string; locale: Locale }>(
      `select kind, to_address as to, locale from messages where kind like 'wishes.%' and status <> 'CANCELLED' order by kind, to_address, id`,
    );
    return rows.map(({ kind, to, locale }) => [kind, to, locale]);
  }

  /** How many rows there are of what every change writes. */
  async written(): Promise<unknown> {
    const [row] = await this.db.ownerSql(
      `select (select count(*)::int from date_wishes) as wishes, (select count(*)::int from messages) as messages,
         (select count(*)::int from audit_rows) as audit, (select count(*)::int from date_wish_tellings) as tellings`,
    );
    return row;
  }

  async acts(): Promise<string[]> {
    const rows = await this.db.ownerSql<{ action: string }>(
      `select action from audit_rows where subject_id = $1 order by id`,
      [this.courseId],
    );
    return rows.map(({ action }) => action);
  }
}
