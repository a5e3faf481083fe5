import { catalogueRoute } from '../features/catalogue/catalogue.route';
import { registerRoute } from '../features/registrations/register.route';
import { sessionRoute } from '../features/sessions/session.route';

/** Pages that run in the browser too. */
export const publicRoutes = [catalogueRoute, sessionRoute, registerRoute] as const;
