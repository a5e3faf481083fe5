import type { FastifyInstance } from 'fastify';
import {
  CancelSessionDocument,
  CloseSessionDocument,
  CopySessionDocument,
  DecideUnansweredDocument,
  HoldSessionDocument,
  MoveSessionDocument,
  OpenSessionDocument,
  PostponeSessionDocument,
  SessionPlanDocument,
  TakePlaceAnywayDocument,
} from '../../src/shared/gql/graphql';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import { BLOCKS } from '../../src/shared/lib/block-form';
import { isoDay } from '../../src/shared/lib/dates';
import { translate } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';
import { instantOf } from './instant';
import { blockField, readTimes } from './session-times';

const MOVE_FIELDS = [
  'day',
  'from',
  'to',
  'doors',
  'venueKm',
  'venueEn',
  'joinUrl',
  'reason',
  'overrideReason',
  'reconfirmDay',
  'reconfirmTime',
] as const;

function moveFieldOf(code: string): (typeof MOVE_FIELDS)[number] {
  if (code === 'LINK_INVALID') return 'joinUrl';
  if (code === 'TRAINER_CONFLICT') return 'overrideReason';
  return code.startsWith('RECONFIRM_BY') ? 'reconfirmDay' : 'day';
}

const rosterPage = ({ id }: Readonly<Record<string, string>>): string => `/trainer/sessions/${id}`;
const planPage = (params: Readonly<Record<string, string>>): string => `${rosterPage(params)}/plan`;

/** What becomes of a session, for those who run it. */
export function planForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/move',
    page: planPage,
    name: 'move',
    fields: MOVE_FIELDS,
    rows: [BLOCKS.prefix],
    submit: async ({ api, locale, params, values, rows }) => {
      const id = params['id'] ?? '';
      const { session } = await api.query(SessionPlanDocument, { id });
      if (!session) throw new ApiFailure('BAD_USER_INPUT');
      const times = readTimes(values, rows, session.timeZone);
      const doorsOpenAt =
        'field' in times
          ? null
          : instantOf(isoDay(times.startsAt, session.timeZone), values.doors, session.timeZone);
      if ('field' in times || (values.doors && !doorsOpenAt)) {
        const field = 'field' in times ? times.field : 'doors';
        return { errors: [{ field, code: 'TIMES_INVALID', message: translate(locale, 'plan.error.time') }] };
      }
      const { startsAt, endsAt, blocks } = times;
      const reconfirmBy = session.isDateKnown
        ? null
        : instantOf(values.reconfirmDay, values.reconfirmTime, session.timeZone);
      const venue = { km: values.venueKm.trim(), en: values.venueEn.trim() };
      const { moveSession } = await api.mutate(MoveSessionDocument, {
        input: {
          sessionId: id,
          startsAt,
          endsAt,
          blocks,
          ...(doorsOpenAt ? { doorsOpenAt } : {}),
          ...(reconfirmBy ? { reconfirmBy } : {}),
          ...(venue.km && venue.en ? { venue } : {}),
          ...(values.joinUrl.trim() ? { joinUrl: values.joinUrl.trim() } : {}),
          ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
          ...(values.overrideReason.trim() ? { overrideReason: values.overrideReason.trim() } : {}),
        },
      });
      if (moveSession.session)
        return { to: `${planPage(params)}?done=${session.isDateKnown ? 'moved' : 'dated'}` };
      return {
        errors: moveSession.errors.map(({ code, message, path }) => ({
          code,
          message,
          field: path[0] === 'blocks' ? blockField(times, path) : moveFieldOf(code),
        })),
      };
    },
  });

  reasonForm(app, web, 'cancel', 'cancelled', async (api, input) => {
    const { cancelSession } = await api.mutate(CancelSessionDocument, { input });
    return cancelSession.errors;
  });
  reasonForm(app, web, 'postpone', 'postponed', async (api, input) => {
    const { postponeSession } = await api.mutate(PostponeSessionDocument, { input });
    return postponeSession.errors;
  });
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/unanswered',
    page: planPage,
    name: 'unanswered',
    fields: ['decision'],
    lists: ['registration'],
    submit: async ({ api, params, values, lists }) => {
      const keep = values.decision === 'keep';
      const { decideUnanswered } = await api.mutate(DecideUnansweredDocument, {
        input: {
          sessionId: params['id'] ?? '',
          registrationIds: [...(lists['registration'] ?? [])],
          keep,
        },
      });
      const errors = fieldErrors(decideUnanswered.errors);
      if (errors.length > 0) return { errors: errors.map((error) => ({ ...error, field: '' })) };
      return { to: `${planPage(params)}?done=${keep ? 'kept' : 'taken-back'}` };
    },
  });
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/copy',
    page: planPage,
    name: 'copy',
    fields: [],
    submit: async ({ api, params }) => {
      const { copySession } = await api.mutate(CopySessionDocument, {
        input: { sessionId: params['id'] ?? '' },
      });
      if (copySession.session) return { to: `${planPage({ id: copySession.session.id })}?done=copied` };
      return { errors: fieldErrors(copySession.errors).map((error) => ({ ...error, field: '' })) };
    },
  });
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/plan/open',
    page: planPage,
    name: 'open',
    fields: ['overrideReason'],
    submit: async ({ api, params, values }) => {
      const { openSession } = await api.mutate(OpenSessionDocument, {
        input: { sessionId: params['id'] ?? '', overrideReason: values.overrideReason.trim() || null },
      });
      if (openSession.session) return { to: `${planPage(params)}?done=opened` };
      return {
        errors: fieldErrors(openSession.errors).map((error) => ({
          ...error,
          field: error.field === 'overrideReason' ? error.field : '',
        })),
      };
    },
  });
  buttonForm(app, web, 'plan/close', planPage, 'done=registration-closed', async (api, sessionId) => {
    const { closeSession } = await api.mutate(CloseSessionDocument, { input: { sessionId } });
    return closeSession.errors;
  });
  buttonForm(app, web, 'plan/anyway', planPage, 'done=anyway', async (api, sessionId) => {
    const { takePlaceAnyway } = await api.mutate(TakePlaceAnywayDocument, { input: { sessionId } });
    return takePlaceAnyway.errors;
  });
  buttonForm(app, web, 'hold', rosterPage, 'held=1', async (api, sessionId) => {
    const { holdSession } = await api.mutate(HoldSessionDocument, { input: { sessionId } });
    return holdSession.errors;
  });
}

