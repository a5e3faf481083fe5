import type { FastifyInstance } from 'fastify';
import { SessionsForMapDocument } from '../src/shared/gql/graphql';
import { DEFAULT_LOCALE, LOCALES } from '../src/shared/lib/locale';
import { visitorApi } from './api-access';
import type { Web } from './app';

/** Pages of sessions listed at most; a map of a site may hold 50 000 addresses. */
const MOST_READS = 50;
const FIXED_PATHS = ['', '/help', '/privacy'];

const entry = (publicUrl: string, path: string): string => {
  const twins = LOCALES.map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${publicUrl}/${locale}${path}"/>`,
  ).join('');
  return LOCALES.map((locale) => `<url><loc>${publicUrl}/${locale}${path}</loc>${twins}</url>`).join('\n');
};

/** `robots.txt` and `sitemap.xml`: what may be found, and where it stands. */
export function searchEngines(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  const robots = [
    'User-agent: *',
    'Disallow: /mailbox',
    'Disallow: /graphql',
    ...LOCALES.flatMap((locale) => [
      `Disallow: /${locale}/tickets`,
      ...frame.consolePaths.map((path) => `Disallow: /${locale}${path}`),
      `Disallow: /${locale}/sign-in`,
      `Disallow: /${locale}/invitation`,
    ]),
    `Sitemap: ${frame.publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
  app.get('/robots.txt', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('text/plain; charset=utf-8').send(robots),
  );

  app.get('/sitemap.xml', async (request, reply) => {
    try {
      const api = visitorApi(settings.apiUrl, request).in(DEFAULT_LOCALE);
      const paths = [...FIXED_PATHS];
      let after: string | null = null;
      for (let read = 0; read < MOST_READS; read += 1) {
        const page: {
          nodes: readonly { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor?: string | null };
        } = (await api.query(SessionsForMapDocument, { after })).sessions;
        paths.push(...page.nodes.map(({ id }) => `/sessions/${id}`));
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        if (!after) break;
      }
      const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.map((path) => entry(frame.publicUrl, path)).join('\n')}
</urlset>
`;
      return await reply
        .header('cache-control', 'public, max-age=3600')
        .type('application/xml; charset=utf-8')
        .send(map);
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}
