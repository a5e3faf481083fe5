import type { FastifyInstance } from 'fastify';
import {
  AskErasureDocument,
  AskErasureForDocument,
  CancelErasureDocument,
  CancelErasureForDocument,
  ChangeConsentDocument,
  ConfirmContactChangeDocument,
  type ConsentPurpose,
  CorrectDetailsDocument,
  ExportOwnDataDocument,
  RequestContactChangeDocument,
} from '../../src/shared/gql/graphql';
import { ApiFailure } from '../../src/shared/lib/api';
import type { FieldError } from '../../src/shared/lib/frame';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import { isLocale } from '../../src/shared/lib/locale';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors, type FormRoute, LOCALE_PATH, readFields } from './form';

const PURPOSES: readonly ConsentPurpose[] = ['CAMPAIGNS', 'PHOTOGRAPHS'];
const MY_DATA = '/account/privacy';
const onTo = (to: string, errors: readonly FieldError[]): FormOutcome =>
  errors.length > 0 ? { errors } : { to };

/** What people do with their own data, and the working group for those who cannot. */
export function privacyForms(app: FastifyInstance, web: Web): void {
  ownForms(app, web);
  copyOfData(app, web);
  erasuresForOthers(app, web);
}

function ownForms(app: FastifyInstance, web: Web): void {
  const page = (): string => MY_DATA;

  consoleForm(app, web, {
    path: `${MY_DATA}/details`,
    page,
    name: 'details',
    fields: ['fullName', 'locale'],
    submit: async ({ api, locale, values }) => {
      const { correctDetails } = await api.mutate(CorrectDetailsDocument, {
        input: {
          fullName: values.fullName,
          locale: isLocale(values.locale) ? values.locale : locale,
        },
      });
      return onTo(`${MY_DATA}?done=details`, fieldErrors(correctDetails.errors));
    },
  });

  consoleForm(app, web, {
    path: `${MY_DATA}/contact`,
    page,
    name: 'contact',
    fields: ['email'],
    submit: async ({ api, values }) => {
      const { requestContactChange } = await api.mutate(RequestContactChangeDocument, {
        input: { email: values.email },
      });
      return onTo(`${MY_DATA}?done=code`, fieldErrors(requestContactChange.errors));
    },
  });

  consoleForm(app, web, {
    path: `${MY_DATA}/code`,
    page,
    name: 'code',
    fields: ['code'],
    submit: async ({ api, values }) => {
      const { confirmContactChange } = await api.mutate(ConfirmContactChangeDocument, {
        input: { code: toAsciiDigits(values.code) },
      });
      return onTo(`${MY_DATA}?done=contact`, fieldErrors(confirmContactChange.errors));
    },
  });

  consoleForm(app, web, {
    path: `${MY_DATA}/consent`,
    page,
    name: 'consent',
    fields: ['purpose', 'given'],
    submit: async ({ api, values }) => {
      const purpose = PURPOSES.find((name) => name === values.purpose);
      if (!purpose) throw new ApiFailure('BAD_USER_INPUT');
      const { changeConsent } = await api.mutate(ChangeConsentDocument, {
        input: { purpose, given: values.given === 'yes' },
      });
      return onTo(`${MY_DATA}?done=consent`, fieldErrors(changeConsent.errors));
    },
  });

  consoleForm(app, web, {
    path: `${MY_DATA}/erase`,
    page,
    name: 'erase',
    fields: ['sure'],
    submit: async ({ api, values }) => {
      // A browser asks for the tick itself; whoever sends none has not said it.
      if (values.sure !== 'yes') return { to: MY_DATA };
      const { askErasure } = await api.mutate(AskErasureDocument, {});
      return onTo(`${MY_DATA}?done=asked`, fieldErrors(askErasure.errors));
    },
  });

  consoleForm(app, web, {
    path: `${MY_DATA}/keep`,
    page,
    name: 'keep',
    fields: [],
    submit: async ({ api }) => {
      const { cancelErasure } = await api.mutate(CancelErasureDocument, {});
      return onTo(`${MY_DATA}?done=cancelled`, fieldErrors(cancelErasure.errors));
    },
  });
}

/** The copy of one's data, handed on as a file and kept nowhere. */
function copyOfData(app: FastifyInstance, { settings, renderer }: Web): void {
  app.post<FormRoute>(`${LOCALE_PATH}${MY_DATA}/copy`, async (request, reply) => {
    const { locale } = request.params;
    const format = readFields(request, ['format']).format === 'JSON' ? 'JSON' : 'HTML';
    const api = visitorApi(settings.apiUrl, request);
    const at = `/${locale}${MY_DATA}`;
    try {
      const { exportOwnData } = await api
        .in(locale)
        .mutate(ExportOwnDataDocument, { input: { format, locale } });
      const { file } = exportOwnData;
      if (!file) {
        const submission = { values: {}, errors: fieldErrors(exportOwnData.errors), form: 'copy' };
        return await renderer.page(request, reply, { api, status: 422, at, submission });
      }
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '')}"`)
        .type(file.mediaType)
        .send(file.content);
    } catch (error) {
      return renderer.failed(request, reply, error, at);
    }
  });
}

function erasuresForOthers(app: FastifyInstance, web: Web): void {
  const page = (): string => '/erasures';

  consoleForm(app, web, {
    path: '/erasures/ask',
    page,
    name: 'ask',
    fields: ['fullName', 'phone', 'reason'],
    submit: async ({ api, values }) => {
      const { askErasureFor } = await api.mutate(AskErasureForDocument, { input: values });
      return onTo('/erasures?done=asked', fieldErrors(askErasureFor.errors));
    },
  });

  consoleForm(app, web, {
    path: '/erasures/cancel',
    page,
    name: 'cancel',
    fields: ['erasure'],
    submit: async ({ api, values }) => {
      const { cancelErasureFor } = await api.mutate(CancelErasureForDocument, {
        input: { erasureId: values.erasure },
      });
      return onTo('/erasures?done=cancelled', fieldErrors(cancelErasureFor.errors));
    },
  });
}
