import { catalogueRoute } from '../features/catalogue/catalogue.route';

/** Pages that run in the browser too. */
export const publicRoutes = [catalogueRoute] as const;
