import type { FastifyInstance } from 'fastify';
import {
  DecideApprovalsDocument,
  type DecideApprovalsInput,
  PreviewApprovalsDocument,
} from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm, type FormCall } from './console-form';
import { fieldErrors } from './form';

const page = ({ id = '' }: Readonly<Record<string, string>>): string => `/trainer/sessions/${id}/approvals`;
const PATH = '/trainer/sessions/:id/approvals';

/** Who is approved, and who is declined: looked at, then with a reason. */
export function approvalForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: PATH,
    page,
    fields: [],
    lists: ['registration'],
    submit: async ({ api, ...call }) => {
      const { decideApprovals } = await api.mutate(DecideApprovalsDocument, { input: read(call, true) });
      const errors = fieldErrors(decideApprovals.errors);
      if (errors.length > 0) return { errors: errors.map((error) => ({ ...error, field: '' })) };
      return { to: `${page(call.params)}?done=approved.${decideApprovals.decided}` };
    },
  });

  consoleForm(app, web, {
    path: `${PATH}/check`,
    page,
    name: 'decline',
    fields: ['reason'],
    lists: ['registration'],
    // The page itself asks who would move up, now and when a reason is refused.
    submit: async ({ api, ...call }) => {
      const { previewApprovals } = await api.query(PreviewApprovalsDocument, { input: read(call, false) });
      const errors = fieldErrors(previewApprovals.errors);
      return errors.length > 0 ? { errors: errors.map((error) => ({ ...error, field: '' })) } : { look: {} };
    },
  });

  consoleForm(app, web, {
    path: `${PATH}/decline`,
    page,
    name: 'decline',
    fields: ['reason'],
    lists: ['registration'],
    submit: async ({ api, ...call }) => {
      const input = { ...read(call, false), reason: call.values.reason };
      const { decideApprovals } = await api.mutate(DecideApprovalsDocument, { input });
      const errors = fieldErrors(decideApprovals.errors);
      return errors.length > 0
        ? { errors }
        : { to: `${page(call.params)}?done=declined.${decideApprovals.decided}` };
    },
  });
}

const read = (
  { params, lists }: Pick<FormCall<string>, 'params' | 'lists'>,
  approve: boolean,
): DecideApprovalsInput => ({
  sessionId: params['id'] ?? '',
  registrationIds: [...(lists['registration'] ?? [])],
  approve,
});
