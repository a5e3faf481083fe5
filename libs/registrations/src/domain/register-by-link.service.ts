import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { Config } from '#config';
import { PublicReads } from '#database';
import { refuse, type Result } from '#kernel';
import { type RegisterForSession, RegisterForSessionService } from './register-for-session.service.js';
import type { RegisterRefusal } from './registration.errors.js';
import { readSeatLinkToken, seatLinkOf, type SeatLinkView } from './seat-link.js';
import type { StoredRegistration } from './seats.sql.js';

export interface RegisterByLink extends Omit<RegisterForSession, 'sessionId' | 'organisation' | 'aside'> {
  readonly token: string;
}

/** A registration, and of which session and organisation the link made it. */
export interface RegisteredByLink {
  readonly stored: StoredRegistration;
  readonly sessionId: string;
  readonly organisation: string;
}

/** The way in of people of an organisation for which seats were set aside. Source: docs/stories/seats-aside.md. */
@Injectable()
export class RegisterByLinkService {
  constructor(
    private readonly config: Config,
    private readonly publicReads: PublicReads,
    private readonly registering: RegisterForSessionService,
  ) {}

  /** What a link speaks of, or null for one that is none. To look claims nothing. */
  async look(token: string): Promise<SeatLinkView | null> {
    const link = readSeatLinkToken(this.config.secrets, token);
    const [view] = link ? await this.publicReads.sql(seatLinkOf(link)) : [];
    return view ?? null;
  }

  /** As `RegisterForSessionService.register`, for the session and the organisation of the link: session and organisation are never what somebody
   *  wrote. A seat that was set aside while there is one; then what anybody would have. Refuses beside it: SEAT_LINK_INVALID, SEAT_LINK_WITHDRAWN,
   *  SEAT_LINK_ENDED, nothing written then. */
  async register(
    actor: Actor,
    { token, ...command }: RegisterByLink,
    network?: string,
  ): Promise<Result<RegisteredByLink, RegisterRefusal>> {
    const aside = readSeatLinkToken(this.config.secrets, token);
    const [view] = aside ? await this.publicReads.sql(seatLinkOf(aside)) : [];
    if (!aside || !view) return refuse('SEAT_LINK_INVALID', { path: ['token'] });
    const { sessionId } = view;
    const organisation = view.organisation[command.locale];
    const result = await this.registering.register(
      actor,
      { ...command, sessionId, organisation, aside },
      network,
    );
    return result.ok ? { ok: true, value: { stored: result.value, sessionId, organisation } } : result;
  }
}