type Refusals = Parameters<typeof fieldErrors>[0];

/** A form that ends the plan of a session with a reason in both languages. The fields of two such forms on one page have names
 *  of their own. */
function reasonForm(
  app: FastifyInstance,
  web: Web,
  act: 'cancel' | 'postpone',
  done: string,
  change: (api: Api, input: { sessionId: string; reason: { km: string; en: string } }) => Promise<Refusals>,
): void {
  const [km, en] = [`${act}ReasonKm`, `${act}ReasonEn`];
  consoleForm(app, web, {
    path: `/trainer/sessions/:id/plan/${act}`,
    page: planPage,
    name: act,
    fields: [km, en],
    submit: async ({ api, locale, params, values }) => {
      const reason = { km: values[km]!.trim(), en: values[en]!.trim() };
      if (!reason.km || !reason.en) {
        const message = translate(locale, 'plan.error.reason');
        return { errors: [{ field: reason.km ? en : km, code: 'REASON_MISSING', message }] };
      }
      const errors = fieldErrors(await change(api, { sessionId: params['id'] ?? '', reason }));
      if (errors.length === 0) return { to: `${planPage(params)}?done=${done}` };
      return { errors: errors.map((error) => ({ ...error, field: km })) };
    },
  });
}

/** A button that changes the state of a session. */
function buttonForm(
  app: FastifyInstance,
  web: Web,
  act: string,
  page: (params: Readonly<Record<string, string>>) => string,
  done: string,
  change: (api: Api, sessionId: string) => Promise<Refusals>,
): void {
  consoleForm(app, web, {
    path: `/trainer/sessions/:id/${act}`,
    page,
    name: act,
    fields: [],
    submit: async ({ api, params }) => {
      const errors = fieldErrors(await change(api, params['id'] ?? ''));
      if (errors.length === 0) return { to: `${page(params)}?${done}` };
      return { errors: errors.map((error) => ({ ...error, field: '' })) };
    },
  });
}
