import { type WishCitiesQuery, WishCitiesDocument } from '../gql/graphql';
import type { Api } from './api';

/** Cities in which this programme holds sessions. */
export const wishCities = async (api: Api): Promise<WishCitiesQuery['cities']['nodes']> =>
  (await api.query(WishCitiesDocument, {})).cities.nodes.filter(({ isPilot }) => isPilot);
