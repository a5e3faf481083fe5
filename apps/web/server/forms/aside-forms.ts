import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  OrganisationsForSeatsDocument,
  PreviewSeatsAsideDocument,
  RegisterByLinkDocument,
  SetSeatsAsideDocument,
  type SetSeatsAsideInput,
  WithdrawSeatsAsideDocument,
} from '../../src/shared/gql/graphql';
import { ASIDE_FIELDS, type AsideOrganisation } from '../../src/features/trainer/aside-view';
import { type Api, ApiFailure } from '../../src/shared/lib/api';
import { readMode } from '../../src/shared/lib/attendance-mode';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import type { FieldError } from '../../src/shared/lib/frame';
import { translate } from '../../src/shared/lib/i18n';
import { isLocale } from '../../src/shared/lib/locale';
import { randomKey } from '../../src/shared/lib/random-key';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import {
  aboutTheForm,
  fieldErrors,
  type FormRoute,
  LOCALE_PATH,
  readFields,
  readKey,
  seeOther,
} from './form';
import { besideQuestions, LARGEST_ANSWERS_BYTES, readAnswers } from './question-forms';

type Params = Readonly<Record<string, string>>;
type Values = Readonly<Record<(typeof ASIDE_FIELDS)[number], string>>;

const page = ({ id = '' }: Params): string => `/trainer/sessions/${id}/aside`;

/** Seats set aside for an organisation, by those who run the session; and its people who come for them by the link. */
export function asideForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/aside/check',
    page,
    name: 'aside',
    fields: ASIDE_FIELDS,
    submit: async ({ api, locale, params, values }): Promise<FormOutcome> => {
      if (values.act === 'change') return { look: { organisationId: '' } };
      const found = await meant(api, values);
      const [organisation] = found;
      if (!organisation)
        return {
          errors: [
            {
              field: 'organisation',
              code: 'ORGANISATION_NOT_FOUND',
              message: translate(locale, 'aside.organisation.none'),
            },
          ],
        };
      if (found.length > 1) return { look: { choices: JSON.stringify(found), organisationId: '' } };
      const input = readAside(params, { ...values, organisationId: organisation.id });
      const { previewSeatsAside } = await api.query(PreviewSeatsAsideDocument, { input });
      if (previewSeatsAside.errors.length > 0) return { errors: beside(previewSeatsAside.errors) };
      const { open, movedUp } = previewSeatsAside;
      return {
        look: {
          organisationId: organisation.id,
          seats: String(input.seats),
          release: input.releaseHours == null ? '' : String(input.releaseHours),
          checked: JSON.stringify({ organisation: organisation.name, open, movedUp }),
        },
      };
    },
  });

  for (const [path, done] of [
    ['', 'set'],
    ['/link', 'linked'],
  ] as const)
    consoleForm(app, web, {
      path: `/trainer/sessions/:id/aside${path}`,
      page,
      name: 'aside',
      fields: ASIDE_FIELDS,
      submit: async ({ api, params, values }): Promise<FormOutcome> => {
        const input = { ...readAside(params, values), newLink: done === 'linked' };
        const { setSeatsAside } = await api.mutate(SetSeatsAsideDocument, { input });
        return setSeatsAside.errors.length > 0
          ? { errors: beside(setSeatsAside.errors) }
          : { to: `${page(params)}?done=${done}` };
      },
    });

  consoleForm(app, web, {
    path: '/trainer/sessions/:id/aside/withdraw/check',
    page,
    name: 'withdraw',
    fields: ['organisationId'],
    submit: async () => ({ look: {} }),
  });

  consoleForm(app, web, {
    path: '/trainer/sessions/:id/aside/withdraw',
    page,
    fields: ['organisationId'],
    submit: async ({ api, params, values: { organisationId } }) => {
      const input = { sessionId: params['id'] ?? '', organisationId };
      const { withdrawSeatsAside } = await api.mutate(WithdrawSeatsAsideDocument, { input });
      const errors = fieldErrors(withdrawSeatsAside.errors).map((error) => ({ ...error, field: '' }));
      return errors.length > 0 ? { errors } : { to: `${page(params)}?done=withdrawn` };
    },
  });

  byLink(app, web);
}

