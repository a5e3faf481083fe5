import type { FastifyInstance } from 'fastify';
import { NameApprovalDeputyDocument, WithdrawApprovalDeputyDocument } from '../../src/shared/gql/graphql';
import { isDay } from '../../src/shared/lib/dates';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import { translate } from '../../src/shared/lib/i18n';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

const PATH = '/trainer/deputy';
const DAYS = ['startsOn', 'endsOn'] as const;

/** Who decides on approvals while one is away. */
export function deputyForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: PATH,
    fields: ['deputy', ...DAYS],
    submit: async ({ api, locale, values }) => {
      const [startsOn, endsOn] = DAYS.map((name) => toAsciiDigits(values[name].trim()));
      const missing = DAYS.filter((name) => !isDay(toAsciiDigits(values[name].trim())));
      if (missing.length > 0)
        return {
          errors: missing.map((field) => ({
            field,
            code: 'DAY_MISSING',
            message: translate(locale, 'deputy.day.missing'),
          })),
        };
      const input = { deputyId: values.deputy, startsOn: startsOn!, endsOn: endsOn! };
      const { nameApprovalDeputy } = await api.mutate(NameApprovalDeputyDocument, { input });
      const errors = fieldErrors(nameApprovalDeputy.errors);
      return errors.length > 0
        ? {
            errors: errors.map((error) => ({
              ...error,
              field: error.field === 'deputyId' ? 'deputy' : error.field,
            })),
          }
        : { to: `${PATH}?done=named` };
    },
  });

  consoleForm(app, web, {
    path: `${PATH}/withdraw`,
    page: () => PATH,
    fields: [],
    submit: async ({ api }) => {
      const { withdrawApprovalDeputy } = await api.mutate(WithdrawApprovalDeputyDocument, {});
      const errors = fieldErrors(withdrawApprovalDeputy.errors);
      return errors.length > 0 ? { errors } : { to: `${PATH}?done=withdrawn` };
    },
  });
}
