import type { FastifyInstance } from 'fastify';
import {
  CoursesForMapDocument,
  ExperiencesForMapDocument,
  SessionsForMapDocument,
} from '../src/shared/gql/graphql';
import { DEFAULT_LOCALE, LOCALES } from '../src/shared/lib/locale';
import { visitorApi } from './api-access';
import type { Web } from './app';

/** Pages of a list at most; a map of a site may hold 50 000 addresses. */
const MOST_READS = 50;
const FIXED_PATHS = ['', '/courses', '/experiences', '/help', '/privacy'];

interface Listed {
  readonly path: string;
  /** When it was last changed; of a fixed page nobody says. */
  readonly changedAt?: string;
}

const entry = (publicUrl: string, { path, changedAt }: Listed): string => {
  const twins = LOCALES.map(
    (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${publicUrl}/${locale}${path}"/>`,
  ).join('');
  const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : '';
  return LOCALES.map(
    (locale) => `<url><loc>${publicUrl}/${locale}${path}</loc>${changed}${twins}</url>`,
  ).join('\n');
};

interface ReadPage<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** What a list holds, page by page. */
async function listed<Node>(read: (after: string | null) => Promise<ReadPage<Node>>): Promise<Node[]> {
  const all: Node[] = [];
  let after: string | null = null;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const { nodes, pageInfo }: ReadPage<Node> = await read(after);
    all.push(...nodes);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    if (!after) break;
  }
  return all;
}

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
      const pages: Listed[] = FIXED_PATHS.map((path) => ({ path }));
      const courses = await listed((after) =>
        api.query(CoursesForMapDocument, { after }).then((read) => read.courses),
      );
      pages.push(...courses.map(({ id }) => ({ path: `/courses/${id}` })));
      const experiences = await listed((after) =>
        api.query(ExperiencesForMapDocument, { after }).then((read) => read.experiences),
      );
      pages.push(...experiences.map(({ id }) => ({ path: `/experiences/${id}` })));
      const sessions = await listed((after) =>
        api.query(SessionsForMapDocument, { after }).then((read) => read.sessions),
      );
      pages.push(...sessions.map(({ id, changedAt }) => ({ path: `/sessions/${id}`, changedAt })));
      const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((page) => entry(frame.publicUrl, page)).join('\n')}
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