function byLink(app: FastifyInstance, { settings, renderer }: Web): void {
  const options = { bodyLimit: LARGEST_ANSWERS_BYTES };
  app.post<FormRoute>(
    `${LOCALE_PATH}/seats/:token`,
    options,
    async (request, reply): Promise<FastifyReply> => {
      const { locale, token = '' } = request.params as FormRoute['Params'] & { token?: string };
      const {
        fullName,
        contact,
        attendanceMode,
        locale: spoken,
      } = readFields(request, ['fullName', 'contact', 'attendanceMode', 'locale']);
      const mode = readMode(attendanceMode);
      const idempotencyKey = readKey(request) ?? randomKey();
      const { answers, lists, values: answered } = readAnswers(request);
      const api = visitorApi(settings.apiUrl, request);
      const again = (errors: readonly FieldError[], status: number, key?: string): Promise<FastifyReply> => {
        const values = {
          ...answered,
          fullName,
          contact,
          attendanceMode,
          locale: spoken,
          ...(key && { idempotencyKey: key }),
        };
        return renderer.page(request, reply, {
          api,
          status,
          submission: { values, ...(lists && { lists }), errors },
        });
      };
      try {
        const { registerByLink } = await api.in(locale).mutate(RegisterByLinkDocument, {
          input: {
            token,
            fullName,
            contact,
            locale: isLocale(spoken) ? spoken : locale,
            idempotencyKey,
            ...(mode && { attendanceMode: mode }),
            ...(answers.length > 0 && { answers }),
          },
        });
        if (registerByLink.ticket)
          return seeOther(reply, `/${locale}/tickets/${registerByLink.ticket.reference}`);
        const errors = besideQuestions(registerByLink.errors);
        return await again(aboutTheForm(['token', 'attendanceMode'], errors), 422);
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.code === 'BAD_USER_INPUT')
          return renderer.failed(request, reply, error);
        // Nobody knows whether it was saved: the same key makes another press of the button safe.
        request.log.warn({ err: error }, 'A registration had no answer');
        const errors = [{ field: '', code: error.code, message: translate(locale, 'form.busy') }];
        return again(errors, error.code === 'RATE_LIMITED' ? 429 : 503, idempotencyKey);
      }
    },
  );
}

/** Organisations that the typed name may mean: the chosen one, the one that is called so, or all that could be meant. */
async function meant(api: Api, { organisation, organisationId }: Values): Promise<AsideOrganisation[]> {
  const search = organisation.trim();
  if (search === '') return [];
  const { organisations } = await api.query(OrganisationsForSeatsDocument, { search: search.slice(0, 200) });
  const { nodes } = organisations;
  const chosen = nodes.filter(({ id }) => id === organisationId);
  if (chosen.length > 0) return chosen;
  const typed = search.toLocaleLowerCase();
  const same = nodes.filter(({ name }) => name.km === search || name.en.toLocaleLowerCase() === typed);
  return same.length === 1 ? same : nodes;
}

const readAside = ({ id = '' }: Params, { organisationId, seats, release }: Values): SetSeatsAsideInput => ({
  sessionId: id,
  organisationId,
  seats: whole(seats),
  releaseHours: release.trim() === '' ? null : whole(release),
});

/** -1 for what is no whole number: the api refuses it beside its field. */
function whole(typed: string): number {
  const plain = toAsciiDigits(typed.trim());
  return /^\d{1,6}$/.test(plain) ? Number(plain) : -1;
}

const FIELDS: Readonly<Record<string, string>> = {
  seats: 'seats',
  releaseHours: 'release',
  organisationId: 'organisation',
};

/** Refusals beside the field that each is about. */
const beside = (refusals: Parameters<typeof fieldErrors>[0]): FieldError[] =>
  fieldErrors(refusals).map((error) => ({ ...error, field: FIELDS[error.field] ?? '' }));
