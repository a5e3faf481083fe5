import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { newId, type Result } from '#kernel';
import {
  RegisterByLinkService,
  SeatsAsideService,
  type AsideView,
  type SetSeatsAside,
  type StoredRegistration,
} from '#registrations';
import { type Line, WORKING_GROUP } from './line.builder.js';

/** Seats set aside, and people who come for them, over a test's database. */
export class Asides {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly line: Line,
  ) {}

  wish(
    sessionId: string,
    organisation: string,
    seats: number,
    more: Partial<SetSeatsAside> = {},
  ): SetSeatsAside {
    const organisationId = this.line.organisationId(organisation);
    return { sessionId, organisationId, seats, releaseHours: null, newLink: false, ...more };
  }

  set(
    sessionId: string,
    organisation: string,
    seats: number,
    more: Partial<SetSeatsAside> = {},
  ): ReturnType<SeatsAsideService['set']> {
    return this.app
      .get(SeatsAsideService)
      .set(WORKING_GROUP, this.wish(sessionId, organisation, seats, more));
  }

  withdraw(sessionId: string, organisation: string): ReturnType<SeatsAsideService['withdraw']> {
    const organisationId = this.line.organisationId(organisation);
    return this.app.get(SeatsAsideService).withdraw(WORKING_GROUP, { sessionId, organisationId });
  }

  async of(sessionId: string): Promise<AsideView> {
    const [aside] = await this.app.get(SeatsAsideService).of(sessionId);
    return aside!;
  }

  async token(sessionId: string): Promise<string> {
    return (await this.of(sessionId)).token!;
  }

  /** Somebody new by the link. */
  async by(token: string, n = this.line.newPerson()): Promise<Result<StoredRegistration>> {
    const result = await this.app.get(RegisterByLinkService).register(ANONYMOUS, {
      token,
      fullName: `Person ${n}`,
      contact: `person${n}@example.org`,
      locale: 'en',
      idempotencyKey: newId(),
    });
    return result.ok ? { ok: true, value: result.value.stored } : result;
  }

  /** The same, who must be registered. */
  async come(token: string, people: number): Promise<StoredRegistration[]> {
    const all: StoredRegistration[] = [];
    for (let n = 0; n < people; n += 1) {
      const answer = await this.by(token);
      if (!answer.ok) throw new Error(answer.refusal.code);
      all.push(answer.value);
    }
    return all;
  }
}
