import type { FastifyInstance } from 'fastify';
import {
  AcceptPledgeDocument,
  CorrectPledgeDocument,
  DeclinePledgeDocument,
  OfferPledgeDocument,
  type PledgeTermsInput,
  type RefusalFragment,
  WithdrawPledgeDocument,
} from '../../src/shared/gql/graphql';
import { translate } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

const TERMS = ['city', 'sector', 'sessionId', 'amount', 'unit', 'description'] as const;

const termsOf = (values: Readonly<Record<(typeof TERMS)[number], string>>): PledgeTermsInput => ({
  city: values.city,
  sector: values.sector,
  amount: values.amount,
  unit: values.unit,
  sessionId: values.sessionId || null,
  description: values.description.trim() || null,
});

/** The version that the form was written for; 0, which no pledge has, for any other text. */
const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

interface Payload {
  readonly pledge?: { readonly id: string } | null;
  readonly errors: readonly RefusalFragment[];
}

const outcomeOf = ({ pledge, errors }: Payload, done: string): FormOutcome =>
  pledge
    ? { to: `/pledges/${pledge.id}?done=${done}` }
    : {
        // A pledge that moved on meanwhile is no field's fault.
        errors: fieldErrors(errors).map((error) =>
          ['pledgeId', 'version'].includes(error.field) ? { ...error, field: '' } : error,
        ),
      };

/** Offering, correcting and withdrawing for coordinators; answering for the working group. */
export function pledgeForms(app: FastifyInstance, web: Web): void {
  const page = ({ id }: Readonly<Record<string, string>>): string => `/pledges/${id}`;

  consoleForm(app, web, {
    path: '/pledges/new',
    fields: ['organisationId', ...TERMS],
    submit: async ({ api, values, idempotencyKey }) => {
      const { offerPledge } = await api.mutate(OfferPledgeDocument, {
        input: { organisationId: values.organisationId, terms: termsOf(values), idempotencyKey },
      });
      return outcomeOf(offerPledge, 'offered');
    },
  });

  consoleForm(app, web, {
    path: '/pledges/:id/correct',
    page,
    name: 'correct',
    fields: ['version', ...TERMS],
    submit: async ({ api, params, values }) => {
      const { correctPledge } = await api.mutate(CorrectPledgeDocument, {
        input: { pledgeId: params['id'] ?? '', version: versionOf(values.version), terms: termsOf(values) },
      });
      return outcomeOf(correctPledge, 'corrected');
    },
  });

  consoleForm(app, web, {
    path: '/pledges/:id/withdraw',
    page,
    name: 'withdraw',
    fields: ['version'],
    submit: async ({ api, params, values }) => {
      const { withdrawPledge } = await api.mutate(WithdrawPledgeDocument, {
        input: { pledgeId: params['id'] ?? '', version: versionOf(values.version) },
      });
      return outcomeOf(withdrawPledge, 'withdrawn');
    },
  });

  consoleForm(app, web, {
    path: '/pledges/:id/decide',
    page,
    name: 'decide',
    fields: ['version', 'decision', 'reason'],
    submit: async ({ api, locale, params, values }) => {
      const input = {
        pledgeId: params['id'] ?? '',
        version: versionOf(values.version),
        reason: values.reason.trim(),
      };
      if (values.decision === 'ACCEPT') {
        const { acceptPledge } = await api.mutate(AcceptPledgeDocument, { input });
        return outcomeOf(acceptPledge, 'accepted');
      }
      if (values.decision === 'DECLINE') {
        const { declinePledge } = await api.mutate(DeclinePledgeDocument, { input });
        return outcomeOf(declinePledge, 'declined');
      }
      const message = translate(locale, 'pledges.decide.missing');
      return { errors: [{ field: 'decision', code: 'DECISION_MISSING', message }] };
    },
  });
}
