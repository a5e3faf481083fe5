import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { AuditHealthDocument, AuditRowPageDocument, AuditRowsDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { AuditPage } from './audit-page';
import { AuditRowPage } from './audit-row-page';
import { ACTOR_KINDS, type AuditView, SUBJECT_TYPES } from './audit-view';

const text = (value: unknown, longest: number): string =>
  typeof value === 'string' ? value.slice(0, longest).trim() : '';

/** A day of the calendar, or none. */
function dayOf(value: unknown): string | null {
  const day = text(value, 10);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  return isDay ? day : null;
}

/** `/km/audit`: every change, the newest first; with `subject`, the history of one thing. */
const auditRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'audit',
  validateSearch: (search: Record<string, unknown>): AuditView => ({
    who: text(search['who'], 100),
    by: ACTOR_KINDS.find((kind) => kind === search['by']) ?? null,
    action: /^[a-z]+\.[a-z-]+$/.exec(text(search['action'], 80))?.[0] ?? null,
    type: SUBJECT_TYPES.find((type) => type === search['type']) ?? null,
    subject: /^[a-z]{3}_[0-9a-f]{32}$/.exec(text(search['subject'], 40))?.[0] ?? null,
    from: dayOf(search['from']),
    to: dayOf(search['to']),
    after: text(search['after'], 500) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'audit.read');
    const api = context.api(params.locale);
    const { after, who, ...filter } = deps;
    const [{ auditRows }, { auditHealth }] = await Promise.all([
      api.query(AuditRowsDocument, { filter: { ...filter, who: who || null }, after }),
      api.query(AuditHealthDocument, {}),
    ]);
    return { rows: auditRows, health: auditHealth, view: deps };
  },
  component: () => <AuditPage {...auditRoute.useLoaderData()} />,
});

/** `/km/audit/<id>`: one change. */
const auditRowRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'audit/$id',
  loader: async ({ context, params }) => {
    await admit(context, 'audit.read');
    const { auditRow } = await context.api(params.locale).query(AuditRowPageDocument, { id: params.id });
    if (!auditRow) throw notFound();
    return { row: auditRow };
  },
  component: () => <AuditRowPage {...auditRowRoute.useLoaderData()} />,
});

export const auditRoutes = [auditRoute, auditRowRoute] as const;
