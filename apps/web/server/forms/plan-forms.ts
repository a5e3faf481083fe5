import type { FastifyInstance } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import {
  CancelSessionDocument,
  MoveSessionDocument,
  SessionPlanDocument,
} from '../../src/shared/gql/graphql';
import { ApiFailure } from '../../src/shared/lib/api';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import { translate } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

const MOVE_FIELDS = ['day', 'from', 'to', 'doors', 'venueKm', 'venueEn', 'reason'] as const;

/** A day and a clock time in a zone as an instant; Khmer digits are read. Null when it is no such thing. */
export function instantOf(day: string, time: string, timeZone: string): string | null {
  const text = `${toAsciiDigits(day.trim())}T${toAsciiDigits(time.trim())}`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  try {
    return new Date(
      Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds,
    ).toISOString();
  } catch {
    return null;
  }
}

/** Moving and cancelling a session, for the working group. */
export function planForms(app: FastifyInstance, web: Web): void {
  const page = ({ id }: Readonly<Record<string, string>>): string => `/trainer/sessions/${id}/plan`;

  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/move',
    page,
    name: 'move',
    fields: MOVE_FIELDS,
    submit: async ({ api, locale, params, values }) => {
      const id = params['id'] ?? '';
      const { session } = await api.query(SessionPlanDocument, { id });
      if (!session) throw new ApiFailure('BAD_USER_INPUT');
      const [startsAt, endsAt, doorsOpenAt] = [values.from, values.to, values.doors].map((time) =>
        instantOf(values.day, time, session.timeZone),
      );
      if (!startsAt || !endsAt || (values.doors && !doorsOpenAt))
        return {
          errors: [{ field: 'day', code: 'TIMES_INVALID', message: translate(locale, 'plan.error.time') }],
        };
      const venue = { km: values.venueKm.trim(), en: values.venueEn.trim() };
      const { moveSession } = await api.mutate(MoveSessionDocument, {
        input: {
          sessionId: id,
          startsAt,
          endsAt,
          ...(doorsOpenAt ? { doorsOpenAt } : {}),
          ...(venue.km && venue.en ? { venue } : {}),
          ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
        },
      });
      if (moveSession.session) return { to: `${page(params)}?done=moved` };
      return { errors: fieldErrors(moveSession.errors).map((error) => ({ ...error, field: 'day' })) };
    },
  });

  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/cancel',
    page,
    name: 'cancel',
    fields: ['reasonKm', 'reasonEn'],
    submit: async ({ api, locale, params, values }) => {
      const reason = { km: values.reasonKm.trim(), en: values.reasonEn.trim() };
      if (!reason.km || !reason.en) {
        const message = translate(locale, 'plan.error.reason');
        return { errors: [{ field: reason.km ? 'reasonEn' : 'reasonKm', code: 'REASON_MISSING', message }] };
      }
      const { cancelSession } = await api.mutate(CancelSessionDocument, {
        input: { sessionId: params['id'] ?? '', reason },
      });
      if (cancelSession.session) return { to: `${page(params)}?done=cancelled` };
      return { errors: fieldErrors(cancelSession.errors).map((error) => ({ ...error, field: 'reasonKm' })) };
    },
  });
}
