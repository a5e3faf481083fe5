import type { FastifyInstance } from 'fastify';
import { EndDateWishDocument, WishForDateDocument } from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

const coursePage = ({ id = '' }: Readonly<Record<string, string>>): string => `/courses/${id}`;

/** To be told of the next session of a course, and no more. */
export function wishForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/courses/:id/next-date',
    fields: ['email', 'cityId'],
    page: coursePage,
    submit: async ({ api, params, values, locale }) => {
      const input = {
        courseId: params['id'] ?? '',
        cityId: values.cityId || null,
        email: values.email || null,
        locale,
      };
      const { wishForDate } = await api.mutate(WishForDateDocument, { input });
      if (!wishForDate.state) return { errors: fieldErrors(wishForDate.errors) };
      return {
        to: `${coursePage(params)}?told=${wishForDate.state === 'WAITING' ? 'waiting' : 'asked'}#wish`,
      };
    },
  });

  consoleForm(app, web, {
    path: '/courses/:id/next-date/end',
    fields: [],
    page: coursePage,
    submit: async ({ api, params }) => {
      const { endDateWish } = await api.mutate(EndDateWishDocument, {
        input: { token: null, courseId: params['id'] ?? '' },
      });
      const errors = fieldErrors(endDateWish.errors);
      return errors.length > 0 ? { errors } : { to: `${coursePage(params)}?told=over#wish` };
    },
  });
}
