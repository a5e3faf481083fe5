import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  ReportDraftPageDocument,
  ReportPageDocument,
  ReportsDocument,
  ReportToEditDocument,
  ReportToWriteDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { EditPage } from './edit-page';
import { DONE, ReportPage } from './report-page';
import { ReportsPage, STATUSES } from './reports-page';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 500 ? value || null : null;

/** `/km/reports`: every report that the reader may see. */
export const reportsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'reports',
  validateSearch: (search: Record<string, unknown>) => ({
    status: STATUSES.find((status) => status === search['status']) ?? null,
    after: text(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'reports.read');
    const { reports } = await context.api(params.locale).query(ReportsDocument, deps);
    return { reports, ...deps, writes: viewer.permissions.includes('reports.write') };
  },
  component: () => <ReportsPage {...reportsRoute.useLoaderData()} />,
});

/** `/km/reports/new` */
export const newReportRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'reports/new',
  loader: async ({ context, params }) => {
    await admit(context, 'reports.write');
    const { reportFigureChoices } = await context.api(params.locale).query(ReportToWriteDocument, {});
    return { report: null, choices: reportFigureChoices, submission: context.submission, saved: false };
  },
  component: () => <EditPage {...newReportRoute.useLoaderData()} />,
});

/** `/km/reports/<id>/edit` */
export const editReportRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'reports/$id/edit',
  validateSearch: (search: Record<string, unknown>) => ({
    done: search['done'] === 'saved' ? ('saved' as const) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'reports.write');
    const { report, reportFigureChoices } = await context
      .api(params.locale)
      .query(ReportToEditDocument, { id: params.id });
    if (!report) throw notFound();
    return {
      report,
      choices: reportFigureChoices,
      submission: context.submission,
      saved: deps.done !== null,
    };
  },
  component: () => <EditPage {...editReportRoute.useLoaderData()} />,
});

/** `/km/reports/<id>`, `?version=1`: the newest version; the draft for those who write, while they can. */
export const reportRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'reports/$id',
  validateSearch: (search: Record<string, unknown>) => {
    const number = Number(search['version']);
    return {
      version: Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : null,
      done: DONE.find((done) => done === search['done']) ?? null,
    };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'reports.read');
    const api = context.api(params.locale);
    const { submission } = context;
    if (deps.version === null && viewer.permissions.includes('reports.write')) {
      const { report } = await api.query(ReportDraftPageDocument, { id: params.id });
      if (!report) throw notFound();
      if (report.acts.includes('EDIT') || report.version === 0) {
        const { draftLetter, revision } = report;
        return {
          report,
          letter: draftLetter,
          number: null,
          figuresNow: [],
          revision,
          submission,
          done: deps.done,
        };
      }
    }
    const { report } = await api.query(ReportPageDocument, { id: params.id, number: deps.version ?? 0 });
    if (!report?.versionOf) throw notFound();
    const { number, letter, figuresNow } = report.versionOf;
    return { report, letter, number, figuresNow, revision: null, submission, done: deps.done };
  },
  component: () => <ReportPage {...reportRoute.useLoaderData()} />,
});
