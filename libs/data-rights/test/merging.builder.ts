import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#authz';
import type { SignInProvider } from '#config';
import { MergePeopleService, type PersonMergePreview, type UndoPreview, UndoMergeService } from '#identity';
import { newId, type Result } from '#kernel';
import { newReference } from '#registrations';
import type { TestDatabase } from '#testing';
import { aSession } from '../../registrations/test/seats.builder.js';
import { asPerson, PrivacyStory } from './rights.builder.js';

export const SREYMOM = 'Chan Sreymom';
export const OTHER = 'ចាន់ ស្រីមុំ';

type Line = readonly [held: string, moves: number, collides: number];

export const said = (result: Result<unknown, { code: string }>): string =>
  result.ok ? 'OK' : result.refusal.code;

/** A ministry's provider, as far as whose an identity is goes. */
export const MOI = { key: 'moi', issuer: 'https://moi.example' } as SignInProvider;

/** Somebody linked an identity at the ministry on 2 November. */
export async function anIdentity(db: TestDatabase, personId: string, subject: string): Promise<void> {
  await db.ownerSql(
    `insert into provider_identities (id, person_id, issuer, subject, created_at) values ($1, $2, $3, $4, '2026-11-02T09:00:00+07:00')`,
    [newId(), personId, MOI.issuer, subject],
  );
}

/** The people of docs/stories/people-merging.md. */
export class MergingStory extends PrivacyStory {
  readonly references = new Map<string, string>();

  constructor(
    db: PrivacyStory['db'],
    private readonly holders: INestApplicationContext,
  ) {
    super(db, holders);
  }

  /** Somebody more; `id` means the last one of a name. */
  async add(name: string, contact: string): Promise<string> {
    return this.person(name, contact);
  }

  get sovannary(): Actor & { personId: string } {
    return asPerson(this.id('Mao Sovannary'), { role: 'WORKING_GROUP', scopeId: null });
  }

  get pair(): { fromId: string; intoId: string } {
    return { fromId: this.id(OTHER), intoId: this.id(SREYMOM) };
  }

  override async tell(): Promise<void> {
    await super.tell();
    await this.person(OTHER, '+855 17 222 333');
    await this.db.ownerSql(
      'insert into memberships (organisation_id, person_id, job_title) values ($1, $2, $3)',
      [this.id('Tonle Guesthouse'), this.id(OTHER), 'Cook'],
    );
    for (const [name, at, capacity] of [
      ['15 December', '2026-12-15T13:30:00+07:00', 1],
      ['29 December', '2026-12-29T13:30:00+07:00', 2],
      ['5 January', '2027-01-05T13:30:00+07:00', 5],
      ['12 January', '2027-01-12T13:30:00+07:00', 5],
    ] as const)
      this.ids.set(name, await aSession(this.db, { capacity, startsAt: new Date(at) }));
    await this.place(OTHER, '10 November', 'ABSENT');
    await this.place(OTHER, '15 December');
    await this.place(SREYMOM, '15 December');
    await this.place('Kong Vichet', '15 December');
    await this.place(SREYMOM, '29 December');
    await this.place(OTHER, '29 December');
    await this.place('Kong Vichet', '29 December');
    await this.place(OTHER, '5 January');
    for (const [name, given, day] of [
      [SREYMOM, false, 2],
      [OTHER, true, 20],
    ] as const)
      await this.db.ownerSql(
        `insert into consents (purpose, is_given, person_id, at, source, wording) values ('PHOTOGRAPHS', $1, $2, $3, 'ACCOUNT', '1')`,
        [given, this.id(name), `2026-11-${String(day)}T09:00:00+07:00`],
      );
    for (const kind of ['registrations.confirmed', 'sessions.moved'])
      await this.db.ownerSql(
        `insert into messages (id, kind, person_id, to_address, locale, status) values ($1, $2, $3, 'x@y.example', 'km', 'DUE')`,
        [newId(), kind, this.id(OTHER)],
      );
  }

