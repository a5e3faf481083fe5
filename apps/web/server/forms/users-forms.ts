import type { FastifyInstance } from 'fastify';
import { givenRole } from '../../src/features/users/roles';
import {
  AcceptInvitationDocument,
  GiveRoleDocument,
  InvitePersonDocument,
  SendInvitationAgainDocument,
  TakeRoleDocument,
  WithdrawInvitationDocument,
} from '../../src/shared/gql/graphql';
import { ApiFailure } from '../../src/shared/lib/api';
import type { FieldError } from '../../src/shared/lib/frame';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

type Refusals = Parameters<typeof fieldErrors>[0];

/** Refusals beside their field where the page has it, above the form otherwise. */
const beside = (refusals: Refusals, ...fields: readonly string[]): FieldError[] =>
  fieldErrors(refusals).map((error) => (fields.includes(error.field) ? error : { ...error, field: '' }));

const onTo = (to: string, errors: readonly FieldError[]): FormOutcome =>
  errors.length > 0 ? { errors } : { to };

const roleOf = (typed: string) => {
  const role = givenRole(typed);
  if (!role) throw new ApiFailure('BAD_USER_INPUT');
  return role;
};

/** Giving and taking roles, inviting to them, and accepting an invitation. */
export function usersForms(app: FastifyInstance, web: Web): void {
  const page = ({ id = '' }: Readonly<Record<string, string>>): string => `/users/${id}`;

  consoleForm(app, web, {
    path: '/users/:id/give',
    page,
    name: 'give',
    fields: ['role', 'scopeId', 'reason', 'organisation'],
    submit: async ({ api, params: { id = '' }, values }) => {
      const { giveRole } = await api.mutate(GiveRoleDocument, {
        input: {
          userId: id,
          role: roleOf(values.role),
          scopeId: values.scopeId || null,
          reason: values.reason,
        },
      });
      return onTo(`/users/${id}?done=given`, beside(giveRole.errors, 'scopeId', 'reason'));
    },
  });

  consoleForm(app, web, {
    path: '/users/:id/take',
    page,
    name: 'take',
    fields: ['role', 'scopeId', 'reason'],
    submit: async ({ api, params: { id = '' }, values }) => {
      const { takeRole } = await api.mutate(TakeRoleDocument, {
        input: {
          userId: id,
          role: roleOf(values.role),
          scopeId: values.scopeId || null,
          reason: values.reason,
        },
      });
      return onTo(`/users/${id}?done=taken`, beside(takeRole.errors, 'reason'));
    },
  });

  consoleForm(app, web, {
    path: '/users/invite',
    fields: ['role', 'scopeId', 'fullName', 'email', 'language', 'organisation'],
    submit: async ({ api, locale, values }) => {
      const { invitePerson } = await api.mutate(InvitePersonDocument, {
        input: {
          role: roleOf(values.role),
          scopeId: values.scopeId || null,
          fullName: values.fullName,
          email: values.email,
          locale: isLocale(values.language) ? values.language : locale,
        },
      });
      return onTo(
        '/users/invitations?done=invited',
        beside(invitePerson.errors, 'scopeId', 'fullName', 'email'),
      );
    },
  });

  consoleForm(app, web, {
    path: '/users/invitations',
    fields: ['invitation', 'act'],
    submit: async ({ api, values }) => {
      const input = { invitationId: values.invitation };
      if (values.act === 'withdraw') {
        const { withdrawInvitation } = await api.mutate(WithdrawInvitationDocument, { input });
        return onTo('/users/invitations?done=withdrawn', beside(withdrawInvitation.errors));
      }
      const { sendInvitationAgain } = await api.mutate(SendInvitationAgainDocument, { input });
      return onTo('/users/invitations?done=again', beside(sendInvitationAgain.errors));
    },
  });

  consoleForm(app, web, {
    path: '/invitation/:token',
    fields: [],
    submit: async ({ api, params: { token = '' } }) => {
      const { acceptInvitation } = await api.mutate(AcceptInvitationDocument, { input: { token } });
      return onTo(`/invitation/${encodeURIComponent(token)}`, beside(acceptInvitation.errors));
    },
  });
}
