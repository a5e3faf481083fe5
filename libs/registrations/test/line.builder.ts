import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS, personActor } from '#authz';
import { UnitOfWork } from '#database';
import { foldText, newId, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import type { TestDatabase } from '#testing';
import {
  AnswerOfferService,
  CancelRegistrationService,
  ChangeSeatsService,
  EnrolPeopleService,
  RegisterOneService,
  RegistrationReads,
  type SeatSettings,
  type StoredRegistration,
  TendSeats,
  type TicketView,
  Waitlist,
} from '#registrations';
import { aRequest } from './seats.builder.js';

export const WORKING_GROUP: Actor = personActor('0199a0b1-0000-7000-8000-00000000cc05', [
  { role: 'WORKING_GROUP', scopeId: null },
]);

type Kind = 'PRIVATE_SECTOR' | 'NGO' | 'INSTITUTION';
const CITIES = ['phnom-penh', 'siem-reap', 'battambang'] as const;
type City = (typeof CITIES)[number];

/** People who come, wait and leave, as a story tells them, over a test's database. */
export class Line {
  private lastPerson = 0;
  private readonly organisations = new Map<string, string>();
  private readonly cities = new Map<string, string>();
  private readonly coordinators = new Map<string, Actor>();
  readonly tend: TendSeats;

  constructor(
    private readonly db: TestDatabase,
    private readonly app: INestApplicationContext,
  ) {
    this.tend = new TendSeats(app.get(UnitOfWork), app.get(Waitlist), new MessageLedger(), new AuditTrail());
  }

  /** Settings as they are made, and what of them shall be otherwise. */
  async set(
    sessionId: string,
    settings: Partial<SeatSettings> & Pick<SeatSettings, 'capacity'>,
  ): Promise<Result<{ movedUp: readonly { fullName: string; status: string }[] }>> {
    return this.app.get(ChangeSeatsService).change(WORKING_GROUP, this.change(sessionId, settings));
  }

  async preview(
    sessionId: string,
    settings: Partial<SeatSettings> & Pick<SeatSettings, 'capacity'>,
  ): Promise<Result<{ movedUp: readonly { fullName: string; status: string }[] }>> {
    return this.app.get(ChangeSeatsService).preview(WORKING_GROUP, this.change(sessionId, settings));
  }

  private change(
    sessionId: string,
    settings: Partial<SeatSettings> & Pick<SeatSettings, 'capacity'>,
  ): SeatSettings & { sessionId: string } {
    return {
      sessionId,
      onlineCapacity: null,
      quotas: [],
      groupPolicy: 'SKIP',
      promotion: 'CONFIRM',
      offerHours: 24,
      offerCutoffHours: 0,
      cancelCutoffHours: 0,
      needsApproval: false,
      ...settings,
    };
  }

  async city(code: City): Promise<string> {
    const known = this.cities.get(code);
    if (known) return known;
    const id = newId();
    await this.db.ownerSql(
      `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, $2, 'KH', $2, $2, 'Asia/Phnom_Penh')`,
      [id, code],
    );
    this.cities.set(code, id);
    return id;
  }

  /** The name of an organisation of this kind in this city. */
  async organisation(kind: Kind, city: City | null): Promise<string> {
    const name = `${kind} ${city ?? 'nowhere'}`.toLowerCase().replace('_', ' ');
    if (this.organisations.has(name)) return name;
    const id = newId();
    const [subKind] = await this.db.ownerSql<{ id: string }>(
      `insert into organisation_sub_kinds (id, kind, code, name_km, name_en) values (gen_random_uuid(), $1, $2, $2, $2) returning id`,
      [kind, `sub-${name.replaceAll(' ', '-')}`],
    );
    await this.db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en, city_id, state)
       values ($1, $2, $3, $4, $4, $5, $5, $6, 'VERIFIED')`,
      [id, kind, subKind!.id, name, foldText(name), city && (await this.city(city))],
    );
    this.organisations.set(name, id);
    return name;
  }

  organisationId(name: string): string {
    return this.organisations.get(name)!;
  }

  /** The number of somebody who was never here. */
  newPerson(): number {
    this.lastPerson += 1;
    return this.lastPerson;
  }

  /** Registers so many new people, one after the other. */
  async come(
    sessionId: string,
    people: number,
    organisation = 'nobody knows it',
  ): Promise<StoredRegistration[]> {
    const answers: StoredRegistration[] = [];
    for (let n = 0; n < people; n += 1) {
      const request = aRequest(sessionId, this.newPerson(), newId(), organisation);
      const answer = await this.app.get(RegisterOneService).registerOne(request);
      if (!answer.ok) throw new Error(answer.refusal.code);
      answers.push(answer.value);
    }
    return answers;
  }

  /** Enrols so many new people of an organisation by its coordinator. */
  async enrol(
    sessionId: string,
    organisation: string,
    people: number,
    together: boolean,
  ): Promise<StoredRegistration[]> {
    const numbers = Array.from({ length: people }, () => this.newPerson());
    const answer = await this.tryToEnrol(sessionId, organisation, numbers, together);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return this.db.ownerSql<StoredRegistration & Record<string, unknown>>(
      `select r.id as "registrationId", r.reference, r.status from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 and p.full_name = any($2) order by r.id`,
      [sessionId, numbers.map((n) => `Person ${n}`)],
    );
  }

  /** Enrols people by their numbers, and answers what the coordinator is answered. */
  async tryToEnrol(
    sessionId: string,
    organisation: string,
    numbers: readonly number[],
    together = true,
  ): ReturnType<EnrolPeopleService['enrol']> {
    const organisationId = this.organisationId(organisation);
    return this.app.get(EnrolPeopleService).enrol(await this.coordinator(organisationId), {
      organisationId,
      sessionId,
      together,
      list: numbers.map((n) => `Person ${n}, person${n}@example.org`).join('\n'),
      locale: 'en',
      idempotencyKey: newId(),
    });
  }

  async coordinator(organisationId: string): Promise<Actor> {
    const known = this.coordinators.get(organisationId);
    if (known) return known;
    const id = newId();
    await this.db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, 'Coordinator', $2, 'km', $2)`,
      [id, `coordinator.${id}@example.org`],
    );
    const actor = personActor(id, [{ role: 'COORDINATOR', scopeId: organisationId }]);
    this.coordinators.set(organisationId, actor);
    return actor;
  }

  async ticket({ reference }: StoredRegistration): Promise<TicketView> {
    return (await this.app.get(RegistrationReads).ticket(reference))!;
  }

  /** Each in short: `CONFIRMED`, `WAITLISTED 2`. */
  async stand(...all: StoredRegistration[]): Promise<string[]> {
    const tickets = await Promise.all(all.map((one) => this.ticket(one)));
    return tickets.map(({ status, waitlistPosition }) =>
      [status, waitlistPosition].filter(Boolean).join(' '),
    );
  }

  cancel({ reference }: StoredRegistration): ReturnType<CancelRegistrationService['cancel']> {
    return this.app.get(CancelRegistrationService).cancel(ANONYMOUS, reference);
  }

  accept({ reference }: StoredRegistration): ReturnType<AnswerOfferService['accept']> {
    return this.app.get(AnswerOfferService).accept(ANONYMOUS, reference);
  }

  decline({ reference }: StoredRegistration): ReturnType<AnswerOfferService['decline']> {
    return this.app.get(AnswerOfferService).decline(ANONYMOUS, reference);
  }

  /** The counters, which are the rows counted anew. */
  async counts(sessionId: string): Promise<Record<string, unknown>> {
    const [row] = await this.db.ownerSql(
      `select s.taken, s.waiting, s.waiting_together as together, s.online_taken as online,
         (select coalesce(jsonb_agg(q.taken order by q.organisation_kind, q.city_id), '[]') from seat_quotas q where q.session_id = s.session_id) as quotas
       from session_seats s where s.session_id = $1`,
      [sessionId],
    );
    return row!;
  }

  /** How many rows there are of what every change writes. */
  async written(): Promise<unknown> {
    return this.db.ownerSql(
      `select (select count(*) from audit_rows) as audit, (select count(*) from outbox) as outbox, (select count(*) from messages) as messages,
         (select count(*) from registrations) as registrations, (select sum(version) from session_seats) as versions`,
    );
  }
}
