import {
  createRequestHandler,
  getSsrStatus,
  RouterServer,
  transformHtmlStringWithRouter,
} from '@tanstack/react-router/ssr/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { renderWhole } from './render-whole';
import { type Fault, FaultPage } from '../src/app/fault-page';
import { createAppRouter } from '../src/app/router';
import { serverRoutes } from '../src/app/server-routes';
import { StaticDocument } from '../src/app/static-document';
import { ViewerInHeaderDocument } from '../src/shared/gql/graphql';
import { ApiFailure } from '../src/shared/lib/api';
import { type Frame, NOBODY, type Submission, type ViewerFacts } from '../src/shared/lib/frame';
import { inLocale, isLocale, type Locale, localeOfHeader, otherLocale } from '../src/shared/lib/locale';
import { type VisitorApi, visitorApi } from './api-access';
import { readPending } from './pending-sign-in';

/** Both names under which the api keeps a sign-in. */
const SIGN_IN_COOKIE = /(?:^|;\s*)(?:__Host-)?samaki=/;
/** React writes it, and the router once more before a page that runs in the browser too. */
const DOCTYPE = /^<!DOCTYPE html>/;
const RETRY_AFTER_S = 10;

/** Public pages are checked anew each time (their scripts carry a fresh nonce); every other page is somebody's own and is
 *  kept nowhere. */
const PUBLIC_CACHE = 'private, no-cache';
const PERSONAL_CACHE = 'no-store';
const PUBLIC_PATH = /^\/(?:km|en)(?:\/(?:sessions\/[^/?]+|help|privacy))?\/?(?:\?|$)/;
/** Of the public pages, that on which somebody signed in finds the way to their own ticket. */
const SHOWS_OWN = /^\/(?:km|en)\/sessions\//;
const isPublic = ({ url, headers }: FastifyRequest): boolean =>
  PUBLIC_PATH.test(url) && !(SHOWS_OWN.test(url) && SIGN_IN_COOKIE.test(headers.cookie ?? ''));

/** Addresses that take a form and show its page too. */
const FORM_WITH_PAGE = /\/(?:register|sign-in|sign-in\/code|tickets\/[^/]+\/cancel)$/;

export interface Renderer {
  /** Answers with the page at an address: that of the request, or another when a form came back. */
  page(
    request: FastifyRequest,
    reply: FastifyReply,
    options?: { submission?: Submission; status?: number; api?: VisitorApi; at?: string },
  ): Promise<FastifyReply>;
  fault(
    request: FastifyRequest,
    reply: FastifyReply,
    fault: Fault,
    status: number,
    viewer?: ViewerFacts,
  ): FastifyReply;
  /** Answers for a page that the api kept from being written. `at` is where a reader goes on who signs in first: the
   *  address asked for, or the page of a form. */
  failed(request: FastifyRequest, reply: FastifyReply, error: unknown, at?: string): Promise<FastifyReply>;
  /** Answers with a page outside the router. */
  html(
    request: FastifyRequest,
    reply: FastifyReply,
    children: ReactNode,
    options?: { viewer?: ViewerFacts; otherHref?: string; locale?: Locale },
  ): FastifyReply;
}

/** The language of a request: that of its address, else the one its browser prefers. */
export function localeOf(request: FastifyRequest): Locale {
  const first = request.url.split(/[/?]/)[1];
  return isLocale(first) ? first : localeOfHeader(request.headers['accept-language']);
}

export async function viewerOf(request: FastifyRequest, api: VisitorApi): Promise<ViewerFacts> {
  if (!SIGN_IN_COOKIE.test(request.headers.cookie ?? '')) return NOBODY;
  try {
    return (await api.in(localeOf(request)).query(ViewerInHeaderDocument, {})).viewer;
  } catch {
    return NOBODY;
  }
}

