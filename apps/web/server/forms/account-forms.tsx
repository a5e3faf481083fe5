import type { FastifyInstance, FastifyReply } from 'fastify';
import { ColleaguesPage } from '../../src/features/account/colleagues-page';
import {
  DemoSignInDocument,
  RequestSignInCodeDocument,
  type WhoIsThereFragment,
  SignInDocument,
  SignOutDocument,
} from '../../src/shared/gql/graphql';
import type { Locale } from '../../src/shared/lib/locale';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import { isDemoRole } from '../../src/features/account/demo-roles';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { clearPending, keepPending, readPending } from '../pending-sign-in';
import { fieldErrors, type FormRoute, LOCALE_PATH, ownPath, readFields, seeOther } from './form';
import { viewerOf } from '../render';
import { homeOf } from './home';

/** Signing in by code (where colleagues share an address, as the one of them who is chosen), in the demonstration by one press, and signing out. */
export function accountForms(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  const secure = settings.publicUrl.startsWith('https:');
  const passCookies = (reply: FastifyReply, cookies: readonly string[]): void => {
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
  };

  /** Who must prove more first is asked to, and then goes on. */
  const onward = (locale: Locale, viewer: WhoIsThereFragment | null, next: string): string => {
    const path = ownPath(next, '');
    const home = homeOf(frame, locale, viewer);
    if (!viewer || viewer.withheldRoles.length === 0) return path || home;
    return path ? `${home}?${new URLSearchParams({ next: path }).toString()}` : home;
  };

  app.post<FormRoute>(`${LOCALE_PATH}/sign-in`, async (request, reply) => {
    const { locale } = request.params;
    const { email, next } = readFields(request, ['email', 'next']);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { requestSignInCode } = await api
        .in(locale)
        .mutate(RequestSignInCodeDocument, { input: { email: email.trim(), locale } });
      const errors = fieldErrors(requestSignInCode.errors);
      if (errors.length > 0)
        return await renderer.page(request, reply, {
          api,
          status: 422,
          submission: { values: { email, next }, errors },
        });
      passCookies(reply, api.setCookies);
      keepPending(reply, { email: email.trim(), next: ownPath(next, '') }, secure);
      return seeOther(reply, `/${locale}/sign-in/code`);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.post<FormRoute>(`${LOCALE_PATH}/sign-in/code`, async (request, reply) => {
    const { locale } = request.params;
    const pending = readPending(request);
    if (!pending) return seeOther(reply, `/${locale}/sign-in`);
    const { code: typed, person } = readFields(request, ['code', 'person']);
    const code = toAsciiDigits(typed).replace(/[\s-]/g, '');
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { signIn } = await api
        .in(locale)
        .mutate(SignInDocument, { input: { email: pending.email, code, colleagueId: person || null } });
      const errors = fieldErrors(signIn.errors);
      if (errors.length > 0)
        return await renderer.page(request, reply, {
          api,
          status: 422,
          submission: { values: { code }, errors },
        });
      if (signIn.colleagues)
        return renderer.html(
          request,
          reply,
          <ColleaguesPage colleagues={signIn.colleagues} email={pending.email} code={code} />,
          { viewer: await viewerOf(request, api) },
        );
      passCookies(reply, api.setCookies);
      clearPending(reply, secure);
      return seeOther(reply, onward(locale, signIn.viewer, pending.next));
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.post<FormRoute>(`${LOCALE_PATH}/sign-in/demo`, async (request, reply) => {
    const { locale } = request.params;
    const { role, next } = readFields(request, ['role', 'next']);
    if (!settings.demo || !isDemoRole(role)) return renderer.fault(request, reply, 'not-found', 404);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { demoSignIn } = await api.in(locale).mutate(DemoSignInDocument, { input: { role } });
      passCookies(reply, api.setCookies);
      return seeOther(reply, onward(locale, demoSignIn.viewer, next));
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.post<FormRoute>(`${LOCALE_PATH}/sign-out`, async (request, reply) => {
    const api = visitorApi(settings.apiUrl, request);
    try {
      await api.in(request.params.locale).mutate(SignOutDocument, {});
      passCookies(reply, api.setCookies);
      void reply.header('clear-site-data', '"cache", "storage"');
      return seeOther(reply, `/${request.params.locale}`);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}
