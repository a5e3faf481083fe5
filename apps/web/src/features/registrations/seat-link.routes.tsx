import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SeatLinkPageDocument } from '../../shared/gql/graphql';
import { randomKey } from '../../shared/lib/random-key';
import { SeatLinkPage } from './seat-link-page';

/** `/km/seats/<token>`: where people of an organisation come for the seats that are set aside for it. To look claims nothing. */
export const seatLinkRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'seats/$token',
  loader: async ({ context, params: { locale, token } }) => {
    const { seatLink } = await context.api(locale).query(SeatLinkPageDocument, { token });
    const { submission } = context;
    return {
      token,
      link: seatLink ?? null,
      submission,
      idempotencyKey: submission?.values['idempotencyKey'] ?? randomKey(),
    };
  },
  staticData: { section: 'sessions' },
  component: () => <SeatLinkPage {...seatLinkRoute.useLoaderData()} />,
});
