import fastifyFormbody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import type { AnyRoute } from '@tanstack/react-router';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { existingPaths } from '../src/app/console-navigation';
import { serverRoutes } from '../src/app/server-routes';
import type { Frame } from '../src/shared/lib/frame';
import { loadMessages } from '../src/shared/lib/i18n';
import { localeOfHeader } from '../src/shared/lib/locale';
import { zoneName } from '../src/shared/lib/zone-name';
import english from 'virtual:messages/en';
import khmer from 'virtual:messages/km';
import { clientFolder, readAssets } from './assets';
import { calendars } from './calendar';
import { compression } from './compression';
import { accountForms } from './forms/account-forms';
import { memberForms } from './forms/member-forms';
import { organisationForms } from './forms/organisation-forms';
import { outreachForms } from './forms/outreach-forms';
import { passkeyForms } from './forms/passkey-forms';
import { securityForms } from './forms/security-forms';
import { attendanceForms } from './forms/attendance-forms';
import { courseForms } from './forms/course-forms';
import { experienceForms } from './forms/experience-forms';
import { materialForms } from './forms/material-forms';
import { pathForms } from './forms/path-forms';
import { coordinatorForms } from './forms/coordinator-forms';
import { groupForms } from './forms/group-forms';
import { approvalForms } from './forms/approval-forms';
import { deputyForms } from './forms/deputy-forms';
import { asideForms } from './forms/aside-forms';
import { planForms } from './forms/plan-forms';
import { sessionForms } from './forms/session-forms';
import { askingForms } from './forms/asking-forms';
import { questionForms } from './forms/question-forms';
import { seatForms } from './forms/seat-forms';
import { pledgeForms } from './forms/pledge-forms';
import { privacyForms } from './forms/privacy-forms';
import { providerCallbacks, providerForms } from './forms/provider-forms';
import { registrationForms } from './forms/registration-forms';
import { addressForms, ticketForms } from './forms/ticket-forms';
import { wishForms } from './forms/wish-forms';
import { topicForms } from './forms/topic-forms';
import { peopleForms } from './forms/people-forms';
import { usersForms } from './forms/users-forms';
import { reportForms } from './forms/report-forms';
import { exportFiles, exportForms } from './exports';
import { feeds } from './feeds';
import { graphqlProxy } from './graphql-proxy';
import { health } from './health';
import { logOptions } from './log';
import { mailbox } from './mailbox';
import { outreachPages } from './outreach-pages';
import { ownPagesOnly } from './own-pages';
import { createRenderer } from './render';
import { papers } from './papers';
import { roomForms, rooms } from './rooms';
import { searchEngines } from './search-engines';
import { securityHeaders, unreadable, workerPolicy } from './security-headers';
import type { Settings } from './settings';

const LARGEST_FORM_BYTES = 64 * 1024;
/** From the first byte of a request to its last: ten megabytes over a poor line, and nobody who says half of what they want for ever. */
const HEARD_WITHIN_MS = 120_000;
const YEAR_S = 31_536_000;
const DAY_S = 86_400;

/** What the handlers of pages and forms share. */
export interface Web {
  readonly settings: Settings;
  readonly frame: Frame;
  readonly renderer: ReturnType<typeof createRenderer>;
}

/** The path of a route below the language, as it was written down. */
const pathOf = ({ options }: AnyRoute): string => (options as { path?: string }).path ?? '';

/** The web as a server that does not listen yet. Reads the client build from disk. */
export async function createWeb(settings: Settings): Promise<FastifyInstance> {
  loadMessages('km', khmer);
  loadMessages('en', english);
  const frame: Frame = {
    publicUrl: settings.publicUrl,
    demo: settings.demo,
    programmeZone: settings.programmeZone,
    zoneName: { km: zoneName('km', settings.programmeZone), en: zoneName('en', settings.programmeZone) },
    assets: readAssets(),
    consolePaths: existingPaths(serverRoutes.map(pathOf)),
  };
  const renderer = createRenderer({ frame, apiUrl: settings.apiUrl });

  const https = settings.publicUrl.startsWith('https:');
  const app = Fastify({
    frameworkErrors: unreadable({ https }),
    logger: logOptions(settings.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < settings.trustedProxyHops,
    bodyLimit: LARGEST_FORM_BYTES,
    requestTimeout: HEARD_WITHIN_MS,
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  securityHeaders(app, { https });
  compression(app);
  /* A form is all that anybody sends here: what a page of somebody else could post as a text or as JSON is not read. */
  app.removeContentTypeParser(['application/json', 'text/plain']);
  await app.register(fastifyFormbody, { bodyLimit: LARGEST_FORM_BYTES });
  await app.register(fastifyStatic, {
    root: clientFolder,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['.vite/**'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const lasting = path.includes('/assets/');
      void reply.header(
        'cache-control',
        lasting ? `public, max-age=${YEAR_S}, immutable` : `public, max-age=${DAY_S}`,
      );
      if (path.includes('ticket-worker.js')) void reply.header('content-security-policy', workerPolicy);
      /* The frame of a caught mail has no origin of its own and asks for fonts as a stranger. */
      if (path.endsWith('.woff2'))
        void reply
          .header('access-control-allow-origin', '*')
          .header('cross-origin-resource-policy', 'cross-origin');
    },
  });
  await app.register(graphqlProxy, { apiUrl: settings.apiUrl });
  health(app, settings);

  app.get('/', (request, reply) =>
    reply
      .header('vary', 'Accept-Language')
      .header('cache-control', 'private, no-cache')
      .redirect(`/${localeOfHeader(request.headers['accept-language'])}`, 302),
  );
  const web: Web = { settings, frame, renderer };
  calendars(app, web);
  feeds(app, web);
  mailbox(app, web);
  outreachPages(app, web);
  searchEngines(app, web);
  papers(app, web);
  rooms(app, web);
  exportFiles(app, web);
  providerCallbacks(app, web);
  app.get('/*', (request, reply) => renderer.page(request, reply));
  /* Before the forms: a scope has the handlers that were there when it was registered. */
  app.setNotFoundHandler((request, reply) => renderer.fault(request, reply, 'not-found', 404));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return renderer.fault(request, reply, 'refused', status);
    request.log.error({ err: error }, 'A request failed');
    return renderer.fault(request, reply, 'broken', 500);
  });
  await app.register(async (forms) => {
    forms.addHook('preHandler', ownPagesOnly(settings.publicUrl, renderer));
    registrationForms(forms, web);
    addressForms(forms, web);
    ticketForms(forms, web);
    questionForms(forms, web);
    accountForms(forms, web);
    passkeyForms(forms, web);
    providerForms(forms, web);
    securityForms(forms, web);
    approvalForms(forms, web);
    deputyForms(forms, web);
    asideForms(forms, web);
    planForms(forms, web);
    roomForms(forms, web);
    sessionForms(forms, web);
    seatForms(forms, web);
    askingForms(forms, web);
    courseForms(forms, web);
    wishForms(forms, web);
    pathForms(forms, web);
    experienceForms(forms, web);
    await forms.register(async (scope) => materialForms(scope, web));
    topicForms(forms, web);
    pledgeForms(forms, web);
    outreachForms(forms, web);
    attendanceForms(forms, web);
    coordinatorForms(forms, web);
    groupForms(forms, web);
    organisationForms(forms, web);
    memberForms(forms, web);
    reportForms(forms, web);
    peopleForms(forms, web);
    usersForms(forms, web);
    privacyForms(forms, web);
    exportForms(forms, web);
  });
  return app;
}
