import type { FastifyInstance } from 'fastify';
import { type AttendanceStatus, MarkAttendanceDocument } from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

interface Mark {
  readonly registrationId: string;
  readonly status: AttendanceStatus;
  readonly version: number;
}

/** `mark-reg_1: ATTENDED.2` is what somebody chose for a registration whose mark they saw in version 2; `unmarked` names
 *  those of the page who had no mark. With `rest`, whoever of them was left open is marked so too. */
export function marksOf(
  rows: Readonly<Record<string, string>>,
  unmarked: readonly string[],
  rest: string,
): Mark[] {
  const chosen = Object.entries(rows).flatMap(([name, value]) => markOf(name.slice('mark-'.length), value));
  const open = unmarked.filter((id) => !chosen.some(({ registrationId }) => registrationId === id));
  return [...chosen, ...(rest ? open.flatMap((id) => markOf(id, `${rest}.0`)) : [])];
}

function markOf(registrationId: string, value: string): Mark[] {
  const [, status, version] = /^(ATTENDED|ABSENT)\.(\d{1,9})$/.exec(value) ?? [];
  return status ? [{ registrationId, status: status as AttendanceStatus, version: Number(version) }] : [];
}

/** Marking who came, for the trainer of a session and those who run the programme. */
export function attendanceForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/attendance',
    page: ({ id }) => `/trainer/sessions/${id}`,
    name: 'attendance',
    fields: ['reason', 'rest'],
    rows: ['mark-'],
    lists: ['unmarked'],
    submit: async ({ api, params: { id = '' }, values, rows, lists }) => {
      const marks = marksOf(rows, lists['unmarked'] ?? [], values.rest);
      const { markAttendance } = await api.mutate(MarkAttendanceDocument, {
        input: { sessionId: id, marks, reason: values.reason || null },
      });
      const errors = fieldErrors(markAttendance.errors).map((error) => {
        const mark = marks[Number(error.field)];
        const field = error.field === 'reason' ? 'reason' : mark ? `mark-${mark.registrationId}` : '';
        return { ...error, field };
      });
      return errors.length > 0
        ? { errors }
        : { to: `/trainer/sessions/${id}?marked=${markAttendance.changed}` };
    },
  });
}
