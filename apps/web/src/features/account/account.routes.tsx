import { createRoute, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  AccountDocument,
  ConfirmChoicesDocument,
  SignInPageDocument,
  SignInRecoveriesDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import type { Provider } from '../../shared/ui/provider-forms';
import { ACCOUNT_DONE, AccountPage } from './account-page';
import { AuthenticatorPage } from './authenticator-page';
import { ConfirmPage } from './confirm-page';
import { FirstAdministratorPage } from './first-administrator-page';
import { RECOVERIES_DONE, RecoveriesPage } from './recoveries-page';
import { SignInCodePage } from './sign-in-code-page';
import { SignInPage } from './sign-in-page';

const LONGEST_PATH = 300;

const nextOf = (search: Record<string, unknown>): { next?: string } =>
  typeof search['next'] === 'string' ? { next: search['next'].slice(0, LONGEST_PATH) } : {};

/** None while the api does not answer: the page itself is there. */
const providersOf = async (api: Api): Promise<readonly Provider[]> =>
  api.query(SignInPageDocument, {}).then(
    ({ signInProviders }) => signInProviders,
    () => [],
  );

/** `/km/sign-in`: ask for a code. */
export const signInRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sign-in',
  validateSearch: nextOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => ({
    submission: context.submission,
    next: context.submission?.values['next'] ?? deps.next ?? '',
    providers: await providersOf(context.api(params.locale)),
  }),
  component: () => <SignInPage {...signInRoute.useLoaderData()} />,
});

/** `/km/sign-in/code`: type the code, in the browser that asked for it. */
export const signInCodeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sign-in/code',
  loader: ({ context, params }) => {
    if (!context.pendingEmail) throw redirect({ href: `/${params.locale}/sign-in` });
    return { submission: context.submission, email: context.pendingEmail };
  },
  component: () => <SignInCodePage {...signInCodeRoute.useLoaderData()} />,
});

/** `/km/account`: who I am here and how I sign in. */
const accountRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'account',
  validateSearch: (search: Record<string, unknown>) => ({
    done: ACCOUNT_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { account } = await context.api(params.locale).query(AccountDocument, {});
    return { account, submission: context.submission, done: deps.done };
  },
  component: () => <AccountPage {...accountRoute.useLoaderData()} />,
});

/** `/km/account/confirm?next=…`: prove anew that it is you. */
const confirmRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'account/confirm',
  validateSearch: nextOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { account } = await context.api(params.locale).query(ConfirmChoicesDocument, {});
    return { account, submission: context.submission, next: deps.next ?? '' };
  },
  component: () => <ConfirmPage {...confirmRoute.useLoaderData()} />,
});

/** `/km/account/authenticator`: set one up. */
const authenticatorRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'account/authenticator',
  loader: async ({ context, params }) => {
    const { account } = await context.api(params.locale).query(AccountDocument, {});
    const recoveryCodes = context.submission?.lists?.['codes'] ?? [];
    const waiting = account.waitingAuthenticator;
    const isRefused = (context.submission?.errors.length ?? 0) > 0;
    if (!waiting && !isRefused && recoveryCodes.length === 0)
      throw redirect({ href: `/${params.locale}/account` });
    return { waiting, recoveryCodes, submission: context.submission };
  },
  component: () => <AuthenticatorPage {...authenticatorRoute.useLoaderData()} />,
});

/** `/km/first-administrator`: the operator's secret makes the first one. */
const firstAdministratorRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'first-administrator',
  loader: ({ context }) => ({ submission: context.submission }),
  component: () => <FirstAdministratorPage {...firstAdministratorRoute.useLoaderData()} />,
});

/** `/km/recoveries`: somebody of the programme lost the passkey. */
const recoveriesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'recoveries',
  validateSearch: (search: Record<string, unknown>) => ({
    done: RECOVERIES_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'identity.read-recoveries');
    const { signInRecoveries } = await context.api(params.locale).query(SignInRecoveriesDocument, {});
    return { recoveries: signInRecoveries, submission: context.submission, done: deps.done };
  },
  component: () => <RecoveriesPage {...recoveriesRoute.useLoaderData()} />,
});

export const accountRoutes = [
  accountRoute,
  confirmRoute,
  authenticatorRoute,
  firstAdministratorRoute,
  recoveriesRoute,
] as const;
