import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MailboxPage } from '../src/features/mailbox/mailbox-page';
import { MailPage } from '../src/features/mailbox/mail-page';
import { CaughtMailPageDocument, MailboxDocument } from '../src/shared/gql/graphql';
import { isLocale, type Locale, localeOfHeader, otherLocale } from '../src/shared/lib/locale';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { sendMailFrame } from './mail-frame';
import { viewerOf } from './render';

interface MailboxRoute {
  Params: { id: string; index: string };
  Querystring: { l?: string; to?: string; after?: string };
}

const spokenIn = (request: FastifyRequest<MailboxRoute>): Locale =>
  isLocale(request.query.l) ? request.query.l : localeOfHeader(request.headers['accept-language']);

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 320) : '');

/** `/mailbox`: the mail that a demonstration caught. In any other mode there is no such page. */
export function mailbox(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  app.get<MailboxRoute>('/mailbox', async (request, reply) => {
    if (!settings.demo) return renderer.fault(request, reply, 'not-found', 404);
    const locale = spokenIn(request);
    const api = visitorApi(settings.apiUrl, request);
    const to = text(request.query.to).trim();
    try {
      const [{ caughtMails }, viewer] = await Promise.all([
        api.in(locale).query(MailboxDocument, { to: to || null, after: text(request.query.after) || null }),
        viewerOf(request, api),
      ]);
      const otherHref = `/mailbox?${new URLSearchParams({ l: otherLocale(locale), ...(to ? { to } : {}) }).toString()}`;
      return renderer.html(request, reply, <MailboxPage page={caughtMails} to={to} />, {
        viewer,
        locale,
        otherHref,
      });
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  const read = async (request: FastifyRequest<MailboxRoute>) =>
    settings.demo
      ? (
          await visitorApi(settings.apiUrl, request)
            .in(spokenIn(request))
            .query(CaughtMailPageDocument, { id: request.params.id })
        ).caughtMail
      : null;

  app.get<MailboxRoute>('/mailbox/:id', async (request, reply) => {
    try {
      const mail = await read(request);
      if (!mail) return renderer.fault(request, reply, 'not-found', 404);
      const locale = spokenIn(request);
      const viewer = await viewerOf(request, visitorApi(settings.apiUrl, request));
      const otherHref = `/mailbox/${mail.id}?l=${otherLocale(locale)}`;
      return renderer.html(request, reply, <MailPage mail={mail} />, { viewer, locale, otherHref });
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.get<MailboxRoute>('/mailbox/:id/html', async (request, reply) => {
    try {
      const mail = await read(request);
      if (!mail?.html) return renderer.fault(request, reply, 'not-found', 404);
      return sendMailFrame(reply, mail.html, frame.assets.fonts.km);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.get<MailboxRoute>('/mailbox/:id/attachments/:index', async (request, reply) => {
    try {
      const attachment = (await read(request))?.attachments[Number(request.params.index)];
      if (!attachment) return renderer.fault(request, reply, 'not-found', 404);
      const isText = attachment.contentType.startsWith('text/');
      return reply
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
        )
        .type(isText ? `${attachment.contentType.split(';')[0]}; charset=utf-8` : 'application/octet-stream')
        .send(isText ? attachment.content : Buffer.from(attachment.content, 'base64'));
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}
