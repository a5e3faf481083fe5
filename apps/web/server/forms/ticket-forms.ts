import type { FastifyInstance } from 'fastify';
import {
  AskAddressAgainDocument,
  ConfirmAddressDocument,
  CorrectAddressDocument,
  SwitchAttendanceModeDocument,
  TransferToPersonDocument,
  TransferToSessionDocument,
} from '../../src/shared/gql/graphql';
import { withSearch } from '../../src/shared/lib/address';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

type Params = Readonly<Record<string, string>>;
const ticket = ({ reference = '' }: Params): string => `/tickets/${reference}`;
const GIVE_FORM = {
  fields: ['fullName', 'contact', 'locale', 'act'] as const,
  page: (params: Params) => `${ticket(params)}/give`,
};

/** What one does with a seat that one has: another date, somebody else, the room or on-line. */
export function ticketForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/tickets/:reference/date',
    fields: ['to'],
    submit: async ({ api, params, values, idempotencyKey }) => {
      const { reference = '' } = params;
      const { transferToSession: done } = await api.mutate(TransferToSessionDocument, {
        input: { reference, sessionId: values.to, idempotencyKey },
      });
      if (!done.newTicket) return { errors: ofThePage(fieldErrors(done.errors)) };
      const other = done.ticket?.session?.id ?? '';
      return { to: withSearch(ticket(done.newTicket), { done: 'date', other }) };
    },
  });

  consoleForm(app, web, {
    ...GIVE_FORM,
    path: '/tickets/:reference/give/check',
    submit: async ({ values }) => ({ look: values }),
  });

  consoleForm(app, web, {
    ...GIVE_FORM,
    path: '/tickets/:reference/give',
    submit: async ({ api, locale, params, values, idempotencyKey }) => {
      const { reference = '' } = params;
      const { transferToPerson: done } = await api.mutate(TransferToPersonDocument, {
        input: {
          reference,
          fullName: values.fullName,
          contact: values.contact,
          locale: isLocale(values.locale) ? values.locale : locale,
          idempotencyKey,
        },
      });
      const errors = fieldErrors(done.errors);
      if (errors.length > 0)
        return { errors: errors.map((error) => (isTyped(error) ? error : nowhere(error))) };
      return { to: withSearch(ticket(params), { done: 'given', other: done.newTicket?.reference ?? '' }) };
    },
  });

  consoleForm(app, web, {
    path: '/tickets/:reference/mode',
    fields: ['mode'],
    submit: async ({ api, params, values }) => {
      const { reference = '' } = params;
      const mode = values.mode === 'ONLINE' ? 'ONLINE' : 'IN_PERSON';
      const { switchAttendanceMode } = await api.mutate(SwitchAttendanceModeDocument, {
        input: { reference, mode },
      });
      const errors = ofThePage(fieldErrors(switchAttendanceMode.errors));
      if (errors.length > 0) return { errors };
      return { to: withSearch(ticket(params), { done: mode === 'ONLINE' ? 'online' : 'room' }) };
    },
  });
}

/** The address of whoever registered without an account: confirmed by the link, asked for again, corrected. */
export function addressForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/confirm/:token',
    fields: [],
    submit: async ({ api, params: { token = '' } }) => {
      const { confirmAddress } = await api.mutate(ConfirmAddressDocument, { input: { token } });
      if (!confirmAddress.ticket) return { errors: ofThePage(fieldErrors(confirmAddress.errors)) };
      return { to: withSearch(ticket(confirmAddress.ticket), { done: 'confirmed' }) };
    },
  });

  consoleForm(app, web, {
    path: '/tickets/:reference/address/again',
    fields: [],
    page: ticket,
    submit: async ({ api, params }) => {
      const { reference = '' } = params;
      const { askAddressAgain } = await api.mutate(AskAddressAgainDocument, { input: { reference } });
      const errors = ofThePage(fieldErrors(askAddressAgain.errors));
      return errors.length > 0 ? { errors } : { to: withSearch(ticket(params), { done: 'mailed' }) };
    },
  });

  consoleForm(app, web, {
    path: '/tickets/:reference/address',
    fields: ['email'],
    submit: async ({ api, params, values }) => {
      const { reference = '' } = params;
      const { correctAddress } = await api.mutate(CorrectAddressDocument, {
        input: { reference, email: values.email },
      });
      const errors = fieldErrors(correctAddress.errors);
      if (errors.length > 0)
        return { errors: errors.map((error) => (error.field === 'email' ? error : nowhere(error))) };
      return { to: withSearch(ticket(params), { done: 'corrected' }) };
    },
  });
}

type Errors = ReturnType<typeof fieldErrors>;
const nowhere = (error: Errors[number]): Errors[number] => ({ ...error, field: '' });
const isTyped = ({ field }: Errors[number]): boolean => field === 'fullName' || field === 'contact';
/** Pages that ask a question have no field to lead to. */
const ofThePage = (errors: Errors): Errors => errors.map(nowhere);