  /** A seat, or the last place in line when there is none. */
  async place(name: string, session: string, mark?: 'ATTENDED' | 'ABSENT'): Promise<string> {
    const [seats] = await this.db.ownerSql<{ rank: number | null }>(
      `update session_seats set taken = taken + (taken < capacity)::int, waiting = waiting + (taken >= capacity)::int,
         next_rank = next_rank + (taken >= capacity)::int where session_id = $1
       returning case when waiting > 0 then (next_rank - 1)::int end as rank`,
      [this.id(session)],
    );
    const id = newId();
    this.ids.set(`${name}, ${session}`, id);
    const reference = newReference();
    this.references.set(`${name}, ${session}`, reference);
    await this.db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank, reference, locale, confirmed_at)
       values ($1, $2, $3, 'Tonle Guesthouse', $4, $5, $6, $7, 'km', case when $5 = 'CONFIRMED' then app_now() end)`,
      [
        id,
        this.id(session),
        this.id(name),
        this.id('Tonle Guesthouse'),
        seats!.rank === null ? 'CONFIRMED' : 'WAITLISTED',
        seats!.rank,
        reference,
      ],
    );
    if (mark)
      await this.db.ownerSql(
        `insert into attendances (registration_id, status, marked_by) values ($1, $2, $3)`,
        [id, mark, this.id('Keo Sophea')],
      );
    return id;
  }

  async previewed(pair = this.pair): Promise<PersonMergePreview> {
    const result = await this.holders.get(MergePeopleService).preview(this.sovannary, pair);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }

  async merge(pair = this.pair): Promise<string> {
    const { seen } = await this.previewed(pair);
    return said(await this.holders.get(MergePeopleService).merge(this.sovannary, { ...pair, seen }));
  }

  async mergeId(): Promise<string> {
    const [row] = await this.db.ownerSql<{ id: string }>(
      'select id from person_merges order by merged_at desc, id desc limit 1',
    );
    return row!.id;
  }

  async undoPreviewed(): Promise<UndoPreview> {
    const result = await this.holders.get(UndoMergeService).preview(this.sovannary, await this.mergeId());
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }

  async undo(reason = 'Two cousins of one name.'): Promise<string> {
    const mergeId = await this.mergeId();
    const preview = await this.holders.get(UndoMergeService).preview(this.sovannary, mergeId);
    const seen = preview.ok ? preview.value.seen : '';
    return said(await this.holders.get(UndoMergeService).undo(this.sovannary, { mergeId, seen, reason }));
  }

  /** Status and owner of a registration, with its mark. */
  async stands(...names: readonly string[]): Promise<string[]> {
    const lines: string[] = [];
    for (const name of names) {
      const [row] = await this.db.ownerSql<{ line: string }>(
        `select concat_ws(' ', p.full_name, r.status, a.status) as line from registrations r join people p on p.id = r.person_id
         left join attendances a on a.registration_id = r.id where r.id = $1`,
        [this.id(name)],
      );
      lines.push(`${name}: ${row!.line}`);
    }
    return lines;
  }

  async seats(session: string): Promise<string> {
    const [row] = await this.db.ownerSql<{ line: string }>(
      `select taken || ' taken, ' || waiting || ' waiting' as line from session_seats where session_id = $1`,
      [this.id(session)],
    );
    return row!.line;
  }

  /** Counters of seats that are not what the registrations say, and figures of the overview that are not the plain sum. */
  async wrong(): Promise<unknown[]> {
    return this.db.ownerSql(
      `select s.session_id::text as what from session_seats s
       where s.taken <> (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'CONFIRMED')
         or s.waiting <> (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED')
       union all
       select 'overview ' || session_id from (
         select session_id, measure, organisation_kind, people from overview_rollups
         union all select session_id, measure, organisation_kind, -count(*) from overview_people group by 1, 2, 3) o
       group by session_id, measure, organisation_kind having sum(people) <> 0`,
    );
  }
}

export const linesOf = (lines: readonly { held: string; moves: number; collides: number }[]): Line[] =>
  lines.map(({ held, moves, collides }) => [held, moves, collides]);
