import { createRoute, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SignInCodePage } from './sign-in-code-page';
import { SignInPage } from './sign-in-page';

const LONGEST_PATH = 300;

/** `/km/sign-in`: ask for a code. */
export const signInRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search['next'] === 'string' ? { next: search['next'].slice(0, LONGEST_PATH) } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => ({
    submission: context.submission,
    next: context.submission?.values['next'] ?? deps.next ?? '',
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
