import type { FastifyInstance } from 'fastify';
import {
  CancelForOrganisationDocument,
  DiscardEnrolmentDraftDocument,
  EnrolPeopleDocument,
  PreviewEnrolmentDocument,
  PrintTicketsDocument,
  SendTicketsDocument,
} from '../../src/shared/gql/graphql';
import { listWish, type ListWish, WISH_ROWS, wishRows } from '../../src/features/coordinator/list-wish';
import { withSearch } from '../../src/shared/lib/address';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { aboutTheForm, fieldErrors } from './form';
import { mendedList } from './mended-list';

/** One character more than the api takes, so that a list which is too long is refused and never cut. */
const LONGEST_LIST = 25_001;
/** Ids of 200 rows. */
const LONGEST_DRAFT = 10_000;
const LARGEST_BYTES = 512 * 1024;
const LIST_FORM = {
  fields: ['list', 'locale', 'together', 'attendanceMode', 'draft'] as const,
  rows: ['name-', 'contact-', 'was-', 'out-', 'other-', ...WISH_ROWS],
  longest: { list: LONGEST_LIST, draft: LONGEST_DRAFT },
  largestBytes: LARGEST_BYTES,
};

type Params = Readonly<Record<string, string>>;
const enrolPage = ({ of = '', id = '' }: Params): string => `/organisation/enrol/${of}/${id}`;

/** How the list is to be read, its lines mended. */
function mendedWish(
  values: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, string>>,
): ListWish {
  const wish = listWish({ ...rows, ...values });
  return { ...wish, list: mendedList(wish.list, rows, wish.columns) };
}

/** Looking at a pasted list, enrolling it, cancelling one person, and printing tickets or sending them again, for coordinators. */
export function coordinatorForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    ...LIST_FORM,
    path: '/organisation/enrol/:of/:id/check',
    page: enrolPage,
    name: 'check',
    submit: async ({ api, params: { of = '', id = '' }, values, rows }) => {
      const wish = mendedWish(values, rows);
      const { previewEnrolment } = await api.query(PreviewEnrolmentDocument, {
        input: { organisationId: of, sessionId: id, ...wish },
      });
      const errors = aboutTheForm(['attendanceMode'], fieldErrors(previewEnrolment.errors));
      return errors.length > 0 ? { errors } : { look: { ...wishRows(rows), list: wish.list } };
    },
  });

  consoleForm(app, web, {
    ...LIST_FORM,
    path: '/organisation/enrol/:of/:id',
    page: enrolPage,
    name: 'enrol',
    submit: async ({ api, locale, params, values, rows, idempotencyKey }) => {
      const { of = '', id = '' } = params;
      const { enrolPeople } = await api.mutate(EnrolPeopleDocument, {
        input: {
          organisationId: of,
          sessionId: id,
          ...mendedWish(values, rows),
          locale: isLocale(values.locale) ? values.locale : locale,
          draftRowIds: values.draft.split(' ').filter(Boolean),
          idempotencyKey,
        },
      });
      const { enrolment } = enrolPeople;
      if (!enrolment) return { errors: aboutTheForm(['attendanceMode'], fieldErrors(enrolPeople.errors)) };
      const left = enrolment.lines
        .filter(({ outcome }) => outcome === 'UNREADABLE' || outcome === 'BOOKED_ELSEWHERE')
        .map(({ line }) => line);
      const { confirmed, pending, waitlisted, known } = enrolment;
      return {
        to: withSearch(enrolPage(params), {
          done: [confirmed, waitlisted, known, ...(pending > 0 ? [pending] : [])].join('.'),
          left: left.join('.'),
        }),
      };
    },
  });

  consoleForm(app, web, {
    path: '/organisation/enrol/:of/:id/discard',
    page: enrolPage,
    name: 'discard',
    fields: [],
    submit: async ({ api, params }) => {
      const { of = '', id = '' } = params;
      const input = { organisationId: of, sessionId: id };
      const { discardEnrolmentDraft } = await api.mutate(DiscardEnrolmentDraftDocument, { input });
      const errors = fieldErrors(discardEnrolmentDraft.errors).map((error) => ({ ...error, field: '' }));
      return errors.length > 0 ? { errors } : { to: enrolPage(params) };
    },
  });

  consoleForm(app, web, {
    path: '/organisation/:of/registrations/:id/cancel',
    page: ({ of = '' }) => withSearch('/organisation', { show: 'coming', of }),
    name: 'cancel',
    fields: [],
    submit: async ({ api, params: { of = '', id = '' } }) => {
      const { cancelForOrganisation } = await api.mutate(CancelForOrganisationDocument, {
        input: { registrationId: id },
      });
      const errors = fieldErrors(cancelForOrganisation.errors).filter(
        ({ code }) => code !== 'ALREADY_CANCELLED',
      );
      return errors.length > 0
        ? { errors: errors.map((error) => ({ ...error, field: '' })) }
        : { to: withSearch('/organisation', { show: 'coming', of, done: 'cancelled' }) };
    },
  });

  consoleForm(app, web, {
    path: '/organisation/tickets/:of/:id',
    name: 'print',
    fields: [],
    submit: async ({ api, params: { of = '', id = '' } }) => {
      const { printTickets } = await api.mutate(PrintTicketsDocument, {
        input: { organisationId: of, sessionId: id },
      });
      const errors = fieldErrors(printTickets.errors).map((error) => ({ ...error, field: '' }));
      // Asked for once, since each time stands in the audit.
      return errors.length > 0 ? { errors } : { look: { sheet: JSON.stringify(printTickets.sheet) } };
    },
  });

  consoleForm(app, web, {
    path: '/organisation/tickets/:of/:id/send',
    name: 'send',
    fields: [],
    submit: async ({ api, params: { of = '', id = '' }, idempotencyKey }) => {
      const { sendTickets } = await api.mutate(SendTicketsDocument, {
        input: { organisationId: of, sessionId: id, idempotencyKey },
      });
      const errors = fieldErrors(sendTickets.errors).map((error) => ({ ...error, field: '' }));
      return errors.length > 0
        ? { errors }
        : { to: withSearch(`/organisation/tickets/${of}/${id}/send`, { done: String(sendTickets.mails) }) };
    },
  });
}
