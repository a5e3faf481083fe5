import type { FastifyInstance } from 'fastify';
import {
  CancelForOrganisationDocument,
  EnrolPeopleDocument,
  PreviewEnrolmentDocument,
  PrintTicketsDocument,
} from '../../src/shared/gql/graphql';
import { withSearch } from '../../src/shared/lib/address';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';
import { mendedList } from './mended-list';

/** One character more than the api takes, so that a list which is too long is refused and never cut. */
const LONGEST_LIST = 25_001;
const LARGEST_BYTES = 512 * 1024;
const LIST_FORM = {
  fields: ['list', 'locale'] as const,
  rows: ['name-', 'contact-', 'out-', 'other-'],
  longest: { list: LONGEST_LIST },
  largestBytes: LARGEST_BYTES,
};

type Params = Readonly<Record<string, string>>;
const enrolPage = ({ of = '', id = '' }: Params): string => `/organisation/enrol/${of}/${id}`;

/** Looking at a pasted list, enrolling it, cancelling one person, and printing tickets, for coordinators. */
export function coordinatorForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    ...LIST_FORM,
    path: '/organisation/enrol/:of/:id/check',
    page: enrolPage,
    name: 'check',
    submit: async ({ api, params: { of = '', id = '' }, values, rows }) => {
      const list = mendedList(values.list, rows);
      const { previewEnrolment } = await api.query(PreviewEnrolmentDocument, {
        input: { organisationId: of, sessionId: id, list },
      });
      const errors = fieldErrors(previewEnrolment.errors);
      return errors.length > 0 ? { errors } : { look: { list } };
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
          list: mendedList(values.list, rows),
          locale: isLocale(values.locale) ? values.locale : locale,
          idempotencyKey,
        },
      });
      const { enrolment } = enrolPeople;
      if (!enrolment) return { errors: fieldErrors(enrolPeople.errors) };
      const left = enrolment.lines.filter(({ outcome }) => outcome === 'UNREADABLE').map(({ line }) => line);
      const { confirmed, waitlisted, known } = enrolment;
      return {
        to: withSearch(enrolPage(params), {
          done: `${confirmed}.${waitlisted}.${known}`,
          left: left.join('.'),
        }),
      };
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
}
