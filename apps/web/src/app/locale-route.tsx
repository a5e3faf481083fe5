import { createRoute, notFound, Outlet } from '@tanstack/react-router';
import { isLocale } from '../shared/lib/locale';
import { rootRoute } from './root-route';

/** `/km` and `/en`: everything that people read stands below. */
export const localeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$locale',
  params: {
    parse: ({ locale }) => {
      if (!isLocale(locale)) throw notFound();
      return { locale };
    },
    stringify: ({ locale }) => ({ locale }),
  },
  component: Outlet,
});
