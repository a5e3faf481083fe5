import type { FastifyInstance } from 'fastify';
import {
  ChangeSeatsDocument,
  type ChangeSeatsInput,
  PreviewSeatChangeDocument,
  type RefusalFragment,
} from '../../src/shared/gql/graphql';
import {
  isBlank,
  KINDS,
  NEW_QUOTA,
  QUOTA_FIELDS,
  type QuotaRow,
  quotaRows,
  quotaValues,
  SEAT_FIELDS,
} from '../../src/features/trainer/seats-view';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import type { FieldError } from '../../src/shared/lib/frame';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

type Settings = Readonly<Record<(typeof SEAT_FIELDS)[number], string>>;

const page = ({ id = '' }: Readonly<Record<string, string>>): string => `/trainer/sessions/${id}/seats`;
const FORM = { page, name: 'seats', fields: SEAT_FIELDS, rows: QUOTA_FIELDS };

/** Seats of a session, for those who run it: rows added and removed, looked at, saved. */
export function seatForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    ...FORM,
    path: '/trainer/sessions/:id/seats/check',
    submit: async ({ api, params: { id = '' }, values, rows }) => {
      const typed = quotaRows(rows);
      const mended = rowsAfter(values.act, typed);
      if (mended) return look(mended);
      const { input, numbers } = readSeats(id, values, typed);
      const { previewSeatChange } = await api.query(PreviewSeatChangeDocument, { input });
      if (previewSeatChange.errors.length > 0)
        return { errors: besideRows(previewSeatChange.errors, numbers) };
      return look(
        typed.filter((row) => !isBlank(row)),
        { ...asciiOf(values), movedUp: JSON.stringify(previewSeatChange.movedUp) },
      );
    },
  });

  consoleForm(app, web, {
    ...FORM,
    path: '/trainer/sessions/:id/seats',
    submit: async ({ api, params, values, rows }) => {
      const { input, numbers } = readSeats(params['id'] ?? '', values, quotaRows(rows));
      const { changeSeats } = await api.mutate(ChangeSeatsDocument, { input });
      if (changeSeats.errors.length > 0) return { errors: besideRows(changeSeats.errors, numbers) };
      return { to: `${page(params)}?saved=${changeSeats.movedUp.length}` };
    },
  });
}

/** The rows after the button that adds or removes one, or goes back to the form; null for the check. */
export function rowsAfter(act: string, rows: readonly QuotaRow[]): readonly QuotaRow[] | null {
  if (act === 'add') return [...rows, NEW_QUOTA];
  if (act === 'change') return rows;
  const removed = /^remove-(\d{1,3})$/.exec(act)?.[1];
  return removed === undefined ? null : rows.filter((_, at) => at !== Number(removed));
}

function look(rows: readonly QuotaRow[], more: Readonly<Record<string, string>> = {}): FormOutcome {
  return { look: { ...more, ...quotaValues(rows.map(asciiRow)) } };
}

/** What was typed as the api takes it. A figure that is none becomes one that the api refuses, beside its field. `numbers` are the rows of
 *  the page that are sent: empty ones are not. */
export function readSeats(
  sessionId: string,
  values: Settings,
  rows: readonly QuotaRow[],
): { input: ChangeSeatsInput; numbers: readonly number[] } {
  const numbers = rows.flatMap((row, at) => (isBlank(row) ? [] : [at]));
  const input: ChangeSeatsInput = {
    sessionId,
    capacity: whole(values.capacity),
    onlineCapacity: values.onlineCapacity.trim() === '' ? null : whole(values.onlineCapacity),
    quotas: numbers.map((at) => quotaOf(rows[at]!)),
    groupPolicy: values.groupPolicy === 'HOLD' ? 'HOLD' : 'SKIP',
    promotion: values.promotion === 'OFFER' ? 'OFFER' : 'CONFIRM',
    offerHours: whole(values.offerHours),
    offerCutoffHours: whole(values.offerCutoffHours),
    cancelCutoffHours: whole(values.cancelCutoffHours),
    needsApproval: values.needsApproval === 'on',
    addressHoldMinutes: whole(values.addressHoldMinutes || '0'),
    sameHour: values.sameHour === 'BLOCK' ? 'BLOCK' : 'WARN',
  };
  return { input, numbers };
}

const quotaOf = ({ kind, city, seats, release }: QuotaRow): ChangeSeatsInput['quotas'][number] => ({
  organisationKind: KINDS.find((known) => known === kind) ?? null,
  cityId: city || null,
  seats: whole(seats),
  releaseHours: release.trim() === '' ? null : whole(release),
});

/** -1 for what is no whole number: no setting may be that. */
function whole(typed: string): number {
  const plain = toAsciiDigits(typed.trim());
  return /^\d{1,6}$/.test(plain) ? Number(plain) : -1;
}

const asciiOf = (values: Settings): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, typed]) => [name, toAsciiDigits(typed.trim())]));
const asciiRow = (row: QuotaRow): QuotaRow => ({
  ...row,
  seats: toAsciiDigits(row.seats.trim()),
  release: toAsciiDigits(row.release.trim()),
});

/** Refusals beside the row that each is about. */
const besideRows = (refusals: readonly RefusalFragment[], numbers: readonly number[]): FieldError[] =>
  fieldErrors(refusals).map((error) =>
    /^\d+$/.test(error.field) ? { ...error, field: `seats-${numbers[Number(error.field)] ?? 0}` } : error,
  );
