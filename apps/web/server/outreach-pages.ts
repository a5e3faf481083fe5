import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  CampaignMailDocument,
  ConfirmDateWishDocument,
  EndDateWishDocument,
  ResubscribeDocument,
  UnsubscribeDocument,
} from '../src/shared/gql/graphql';
import { isLocale, type Locale } from '../src/shared/lib/locale';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { LOCALE_PATH, readFields, seeOther } from './forms/form';
import { sendMailFrame } from './mail-frame';

interface MailRoute {
  Params: { locale: Locale; id: string; written: string };
}
interface UnsubscribeRoute {
  Params: { locale: Locale; token: string };
}

/** What mail programs send, RFC 8058, section 3.1. */
const isOneClick = (request: FastifyRequest): boolean =>
  (request.body as Record<string, unknown> | null)?.['List-Unsubscribe'] === 'One-Click';

/** A one-click post has one field. */
const LARGEST_POST_BYTES = 4 * 1024;

/** Reads a form as mail programs should send it, RFC 8058, section 3.2; files in it are passed over. */
async function readMultipart(request: FastifyRequest, body: Buffer): Promise<Record<string, string>> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    return Object.fromEntries(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  } catch (error) {
    throw Object.assign(new Error('A form that cannot be read', { cause: error }), { statusCode: 400 });
  }
}

/** The frame in which a draft's mail is looked at, and the addresses that unsubscribe.
 *
 *  Unsubscribing stands outside the check of origins: the token in the address is the whole authority, no cookie is looked
 *  at, and mail programs post from wherever they are. A post of theirs is answered 200 and never redirected. */
export function outreachPages(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  app.get<MailRoute>(`${LOCALE_PATH}/campaigns/:id/mail/:written`, async (request, reply) => {
    const { locale, id, written } = request.params;
    try {
      const { campaign } = isLocale(written)
        ? await visitorApi(settings.apiUrl, request)
            .in(locale)
            .query(CampaignMailDocument, { id, locale: written })
        : { campaign: null };
      if (!campaign?.mail) return renderer.fault(request, reply, 'not-found', 404);
      return sendMailFrame(reply, campaign.mail.html, frame.assets.fonts.km);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  void app.register(async (links) => {
    links.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: LARGEST_POST_BYTES },
      (request: FastifyRequest, body: Buffer) => readMultipart(request, body),
    );
    unsubscribing(links, { settings, renderer });
    waiting(links, { settings, renderer });
  });
}

function unsubscribing(
  app: FastifyInstance,
  { settings, renderer }: Pick<Web, 'settings' | 'renderer'>,
): void {
  app.post<UnsubscribeRoute>(`${LOCALE_PATH}/unsubscribe/:token`, async (request, reply) => {
    const { locale, token } = request.params;
    const { act } = readFields(request, ['act']);
    const api = visitorApi(settings.apiUrl, request).in(locale);
    const input = { token };
    try {
      if (act === 'resubscribe') await api.mutate(ResubscribeDocument, { input });
      else {
        const { unsubscribe } = await api.mutate(UnsubscribeDocument, { input });
        if (isOneClick(request)) return oneClickAnswer(reply, unsubscribe.errors.length === 0);
      }
      return seeOther(reply, `/${locale}/unsubscribe/${encodeURIComponent(token)}`);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}

/** The wish to be told of a next date: confirmed, or ended. Outside the check of origins as `unsubscribing`. */
function waiting(app: FastifyInstance, { settings, renderer }: Pick<Web, 'settings' | 'renderer'>): void {
  app.post<UnsubscribeRoute>(`${LOCALE_PATH}/next-date/:token`, async (request, reply) => {
    const { locale, token } = request.params;
    const { act } = readFields(request, ['act']);
    const api = visitorApi(settings.apiUrl, request).in(locale);
    try {
      if (act === 'confirm') await api.mutate(ConfirmDateWishDocument, { input: { token } });
      else if (act === 'end' || isOneClick(request)) {
        const { endDateWish } = await api.mutate(EndDateWishDocument, { input: { token, courseId: null } });
        if (isOneClick(request)) return oneClickAnswer(reply, endDateWish.errors.length === 0);
      }
      return seeOther(reply, `/${locale}/next-date/${encodeURIComponent(token)}`);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}

/** What a mail program is answered: never a redirect. */
const oneClickAnswer = (reply: FastifyReply, isDone: boolean): FastifyReply =>
  reply
    .status(isDone ? 200 : 404)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(isDone ? 'Unsubscribed' : 'Not found');
