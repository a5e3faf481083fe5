import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  AcceptOfferDocument,
  CancelRegistrationDocument,
  DeclineOfferDocument,
  ReconfirmSeatDocument,
  type RefusalFragment,
  RegisterForSessionDocument,
} from '../../src/shared/gql/graphql';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import { readMode } from '../../src/shared/lib/attendance-mode';
import { translate } from '../../src/shared/lib/i18n';
import type { FocusInForm } from '../../src/shared/lib/frame';
import { isLocale } from '../../src/shared/lib/locale';
import { randomKey } from '../../src/shared/lib/random-key';
import { readReference } from '../../src/shared/lib/reference';
import { SWITCH } from '../../src/shared/lib/form-place';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { besideQuestions, LARGEST_ANSWERS_BYTES, readAnswers } from './question-forms';
import {
  aboutTheForm,
  fieldErrors,
  type FormRoute,
  LOCALE_PATH,
  readFields,
  readKey,
  seeOther,
} from './form';

const TYPED = ['fullName', 'organisation', 'contact'] as const;

/** Where the focus goes in the form that comes back in the other language: where it was, as the script of the page said; without one,
 *  to the first field that is empty. */
function focusOf(place: string, values: Readonly<Record<string, string>>): FocusInForm {
  const [, field = '', caret] = /^([a-zA-Z0-9_-]{1,60})(?::(\d{1,4}))?$/.exec(place) ?? [];
  if (field) return { field, caret: caret === undefined ? null : Number(caret) };
  return { field: TYPED.find((name) => !values[name]) ?? SWITCH, caret: null };
}

/** Registering for a seat, giving one up, and answering an offer. Answers 303 to the ticket, or the form again with what is wrong. */
export function registrationForms(app: FastifyInstance, { settings, renderer }: Web): void {
  const options = { bodyLimit: LARGEST_ANSWERS_BYTES };
  app.post<FormRoute>(`${LOCALE_PATH}/sessions/:id/register`, options, async (request, reply) => {
    const { locale, id } = request.params;
    const fields = readFields(request, [
      'fullName',
      'organisation',
      'contact',
      'attendanceMode',
      'locale',
      'switch',
      'focus',
    ]);
    const idempotencyKey = readKey(request) ?? randomKey();
    const api = visitorApi(settings.apiUrl, request);
    const { fullName, organisation, contact, attendanceMode } = fields;
    const mode = readMode(attendanceMode);
    const { answers, lists, ...answered } = readAnswers(request);
    if (fields.switch) {
      const values = {
        ...answered.values,
        fullName,
        organisation,
        contact,
        attendanceMode,
        locale: fields.locale,
        idempotencyKey,
      };
      const focus = focusOf(fields.focus, values);
      const submission = { values, ...(lists && { lists }), errors: [], focus };
      return renderer.page(request, reply, { api, status: 200, submission });
    }
    const again = (
      errors: ReturnType<typeof fieldErrors>,
      status: number,
      key?: string,
    ): Promise<FastifyReply> => {
      const values = {
        ...answered.values,
        fullName,
        organisation,
        contact,
        attendanceMode,
        locale: fields.locale,
        ...(key ? { idempotencyKey: key } : {}),
      };
      const submission = { values, ...(lists && { lists }), errors };
      return renderer.page(request, reply, { api, status, submission });
    };
    try {
      const { registerForSession } = await api.in(locale).mutate(RegisterForSessionDocument, {
        input: {
          sessionId: id,
          fullName,
          organisation,
          contact,
          locale: isLocale(fields.locale) ? fields.locale : locale,
          idempotencyKey,
          ...(mode && { attendanceMode: mode }),
          ...(answers.length > 0 && { answers }),
        },
      });
      if (registerForSession.ticket)
        return seeOther(reply, `/${locale}/tickets/${registerForSession.ticket.reference}`);
      // A session that is not hybrid any more has no such field.
      return await again(aboutTheForm(['attendanceMode'], besideQuestions(registerForSession.errors)), 422);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code === 'BAD_USER_INPUT')
        return renderer.failed(request, reply, error);
      /* Nobody knows whether it was saved: the same key makes another press of the button safe. */
      request.log.warn({ err: error }, 'A registration had no answer');
      const errors = [{ field: '', code: error.code, message: translate(locale, 'form.busy') }];
      return again(errors, error.code === 'RATE_LIMITED' ? 429 : 503, idempotencyKey);
    }
  });

  /* To say it twice is to say it once: no key is needed. A ticket of which nothing is asked any more shows what it is worth. */
  app.post<FormRoute>(`${LOCALE_PATH}/tickets/:reference/reconfirm`, async (request, reply) => {
    const { locale } = request.params;
    const reference = readReference(request.params.reference);
    if (!reference) return renderer.fault(request, reply, 'not-found', 404);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { reconfirmSeat } = await api.in(locale).mutate(ReconfirmSeatDocument, { input: { reference } });
      const gone = fieldErrors(reconfirmSeat.errors).some(({ code }) => code === 'TICKET_NOT_FOUND');
      if (gone) return await renderer.fault(request, reply, 'not-found', 404);
      return seeOther(reply, `/${locale}/tickets/${reference}`);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.post<FormRoute>(`${LOCALE_PATH}/tickets/:reference/cancel`, async (request, reply) => {
    const { locale } = request.params;
    const reference = readReference(request.params.reference);
    if (!reference) return renderer.fault(request, reply, 'not-found', 404);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { cancelRegistration } = await api
        .in(locale)
        .mutate(CancelRegistrationDocument, { input: { reference } });
      const errors = fieldErrors(cancelRegistration.errors).filter(
        ({ code }) => code !== 'ALREADY_CANCELLED',
      );
      if (errors.length === 0) return seeOther(reply, `/${locale}/tickets/${reference}`);
      return await renderer.page(request, reply, { api, status: 422, submission: { values: {}, errors } });
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  for (const answer of ['take', 'leave'] as const)
    app.post<FormRoute>(`${LOCALE_PATH}/tickets/:reference/offer/${answer}`, async (request, reply) => {
      const { locale } = request.params;
      const reference = readReference(request.params.reference);
      if (!reference) return renderer.fault(request, reply, 'not-found', 404);
      const api = visitorApi(settings.apiUrl, request);
      const at = `/${locale}/tickets/${reference}`;
      try {
        const refusals = await answerOffer(api.in(locale), answer, reference);
        if (refusals.length === 0) return seeOther(reply, at);
        const submission = { values: {}, errors: fieldErrors(refusals) };
        return await renderer.page(request, reply, { api, status: 422, at, submission });
      } catch (error) {
        return renderer.failed(request, reply, error, at);
      }
    });
}

/** Both may be asked twice: the second answers as the first. */
async function answerOffer(
  api: Api,
  answer: 'take' | 'leave',
  reference: string,
): Promise<readonly RefusalFragment[]> {
  const input = { reference };
  if (answer === 'take') return (await api.mutate(AcceptOfferDocument, { input })).acceptOffer.errors;
  return (await api.mutate(DeclineOfferDocument, { input })).declineOffer.errors;
}