export function createRenderer({ frame, apiUrl }: { frame: Frame; apiUrl: string }): Renderer {
  const html: Renderer['html'] = (
    request,
    reply,
    children,
    { viewer = NOBODY, otherHref, locale = localeOf(request) } = {},
  ) => {
    const markup = renderToStaticMarkup(
      <StaticDocument
        frame={frame}
        viewer={viewer}
        locale={locale}
        otherHref={otherHref ?? inLocale(request.url, otherLocale(locale))}
      >
        {children}
      </StaticDocument>,
    );
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', PERSONAL_CACHE);
    return reply.type('text/html; charset=utf-8').send(`<!DOCTYPE html>${markup}`);
  };

  const fault: Renderer['fault'] = (request, reply, kind, status, viewer = NOBODY) => {
    void reply.code(status).header('cache-control', PERSONAL_CACHE);
    if (status === 503 || status === 429) void reply.header('retry-after', RETRY_AFTER_S);
    const opens = request.method === 'GET' || FORM_WITH_PAGE.test(request.url);
    const again = kind === 'not-found' || kind === 'forbidden' || !opens ? null : request.url;
    return html(request, reply, <FaultPage fault={kind} request={request.id} again={again} />, { viewer });
  };

  const failed: Renderer['failed'] = async (request, reply, error, at = request.url) => {
    if (!(error instanceof ApiFailure)) {
      request.log.error({ err: error }, 'A page could not be written');
      return fault(request, reply, 'broken', 500);
    }
    switch (error.code) {
      case 'UNAUTHENTICATED': {
        const query = new URLSearchParams({ next: at });
        return reply
          .header('cache-control', PERSONAL_CACHE)
          .redirect(`/${localeOf(request)}/sign-in?${query.toString()}`, 303);
      }
      case 'STEP_UP_REQUIRED': {
        const query = new URLSearchParams({ next: at });
        return reply
          .header('cache-control', PERSONAL_CACHE)
          .redirect(`/${localeOf(request)}/account/confirm?${query.toString()}`, 303);
      }
      case 'FORBIDDEN':
        return fault(request, reply, 'forbidden', 403, await viewerOf(request, visitorApi(apiUrl, request)));
      case 'BAD_USER_INPUT':
        return fault(request, reply, 'not-found', 404);
      case 'RATE_LIMITED':
        return fault(request, reply, 'busy', 429);
      case 'UNAVAILABLE':
      case 'BUSY':
        request.log.warn({ err: error.cause }, 'The api is away');
        return fault(request, reply, 'away', 503);
      default:
        request.log.error({ err: error }, 'The api failed');
        return fault(request, reply, 'broken', 500);
    }
  };

  const page: Renderer['page'] = async (
    request,
    reply,
    { submission = null, status, api = visitorApi(apiUrl, request), at = request.url } = {},
  ) => {
    const seen: { failure?: unknown; missing?: boolean } = {};
    const handle = createRequestHandler({
      request: new Request(new URL(at, frame.publicUrl), { signal: AbortSignal.timeout(30_000) }),
      createRouter: () =>
        createAppRouter({
          nonce: request.nonce,
          serverRoutes: serverRoutes,
          context: {
            frame,
            api: api.in,
            viewer: () => viewerOf(request, api),
            submission,
            pendingEmail: readPending(request)?.email ?? null,
          },
        }),
    });
    const response = await handle(async ({ router }) => {
      const status = getSsrStatus(router);
      seen.missing = status === 404;
      seen.failure = router.state.matches.find((match) => match.status === 'error')?.error;
      if (status !== 200) return new Response(null, { status });
      const written = await renderWhole(<RouterServer router={router} />);
      const interactive = router.state.matches.some((match) => match.staticData.interactive === true);
      return new Response(
        interactive ? await transformHtmlStringWithRouter(router, written.replace(DOCTYPE, '')) : written,
      );
    });
    if (seen.missing) return fault(request, reply, 'not-found', 404);
    if (seen.failure !== undefined) return failed(request, reply, seen.failure);
    if (api.setCookies.length > 0) void reply.header('set-cookie', [...api.setCookies]);
    const location = response.headers.get('location');
    if (location) return reply.header('cache-control', PERSONAL_CACHE).redirect(location, 303);
    return reply
      .code(status ?? response.status)
      .header('cache-control', submission || !isPublic(request) ? PERSONAL_CACHE : PUBLIC_CACHE)
      .type('text/html; charset=utf-8')
      .send(await response.text());
  };

  return { page, fault, failed, html };
}
