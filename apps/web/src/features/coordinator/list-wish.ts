import type { AttendanceMode, ListColumnUse } from '../../shared/gql/graphql';
import { readMode } from '../../shared/lib/attendance-mode';

const USES: readonly ListColumnUse[] = ['NAME', 'CONTACT', 'UNUSED'];

/** Names of the fields that say how a list is read, beside the list: what a column holds, and who is enrolled though booked
 *  elsewhere. */
export const WISH_ROWS = ['column-', 'anyway-'] as const;

/** How a list is to be read, as the forms of its pages say it. */
export interface ListWish {
  readonly list: string;
  readonly together: boolean;
  /** Null until the coordinator has seen what was guessed. */
  readonly columns: ListColumnUse[] | null;
  readonly bookedAnyway: number[];
  /** Null in a session that is not hybrid. */
  readonly attendanceMode: AttendanceMode | null;
}

/** `column-0=NAME` and `anyway-6=on` among the values of a form. */
export function listWish(values: Readonly<Record<string, string>>): ListWish {
  const columns: ListColumnUse[] = [];
  for (let at = 0; values[`column-${at}`] !== undefined && at < 30; at += 1)
    columns.push(USES.find((use) => use === values[`column-${at}`]) ?? 'UNUSED');
  return {
    list: values['list'] ?? '',
    together: values['together'] === 'on',
    columns: columns.length > 0 ? columns : null,
    bookedAnyway: Object.keys(values).flatMap((name) => {
      const [, line] = /^anyway-(\d{1,4})$/.exec(name) ?? [];
      return line ? [Number(line)] : [];
    }),
    attendanceMode: readMode(values['attendanceMode']),
  };
}

/** Those fields alone, to be shown once more. */
export const wishRows = (rows: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => WISH_ROWS.some((row) => name.startsWith(row))));
