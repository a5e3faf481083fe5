import type { OrganisationKind, SeatSettingsFragment } from '../../shared/gql/graphql';

/** Fields of the form that stand once. `act` is the button: nothing checks, `add`, `remove-2`, `change`. */
export const SEAT_FIELDS = [
  'capacity',
  'onlineCapacity',
  'groupPolicy',
  'promotion',
  'offerHours',
  'offerCutoffHours',
  'cancelCutoffHours',
  'needsApproval',
  'addressHoldMinutes',
  'sameHour',
  'act',
] as const;

/** How the fields of a quota begin, one of each for every row: `kind-0`, `city-0`, `seats-0`, `release-0`. */
export const QUOTA_FIELDS = ['kind-', 'city-', 'seats-', 'release-'] as const;

export const KINDS: readonly OrganisationKind[] = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'];

/** A quota as it is typed. */
export interface QuotaRow {
  readonly kind: string;
  readonly city: string;
  readonly seats: string;
  readonly release: string;
}
export const NEW_QUOTA: QuotaRow = { kind: '', city: '', seats: '', release: '' };

export const isBlank = ({ kind, city, seats, release }: QuotaRow): boolean =>
  [kind, city, seats, release].every((typed) => typed.trim() === '');

type Values = Readonly<Record<string, string>>;

/** The quotas of a form, in the order of their numbers. */
export function quotaRows(values: Values): QuotaRow[] {
  const numbers = Object.keys(values).flatMap((name) => /^seats-(\d{1,3})$/.exec(name)?.[1] ?? []);
  return numbers
    .toSorted((a, b) => Number(a) - Number(b))
    .map((number) => ({
      kind: values[`kind-${number}`] ?? '',
      city: values[`city-${number}`] ?? '',
      seats: values[`seats-${number}`] ?? '',
      release: values[`release-${number}`] ?? '',
    }));
}

/** The fields of quotas, numbered from 0. */
export const quotaValues = (rows: readonly QuotaRow[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ kind, city, seats, release }, at) => [
      [`kind-${at}`, kind],
      [`city-${at}`, city],
      [`seats-${at}`, seats],
      [`release-${at}`, release],
    ]),
  );

/** The form as the session stands now. */
export const seatValues = (seats: SeatSettingsFragment): Record<string, string> => ({
  capacity: String(seats.capacity),
  onlineCapacity: seats.onlineCapacity === null ? '' : String(seats.onlineCapacity ?? ''),
  groupPolicy: seats.groupPolicy,
  promotion: seats.promotion,
  offerHours: String(seats.offerHours),
  offerCutoffHours: String(seats.offerCutoffHours),
  cancelCutoffHours: String(seats.cancelCutoffHours),
  needsApproval: seats.needsApproval ? 'on' : '',
  addressHoldMinutes: String(seats.addressHoldMinutes ?? 0),
  sameHour: seats.sameHour,
  ...quotaValues(
    seats.quotas.map((quota) => ({
      kind: quota.organisationKind ?? '',
      city: quota.city?.id ?? '',
      seats: String(quota.seats),
      release: quota.releaseHours === null ? '' : String(quota.releaseHours ?? ''),
    })),
  ),
});
