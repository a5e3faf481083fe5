import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { PreviewSeriesDocument, SeriesPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { translate } from '../../shared/lib/i18n';
import { SeriesPage } from './series-page';
import { ruleOf, type SeriesTyped } from './series-rule';

const text = (value: unknown, longest = 1_500): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longest) : '';
const several = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .map((one) => text(one, 2))
    .filter(Boolean)
    .slice(0, 7);

/** `/km/manage/sessions/<id>/series`: the rule in the address, the dates that follow from it, and the button that makes the drafts. */
export const seriesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/sessions/$id/series',
  validateSearch: (search: Record<string, unknown>) => ({
    every: text(search['every'], 20) || null,
    weekdays: several(search['weekdays']),
    until: text(search['until'], 40) || null,
    times: text(search['times'], 10) || null,
    except: text(search['except']) || null,
    onHolidays: text(search['onHolidays'], 3) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'sessions.schedule');
    const api = context.api(params.locale);
    const { session } = await api.query(SeriesPageDocument, { id: params.id });
    if (!session?.plannable) throw notFound();
    const { submission } = context;
    // After a refusal the form holds what the address held.
    const sent = submission?.values;
    const typed: SeriesTyped = {
      every: sent?.['every'] ?? deps.every ?? '',
      weekdays: submission?.lists?.['weekdays'] ?? deps.weekdays,
      until: sent?.['until'] ?? deps.until ?? '',
      times: sent?.['times'] ?? deps.times ?? '',
      except: sent?.['except'] ?? deps.except ?? '',
      onHolidays: sent?.['onHolidays'] ?? deps.onHolidays ?? '',
    };
    const view = { session, typed, submission };
    if (!typed.every) return { ...view, preview: null, errors: [] };
    const rule = ruleOf(typed);
    if (!rule) {
      const message = translate(params.locale, 'planning.error.time');
      return { ...view, preview: null, errors: [{ field: 'until', code: 'planning.error.time', message }] };
    }
    const { previewSeries } = await api.query(PreviewSeriesDocument, {
      input: { sessionId: params.id, rule },
    });
    const errors = previewSeries.errors.map(({ code, message, path: [field = ''] }) => ({
      code,
      message,
      field,
    }));
    return { ...view, preview: previewSeries, errors };
  },
  component: () => <SeriesPage {...seriesRoute.useLoaderData()} />,
});
