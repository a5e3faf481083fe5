import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BackPage } from '../../src/features/account/back-page';
import { LeavingPage } from '../../src/features/account/leaving-page';
import {
  BeginWithProviderDocument,
  FinishWithProviderDocument,
  type ProviderPurpose,
  SignInPageDocument,
  UnlinkProviderDocument,
} from '../../src/shared/gql/graphql';
import { ApiFailure } from '../../src/shared/lib/api';
import type { FieldError } from '../../src/shared/lib/frame';
import { inLocale, type Locale, localeOfHeader } from '../../src/shared/lib/locale';
import { visitorApi, type VisitorApi, withCookies } from '../api-access';
import type { Web } from '../app';
import { clearOnward, keepOnward, readOnward } from '../provider-onward';
import { viewerOf } from '../render';
import { consoleForm } from './console-form';
import { fieldErrors, type FormRoute, LOCALE_PATH, ownPath, readFields, seeOther } from './form';
import { homeOf } from './home';

interface ProviderRoute extends FormRoute {
  Params: FormRoute['Params'] & { provider: string; purpose: string };
}

interface Purpose {
  readonly purpose: ProviderPurpose;
  /** Path below the language of the page with the button. */
  readonly from: (values: { next: string; token: string }) => string;
  /** The same for where to go on to. */
  readonly to: (values: { next: string; token: string }) => string;
}

const withNext = (path: string, next: string): string =>
  next ? `${path}?${new URLSearchParams({ next }).toString()}` : path;
const invitation = ({ token }: { token: string }): string => `/invitation/${encodeURIComponent(token)}`;

const PURPOSES: Readonly<Record<string, Purpose>> = {
  'sign-in': { purpose: 'SIGN_IN', from: ({ next }) => withNext('/sign-in', next), to: () => '' },
  confirm: { purpose: 'CONFIRM', from: ({ next }) => withNext('/account/confirm', next), to: () => '' },
  link: { purpose: 'LINK', from: () => '/account', to: () => '/account?done=provider-linked' },
  invitation: { purpose: 'INVITATION', from: invitation, to: invitation },
};

/** To a ministry's own sign-in and back, and unlinking one. */
export function providerForms(app: FastifyInstance, web: Web): void {
  const { settings, renderer } = web;
  const secure = settings.publicUrl.startsWith('https:');

  app.post<ProviderRoute>(`${LOCALE_PATH}/sign-in/with/:provider/:purpose`, async (request, reply) => {
    const { locale, provider, purpose } = request.params;
    const asked = Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose] : undefined;
    if (!asked) return renderer.fault(request, reply, 'not-found', 404);
    const typed = readFields(request, ['next', 'token', 'held']);
    const values = { ...typed, next: ownPath(typed.next, '') };
    const from = `/${locale}${asked.from(values)}`;
    const to = asked.to(values);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const input = { provider, purpose: asked.purpose, invitationToken: values.token || null };
      const { beginWithProvider } = await api.in(locale).mutate(BeginWithProviderDocument, { input });
      const { address, errors } = beginWithProvider;
      if (!address) return await refused(request, reply, { api, from, errors: fieldErrors(errors) });
      passCookies(reply, api);
      const next = to ? `/${locale}${to}` : values.next;
      keepOnward(reply, { locale, from, next, held: values.held !== '' && next !== '' }, secure);
      const { signInProviders } = await api.in(locale).query(SignInPageDocument, {});
      const name = signInProviders.find(({ key }) => key === provider)?.name ?? {
        km: provider,
        en: provider,
      };
      void reply.header('cache-control', 'no-store');
      return renderer.html(request, reply, <LeavingPage name={name} address={address} />, {
        viewer: await viewerOf(request, api),
        locale,
        otherHref: inLocale(from, locale === 'km' ? 'en' : 'km'),
      });
    } catch (error) {
      return renderer.failed(request, reply, error, from);
    }
  });

  consoleForm(app, web, {
    path: '/account/providers/:provider/unlink',
    page: () => '/account',
    fields: [],
    submit: async ({ api, params }) => {
      const input = { provider: params['provider'] ?? '' };
      const { errors } = (await api.mutate(UnlinkProviderDocument, { input })).unlinkProvider;
      return errors.length > 0 ? { errors: fieldErrors(errors) } : { to: '/account?done=provider-unlinked' };
    },
  });

  /** The page with the button again, with what is wrong. */
  async function refused(
    request: FastifyRequest,
    reply: FastifyReply,
    { api, from, errors }: { api: VisitorApi; from: string; errors: readonly FieldError[] },
  ): Promise<FastifyReply> {
    if (errors.some(({ code }) => code === 'NOT_FOUND'))
      return renderer.fault(request, reply, 'not-found', 404);
    const status = errors.some(({ code }) => code === 'PROVIDER_AWAY') ? 503 : 422;
    return renderer.page(request, reply, { api, status, at: from, submission: { values: {}, errors } });
  }
}

/** Where a ministry's own sign-in sends the browser back to: one address for each, the same in both languages. */
export function providerCallbacks(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  const secure = settings.publicUrl.startsWith('https:');

  app.get<{ Params: { provider: string } }>('/sign-in/with/:provider/callback', async (request, reply) => {
    const onward = readOnward(request);
    const locale: Locale = onward?.locale ?? localeOfHeader(request.headers['accept-language']);
    const from = ownPath(onward?.from ?? '', `/${locale}/sign-in`);
    const api = visitorApi(settings.apiUrl, request);
    // The policy of every answer keeps what stands in the address from other sites; `no-referrer` would take the origin from the
    // forms of this page, too.
    void reply.header('cache-control', 'no-store');
    try {
      const query = (request.url.split('?')[1] ?? '').slice(0, LONGEST_ANSWER);
      const input = { provider: request.params.provider, query };
      const { finishWithProvider } = await api.in(locale).mutate(FinishWithProviderDocument, { input });
      const errors = fieldErrors(finishWithProvider.errors);
      if (errors.some(({ code }) => code === 'NOT_FOUND'))
        return renderer.fault(request, reply, 'not-found', 404);
      clearOnward(reply, secure);
      if (errors.length > 0)
        return await renderer.page(request, reply, {
          api,
          status: errors.some(({ code }) => code === 'PROVIDER_AWAY') ? 503 : 422,
          at: from,
          submission: { values: {}, errors },
        });
      passCookies(reply, api);
      if (onward?.held) {
        const proven = withCookies(settings.apiUrl, request, api.setCookies);
        const page = ownPath(onward.next, from);
        return renderer.html(request, reply, <BackPage page={page} nonce={request.nonce} />, {
          viewer: await viewerOf(request, proven),
          locale,
          otherHref: inLocale(page, locale === 'km' ? 'en' : 'km'),
        });
      }
      return seeOther(reply, ownPath(onward?.next ?? '', homeOf(frame, locale, finishWithProvider.viewer)));
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'STEP_UP_REQUIRED')
        return seeOther(reply, withNext(`/${locale}/account/confirm`, from));
      return renderer.failed(request, reply, error, from);
    }
  });
}

const LONGEST_ANSWER = 8_000;

function passCookies(reply: FastifyReply, { setCookies }: VisitorApi): void {
  for (const cookie of setCookies) void reply.header('set-cookie', cookie);
}
