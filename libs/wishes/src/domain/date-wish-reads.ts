import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import { type DateWishState, maskedAddress, stateOf, waitsUntil } from './date-wish.rules.js';
import { wishById } from './date-wishes.sql.js';
import { readWishToken } from './wish-token.js';

export interface DateWishView {
  readonly state: DateWishState;
  /** Null once it is over. */
  readonly courseId: string | null;
  /** What was asked for last; null: any city. */
  readonly cityId: string | null;
  /** Told apart but not told: `n•••@lotus.example`; null once it is over. */
  readonly address: string | null;
  /** Null while nobody is told by it. */
  readonly until: Date | null;
}

const OVER: DateWishView = { state: 'OVER', courseId: null, cityId: null, address: null, until: null };

/** How many wait for a next date of a course. */
export interface WaitingView {
  readonly courseId: string;
  /** Null: in any city. */
  readonly cityId: string | null;
  readonly people: number;
}

/** Wishes for a date, as links, their owners and those who plan see them. */
@Injectable()
export class DateWishReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** What a link speaks of; null for one that is none of ours. The signed link is the key. */
  async byToken(token: string): Promise<DateWishView | null> {
    const id = readWishToken(this.config.secrets, token);
    if (!id) return null;
    const [wish] = await this.unitOfWork.read(wishById(id));
    if (!wish) return OVER;
    const { courseId, askedCityId, email, confirmedAt } = wish;
    return {
      state: stateOf(wish),
      courseId,
      cityId: askedCityId,
      address: maskedAddress(email),
      until: confirmedAt && waitsUntil(confirmedAt),
    };
  }

  /** Those of these courses for which whoever asks waits. */
  async ownCourses(actor: Actor, courseIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!actor.personId) return new Set();
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string }>`
      select course_id as id from date_wishes where person_id = ${actor.personId} and course_id = any(${courseIds}::uuid[])`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many wait for each of these courses, by city; any city first. Counts alone. Index: ix_date_wishes__waiting. */
  async waitingFor(courseIds: readonly string[]): Promise<WaitingView[]> {
    return this.unitOfWork.read(sql<WaitingView>`
      select w.course_id as "courseId", w.city_id as "cityId", count(*)::int as people
      from date_wishes w left join cities c on c.id = w.city_id
      where w.course_id = any(${courseIds}::uuid[]) and w.confirmed_at is not null
      group by w.course_id, w.city_id, c.code order by c.code nulls first`);
  }
}
