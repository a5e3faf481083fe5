import type { FastifyInstance, FastifyReply } from 'fastify';
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
import { consolePathOf } from '../../src/app/console-navigation';
import { NOBODY } from '../../src/shared/lib/frame';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { clearPending, keepPending, readPending } from '../pending-sign-in';
import { fieldErrors, type FormRoute, LOCALE_PATH, ownPath, readFields, seeOther } from './form';

/** Signing in by code, in the demonstration by one press, and signing out. */
export function accountForms(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  const secure = settings.publicUrl.startsWith('https:');
  const passCookies = (reply: FastifyReply, cookies: readonly string[]): void => {
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
  };

  /** Where somebody begins: the first line of their menu, or the sessions. */
  const home = (locale: Locale, viewer: WhoIsThereFragment | null): string =>
    `/${locale}${consolePathOf(viewer ?? NOBODY, frame.consolePaths)}`;

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
    const code = toAsciiDigits(readFields(request, ['code']).code).replace(/[\s-]/g, '');
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { signIn } = await api
        .in(locale)
        .mutate(SignInDocument, { input: { email: pending.email, code } });
      const errors = fieldErrors(signIn.errors);
      if (errors.length > 0)
        return await renderer.page(request, reply, {
          api,
          status: 422,
          submission: { values: { code }, errors },
        });
      passCookies(reply, api.setCookies);
      clearPending(reply, secure);
      return seeOther(reply, ownPath(pending.next, home(locale, signIn.viewer)));
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
      return seeOther(reply, ownPath(next, home(locale, demoSignIn.viewer)));
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
