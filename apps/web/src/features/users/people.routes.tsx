import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  PersonDuplicatesDocument,
  PersonMergePreviewDocument,
  PersonMergeUndoPreviewDocument,
  type RefusalFragment,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { FieldError } from '../../shared/lib/frame';
import { PEOPLE_DONE, PeopleDuplicatesPage } from './people-duplicates-page';
import { PeopleMergePage, PeopleRefusedPage } from './people-merge-page';
import { PeopleUndoPage } from './people-undo-page';

const above = (errors: readonly RefusalFragment[]): FieldError[] =>
  errors.map(({ code, message }) => ({ field: '', code, message }));

/** `/km/people/duplicates`: people who may be one, and what was merged. */
const duplicatesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'people/duplicates',
  validateSearch: (search: Record<string, unknown>) => ({
    done: PEOPLE_DONE.find((word) => word === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'identity.read-duplicates');
    const { personDuplicates, personMerges } = await context
      .api(params.locale)
      .query(PersonDuplicatesDocument, {});
    return { pairs: personDuplicates, merges: personMerges, submission: context.submission, done: deps.done };
  },
  component: () => <PeopleDuplicatesPage {...duplicatesRoute.useLoaderData()} />,
});

/** `/km/people/merge/<from>/<into>`: what a merge would move. */
const mergeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'people/merge/$from/$into',
  loader: async ({ context, params: { locale, from, into } }) => {
    await admit(context, 'identity.read-duplicates');
    const { previewPersonMerge } = await context
      .api(locale)
      .query(PersonMergePreviewDocument, { from, into });
    const { preview, errors } = previewPersonMerge;
    return { preview: preview ?? null, errors: above(errors), submission: context.submission };
  },
  component: function Merge() {
    const { preview, errors, submission } = mergeRoute.useLoaderData();
    return preview ? (
      <PeopleMergePage preview={preview} submission={submission} />
    ) : (
      <PeopleRefusedPage errors={errors} />
    );
  },
});

/** `/km/people/merges/<id>`: what would go back. */
const undoRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'people/merges/$id',
  loader: async ({ context, params: { locale, id } }) => {
    await admit(context, 'identity.read-duplicates');
    const { previewUndoPersonMerge } = await context
      .api(locale)
      .query(PersonMergeUndoPreviewDocument, { id });
    const { preview, errors } = previewUndoPersonMerge;
    return { id, preview: preview ?? null, errors: above(errors), submission: context.submission };
  },
  component: function Undo() {
    const { id, preview, errors, submission } = undoRoute.useLoaderData();
    return preview ? (
      <PeopleUndoPage id={id} preview={preview} submission={submission} />
    ) : (
      <PeopleRefusedPage errors={errors} />
    );
  },
});

export const peopleRoutes = [duplicatesRoute, mergeRoute, undoRoute] as const;
