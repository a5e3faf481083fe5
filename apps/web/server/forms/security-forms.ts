import type { FastifyInstance } from 'fastify';
import {
  type AccountChangeFragment,
  ApproveSignInRecoveryDocument,
  AskSignInRecoveryDocument,
  BeginAuthenticatorDocument,
  ClaimFirstAdministratorDocument,
  ConfirmAuthenticatorDocument,
  DeclineSignInRecoveryDocument,
  EndOtherSignInsDocument,
  EndSignInDocument,
  LetGoPasskeysDocument,
  RemoveAuthenticatorDocument,
  RemovePasskeyDocument,
  RenamePasskeyDocument,
} from '../../src/shared/gql/graphql';
import { visitorApi, withCookies } from '../api-access';
import type { Web } from '../app';
import { consoleForm, type FormOutcome } from './console-form';
import { fieldErrors, type FormRoute, LOCALE_PATH, readFields } from './form';

const ACCOUNT = '/account';
/** What is wrong with the code that was typed, and not with the secret that waits for it. */
const TYPED_WRONG: ReadonlySet<string> = new Set(['CODE_WRONG', 'TOO_MANY_TRIES']);
const changed = ({ errors }: AccountChangeFragment, done: string): FormOutcome =>
  errors.length > 0 ? { errors: fieldErrors(errors) } : { to: `${ACCOUNT}?done=${done}` };

/** What a person changes about how they sign in; what administrators do for each other. */
export function securityForms(app: FastifyInstance, web: Web): void {
  const { settings, renderer } = web;
  const page = (): string => ACCOUNT;

  consoleForm(app, web, {
    path: '/account/passkeys/:id/rename',
    page,
    fields: ['name'],
    submit: async ({ api, params, values }) => {
      const input = { passkeyId: params['id'] ?? '', name: values.name };
      return changed((await api.mutate(RenamePasskeyDocument, { input })).renamePasskey, 'passkey-renamed');
    },
  });
  consoleForm(app, web, {
    path: '/account/passkeys/:id/remove',
    page,
    fields: [],
    submit: async ({ api, params }) => {
      const input = { passkeyId: params['id'] ?? '' };
      return changed((await api.mutate(RemovePasskeyDocument, { input })).removePasskey, 'passkey-removed');
    },
  });
  consoleForm(app, web, {
    path: '/account/sign-ins/:id/end',
    page,
    fields: [],
    submit: async ({ api, params }) => {
      const input = { signInId: params['id'] ?? '' };
      const { endSignIn } = await api.mutate(EndSignInDocument, { input });
      // Whoever ended this one is nobody now.
      return endSignIn.errors.length === 0 && !endSignIn.account
        ? { to: '' }
        : changed(endSignIn, 'sign-in-ended');
    },
  });
  consoleForm(app, web, {
    path: '/account/sign-ins/end-others',
    page,
    fields: [],
    submit: async ({ api }) =>
      changed((await api.mutate(EndOtherSignInsDocument, {})).endOtherSignIns, 'others-ended'),
  });
  consoleForm(app, web, {
    path: '/account/let-go',
    page,
    fields: [],
    submit: async ({ api }) => changed((await api.mutate(LetGoPasskeysDocument, {})).letGoPasskeys, 'let-go'),
  });
  consoleForm(app, web, {
    path: '/account/authenticator/remove',
    page,
    fields: [],
    submit: async ({ api }) =>
      changed(
        (await api.mutate(RemoveAuthenticatorDocument, {})).removeAuthenticator,
        'authenticator-removed',
      ),
  });
  consoleForm(app, web, {
    path: '/account/authenticator',
    page,
    fields: [],
    submit: async ({ api }) => {
      const { errors } = (await api.mutate(BeginAuthenticatorDocument, {})).beginAuthenticator;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: '/account/authenticator' };
    },
  });

  /** Answers with the recovery codes themselves: they are readable in this one answer only. */
  app.post<FormRoute>(`${LOCALE_PATH}/account/authenticator/confirm`, async (request, reply) => {
    const { locale } = request.params;
    const at = `/${locale}/account/authenticator`;
    const { code } = readFields(request, ['code']);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { confirmAuthenticator } = await api
        .in(locale)
        .mutate(ConfirmAuthenticatorDocument, { input: { code } });
      const errors = fieldErrors(confirmAuthenticator.errors).map((error) =>
        TYPED_WRONG.has(error.code) ? { ...error, field: 'code' } : error,
      );
      if (errors.length > 0)
        return await renderer.page(request, reply, {
          api,
          status: 422,
          at,
          submission: { values: {}, errors },
        });
      for (const cookie of api.setCookies) void reply.header('set-cookie', cookie);
      return await renderer.page(request, reply, {
        api: withCookies(settings.apiUrl, request, api.setCookies),
        at,
        submission: { values: {}, lists: { codes: confirmAuthenticator.recoveryCodes }, errors: [] },
      });
    } catch (error) {
      return renderer.failed(request, reply, error, at);
    }
  });

  consoleForm(app, web, {
    path: '/first-administrator',
    fields: ['secret', 'fullName', 'email'],
    submit: async ({ api, locale, values }) => {
      const input = { ...values, locale };
      const { errors } = (await api.mutate(ClaimFirstAdministratorDocument, { input }))
        .claimFirstAdministrator;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: ACCOUNT };
    },
  });

  consoleForm(app, web, {
    path: '/recoveries',
    name: 'ask',
    fields: ['email', 'reason'],
    submit: async ({ api, values }) => {
      const { errors } = (await api.mutate(AskSignInRecoveryDocument, { input: values })).askSignInRecovery;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: '/recoveries?done=asked' };
    },
  });
  const decide = { page: () => '/recoveries', name: 'decide', fields: [] };
  consoleForm(app, web, {
    ...decide,
    path: '/recoveries/:id/approve',
    submit: async ({ api, params }) => {
      const input = { recoveryId: params['id'] ?? '' };
      const { errors } = (await api.mutate(ApproveSignInRecoveryDocument, { input })).approveSignInRecovery;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: '/recoveries?done=approved' };
    },
  });
  consoleForm(app, web, {
    ...decide,
    path: '/recoveries/:id/decline',
    submit: async ({ api, params }) => {
      const input = { recoveryId: params['id'] ?? '' };
      const { errors } = (await api.mutate(DeclineSignInRecoveryDocument, { input })).declineSignInRecovery;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: '/recoveries?done=declined' };
    },
  });
}
