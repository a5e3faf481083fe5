import { accept, type Refusal, refuse, type Result } from '#kernel';
import { type Seats, unclaimedSeats } from './seats.rules.js';

/* What seats of a session can be set to. Pure. Source: docs/stories/seats.md. */

export type QuotaKind = 'PRIVATE_SECTOR' | 'NGO' | 'INSTITUTION';

export type SameHour = 'WARN' | 'BLOCK';

export interface QuotaSetting {
  /** One of the two at least. */
  readonly organisationKind: QuotaKind | null;
  readonly cityId: string | null;
  readonly seats: number;
  /** Hours before the start at which unused seats go to everybody; null: never. */
  readonly releaseHours: number | null;
}

export interface SeatSettings {
  /** 1 to 100,000; of a hybrid session room and on-line together. */
  readonly capacity: number;
  /** Of a hybrid session; null elsewhere. */
  readonly onlineCapacity: number | null;
  readonly quotas: readonly QuotaSetting[];
  readonly groupPolicy: 'HOLD' | 'SKIP';
  readonly promotion: 'CONFIRM' | 'OFFER';
  /** 1 to 336. */
  readonly offerHours: number;
  /** 0 to 720 hours before the start. */
  readonly offerCutoffHours: number;
  /** 0 to 720 hours before the start. */
  readonly cancelCutoffHours: number;
  readonly needsApproval: boolean;
  /** Minutes for which a seat is held until its address is confirmed, 5 to 1,440; 0: confirmed at once; null or left out: as it is. */
  readonly addressHoldMinutes?: number | null;
  /** BLOCK: whoever has a seat elsewhere at its hour is not taken. WARN: they are, and their mail says so. Null or left out: as it is. */
  readonly sameHour?: SameHour | null;
}

export type SeatSettingsRefusal = Refusal<
  | 'CAPACITY_INVALID'
  | 'CAPACITY_BELOW_TAKEN'
  | 'CAPACITY_BELOW_MINIMUM'
  | 'QUOTA_INVALID'
  | 'QUOTA_REPEATED'
  | 'QUOTAS_EXCEED_CAPACITY'
  | 'HOURS_INVALID'
  | 'MINUTES_INVALID'
>;

export const MOST_SEATS = 100_000;
const MOST_QUOTAS = 20;
export const MOST_RELEASE_HOURS = 8_784;

export const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** May the seats of a session be set so? Nobody who has one is ever put out, and a session that takes place from so many people on keeps as
 *  many seats (docs/stories/minimum-participants.md): CAPACITY_BELOW_MINIMUM with the `minimum`. Null: whatever their number. */
export function decideSettings(
  seats: Seats,
  settings: SeatSettings,
  minimum: number | null,
): Result<true, SeatSettingsRefusal> {
  const capacity = decideCapacity(seats, settings);
  if (!capacity.ok) return capacity;
  if (minimum !== null && settings.capacity < minimum)
    return refuse('CAPACITY_BELOW_MINIMUM', { path: ['capacity'], detail: { minimum } });
  if (!isWithin(settings.offerHours, 1, 336)) return refuse('HOURS_INVALID', { path: ['offerHours'] });
  for (const path of ['offerCutoffHours', 'cancelCutoffHours'] as const)
    if (!isWithin(settings[path], 0, 720)) return refuse('HOURS_INVALID', { path: [path] });
  const minutes = settings.addressHoldMinutes ?? 0;
  if (minutes !== 0 && !isWithin(minutes, 5, 1_440))
    return refuse('MINUTES_INVALID', { path: ['addressHoldMinutes'] });
  return decideQuotas(seats, settings);
}

function decideCapacity(
  seats: Seats,
  { capacity, onlineCapacity }: SeatSettings,
): Result<true, SeatSettingsRefusal> {
  if (!isWithin(capacity, 1, MOST_SEATS)) return refuse('CAPACITY_INVALID', { path: ['capacity'] });
  const isHybrid = seats.online !== null;
  if (isHybrid !== (onlineCapacity !== null)) return refuse('CAPACITY_INVALID', { path: ['onlineCapacity'] });
  if (onlineCapacity !== null && !isWithin(onlineCapacity, 0, capacity))
    return refuse('CAPACITY_INVALID', { path: ['onlineCapacity'] });
  const online = seats.online?.taken ?? 0;
  if (onlineCapacity !== null && onlineCapacity < online)
    return refuse('CAPACITY_BELOW_TAKEN', { path: ['onlineCapacity'], detail: { taken: online } });
  const room = seats.taken - online;
  if (capacity - (onlineCapacity ?? 0) < room)
    return refuse('CAPACITY_BELOW_TAKEN', { path: ['capacity'], detail: { taken: room } });
  const taken = seats.taken + unclaimedSeats(seats.quotas);
  return capacity < taken
    ? refuse('CAPACITY_BELOW_TAKEN', { path: ['capacity'], detail: { taken } })
    : accept(true);
}

/** Seats that quotas promise, those that are set aside among them, for whom they still stand. */
export const promisedSeats = (seats: Seats, isOf: 'ASIDE' | 'ALL'): number =>
  seats.quotas
    .filter(({ isReleased, isSetAside }) => !isReleased && (isOf === 'ALL' || isSetAside))
    .reduce((sum, quota) => sum + quota.seats, 0);

function decideQuotas(seats: Seats, { capacity, quotas }: SeatSettings): Result<true, SeatSettingsRefusal> {
  if (quotas.length > MOST_QUOTAS) return refuse('QUOTA_INVALID', { path: ['quotas'] });
  const seen = new Set<string>();
  for (const [at, quota] of quotas.entries()) {
    const path = ['quotas', String(at)];
    const hours = quota.releaseHours;
    const isHour = hours === null || isWithin(hours, 0, MOST_RELEASE_HOURS);
    const isAbout = quota.organisationKind !== null || quota.cityId !== null;
    if (!isAbout || !isHour || !isWithin(quota.seats, 1, MOST_SEATS))
      return refuse('QUOTA_INVALID', { path });
    const whose = `${quota.organisationKind ?? ''} ${quota.cityId ?? ''}`;
    if (seen.has(whose)) return refuse('QUOTA_REPEATED', { path });
    seen.add(whose);
  }
  const kept = quotas.reduce((sum, quota) => sum + quota.seats, promisedSeats(seats, 'ASIDE'));
  return kept > capacity ? refuse('QUOTAS_EXCEED_CAPACITY', { path: ['quotas'] }) : accept(true);
}
