import type { FastifyInstance, FastifyReply } from 'fastify';
import { CancelRegistrationDocument, RegisterForSessionDocument } from '../../src/shared/gql/graphql';
import { ApiFailure } from '../../src/shared/lib/api';
import { translate } from '../../src/shared/lib/i18n';
import { isLocale } from '../../src/shared/lib/locale';
import { randomKey } from '../../src/shared/lib/random-key';
import { readReference } from '../../src/shared/lib/reference';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { fieldErrors, type FormRoute, LOCALE_PATH, readFields, readKey, seeOther } from './form';

/** Registering for a seat, and giving one up. Answers 303 to the ticket, or the form again with what is wrong. */
export function registrationForms(app: FastifyInstance, { settings, renderer }: Web): void {
  app.post<FormRoute>(`${LOCALE_PATH}/sessions/:id/register`, async (request, reply) => {
    const { locale, id } = request.params;
    const fields = readFields(request, ['fullName', 'organisation', 'contact', 'locale']);
    const idempotencyKey = readKey(request) ?? randomKey();
    const api = visitorApi(settings.apiUrl, request);
    const { fullName, organisation, contact } = fields;
    const again = (
      errors: ReturnType<typeof fieldErrors>,
      status: number,
      key?: string,
    ): Promise<FastifyReply> => {
      const values = {
        fullName,
        organisation,
        contact,
        locale: fields.locale,
        ...(key ? { idempotencyKey: key } : {}),
      };
      return renderer.page(request, reply, { api, status, submission: { values, errors } });
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
        },
      });
      if (registerForSession.ticket)
        return seeOther(reply, `/${locale}/tickets/${registerForSession.ticket.reference}`);
      return await again(fieldErrors(registerForSession.errors), 422);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code === 'BAD_USER_INPUT')
        return renderer.failed(request, reply, error);
      /* Nobody knows whether it was saved: the same key makes another press of the button safe. */
      request.log.warn({ err: error }, 'A registration had no answer');
      const errors = [{ field: '', code: error.code, message: translate(locale, 'register.busy') }];
      return again(errors, error.code === 'RATE_LIMITED' ? 429 : 503, idempotencyKey);
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
}
