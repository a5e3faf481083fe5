import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS } from '#authz';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  addressToken,
  ConfirmAddressService,
  EndAddressHolds,
  newRegistrationRequest,
  RegisterOneService,
  type RegistrationRequest,
  SeatBatcher,
  type StoredRegistration,
  Waitlist,
} from '#registrations';
import type { TestDatabase } from '#testing';

interface GuestWish {
  readonly phone?: boolean;
  readonly organisation?: string;
  readonly percent?: number | null;
  readonly actor?: Actor;
}

/** People without an account, as docs/stories/address-hold.md tells of them, over a test's database. */
export class Guests {
  readonly holds: EndAddressHolds;

  constructor(
    private readonly db: TestDatabase,
    private readonly app: INestApplicationContext,
  ) {
    this.holds = new EndAddressHolds(
      app.get(UnitOfWork),
      app.get(Waitlist),
      new MessageLedger(),
      new AuditTrail(),
    );
  }

  get addresses(): ConfirmAddressService {
    return this.app.get(ConfirmAddressService);
  }

  /** What guest number `n` asks for; by telephone alone where it is wished. */
  request(sessionId: string, n: number, wish: GuestWish = {}): RegistrationRequest {
    const email = wish.phone ? null : `guest${n}@example.org`;
    const phone = wish.phone ? `+8551200${String(n).padStart(4, '0')}` : null;
    return newRegistrationRequest(
      wish.actor ?? ANONYMOUS,
      {
        sessionId,
        fullName: `Person ${n}`,
        email,
        phone,
        locale: 'km',
        matchKey: `${email ?? phone} person${n}`,
        organisationName: wish.organisation ?? 'Tonle Mobility',
        key: newId(),
      },
      wish.percent ?? null,
    );
  }

  async alone(request: RegistrationRequest): Promise<Result<StoredRegistration>> {
    return this.app.get(RegisterOneService).registerOne(request);
  }

  async inBatch(...requests: RegistrationRequest[]): Promise<Result<StoredRegistration>[]> {
    return Promise.all(requests.map((request) => this.app.get(SeatBatcher).register(request)));
  }

  /** The token of the newest link. */
  async token({ registrationId }: StoredRegistration, corrections?: number): Promise<string> {
    const [row] = await this.db.ownerSql<{ n: number }>(
      'select address_corrections as n from registrations where id = $1',
      [registrationId],
    );
    return addressToken(this.app.get(Config).secret, registrationId, corrections ?? row!.n);
  }

  async confirm(one: StoredRegistration): ReturnType<ConfirmAddressService['confirm']> {
    return this.addresses.confirm(ANONYMOUS, await this.token(one));
  }

  /** How a registration stands, as the table has it. */
  async row({ registrationId }: StoredRegistration): Promise<Record<string, unknown>> {
    const [row] = await this.db.ownerSql(
      `select status, pending_reason as reason, to_char(hold_until at time zone 'Asia/Phnom_Penh', 'HH24:MI') as until, ended_because as ended,
         confirmed_at is not null as confirmed, phone_only as phone from registrations where id = $1`,
      [registrationId],
    );
    return row!;
  }

  /** The mails of a registration that were written and not withdrawn: kind, address, and whether it is of a plan. */
  async mails({ registrationId }: StoredRegistration): Promise<unknown[]> {
    const rows = await this.db.ownerSql<{ kind: string; to: string; version: number | null }>(
      `select kind, to_address as to, subject_version as version from messages where cause_id = $1 and status <> 'CANCELLED' order by id`,
      [registrationId],
    );
    return rows.map(({ kind, to, version }) => [kind, to, version]);
  }

  /** What was written of a registration: acts of the audit and topics of the outbox. */
  async written({ registrationId }: StoredRegistration): Promise<{ acts: string[]; topics: string[] }> {
    const acts = await this.db.ownerSql<{ action: string }>(
      'select action from audit_rows where subject_id = $1 order by id',
      [registrationId],
    );
    const topics = await this.db.ownerSql<{ topic: string }>(
      `select topic from outbox where payload ->> 'registrationId' = $1 order by id`,
      [registrationId],
    );
    return { acts: acts.map(({ action }) => action), topics: topics.map(({ topic }) => topic) };
  }
}

/** The value of what was accepted. */
export function given<T>(answer: Result<T> | undefined): T {
  if (!answer?.ok) throw new Error(`Refused: ${answer?.refusal.code}`);
  return answer.value;
}
