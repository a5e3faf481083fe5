import type { SqlQuery, Tx } from '#database';
import { type LocalizedText, readSignedId, signId } from '#kernel';
import type { SeatLinkRefusalCode } from './registration.errors.js';

/* The link by which people come for seats that were set aside for their organisation. Source: docs/stories/seats-aside.md. */

/** So many links seats can have, one after the other. */
export const MOST_LINKS = 50;

/** What a link speaks of. */
export interface SeatLink {
  readonly quotaId: string;
  /** The how manieth of these seats, from 1; only the newest opens them. */
  readonly turn: number;
}

const purposeOf = (turn: number): string => `registrations seats aside ${turn}`;

/** The token of a link: 43 characters, 128 bits of them keyed, stored nowhere. Once the link was replaced, the one before opens nothing. */
export const seatLinkToken = (secret: string, { quotaId, turn }: SeatLink): string =>
  signId(secret, purposeOf(turn), quotaId);

/** What a token speaks of; null for anything that `seatLinkToken` did not make under one of the secrets. */
export function readSeatLinkToken(secrets: readonly string[], token: string): SeatLink | null {
  for (let turn = 1; turn <= MOST_LINKS; turn += 1) {
    const quotaId = readSignedId(secrets, purposeOf(turn), token);
    if (quotaId) return { quotaId, turn };
  }
  return null;
}

export type SeatLinkState = 'OPEN' | 'WITHDRAWN' | 'ENDED';

/** What everybody who has the link may know. */
export interface SeatLinkView {
  readonly sessionId: string;
  readonly organisationId: string;
  readonly organisation: LocalizedText;
  readonly seats: number;
  /** Not claimed yet; 0 once the link opens nothing. */
  readonly left: number;
  readonly state: SeatLinkState;
}

const STATE = `case when q.withdrawn_at is not null or q.links <> $2 then 'WITHDRAWN' when q.released_at is not null then 'ENDED' else 'OPEN' end`;

/** Index: pk_seat_quotas. */
export const seatLinkOf = ({ quotaId, turn }: SeatLink): SqlQuery<SeatLinkView> => ({
  text: `select k.*, case when k.state = 'OPEN' then k.unclaimed else 0 end as left from (
      select q.session_id as "sessionId", o.id as "organisationId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation, q.seats,
        greatest(q.seats - q.taken, 0) as unclaimed, ${STATE} as state
      from seat_quotas q join organisations w on w.id = q.organisation_id join organisations o on o.id = coalesce(w.merged_into, w.id)
      where q.id = $1) k`,
  values: [quotaId, turn],
});

const REFUSALS: Record<SeatLinkState, SeatLinkRefusalCode | null> = {
  OPEN: null,
  WITHDRAWN: 'SEAT_LINK_WITHDRAWN',
  ENDED: 'SEAT_LINK_ENDED',
};

/** Why the link opens nothing; null where it does. The caller holds the lock of the session's seats, so that it stays so. */
export async function linkRefusal(tx: Tx, link: SeatLink): Promise<SeatLinkRefusalCode | null> {
  const [found] = await tx.sql(seatLinkOf(link));
  return found ? REFUSALS[found.state] : 'SEAT_LINK_INVALID';
}
