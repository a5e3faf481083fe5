import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { AnswersPage } from './answers-page';

/** `/km/help`. */
export const helpRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'help',
  staticData: { section: 'help' },
  component: () => <AnswersPage topics={['register', 'ticket', 'full', 'cancel', 'moved', 'access']} />,
});
