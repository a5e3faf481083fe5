import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { CourseWaitingDocument, DateWishPageDocument } from '../../shared/gql/graphql';
import type { Api } from '../../shared/lib/api';
import { DateWishPage } from './date-wish-page';
import type { WaitingCounts } from './waiting-line';

export const waitingFor = async (api: Api, courseId: string): Promise<WaitingCounts> =>
  (await api.query(CourseWaitingDocument, { id: courseId })).course?.dateWishes ?? [];

/** `/km/next-date/<token>`: asks first. A mail program posts to the same address (RFC 8058). */
const dateWishRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'next-date/$token',
  loader: async ({ context, params: { locale, token } }) => {
    const { dateWish } = await context.api(locale).query(DateWishPageDocument, { token });
    return { token, wish: dateWish ?? null };
  },
  component: () => <DateWishPage {...dateWishRoute.useLoaderData()} />,
});

export const wishesRoutes = [dateWishRoute] as const;
