import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  OwnDataPageDocument,
  PendingErasuresDocument,
  PrivacyRegisterDocument,
  RetentionPageDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { ErasuresPage } from './erasures-page';
import { MY_DATA_DONE, MyDataPage } from './my-data-page';
import { RegisterPage } from './register-page';
import { RetentionPage } from './retention-page';

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

/** `/km/privacy`: what is held of people and why. */
const privacyRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'privacy',
  loader: async ({ context, params }) => {
    const { privacyRegister } = await context.api(params.locale).query(PrivacyRegisterDocument, {});
    return { register: privacyRegister };
  },
  component: () => <RegisterPage {...privacyRoute.useLoaderData()} />,
});

/** `/km/account/privacy`: one's own data. */
const myDataRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'account/privacy',
  validateSearch: (search: Record<string, unknown>) => ({ done: oneOf(MY_DATA_DONE, search['done']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'privacy.read-own');
    const { ownData } = await context.api(params.locale).query(OwnDataPageDocument, {});
    return { ownData, done: deps.done, submission: context.submission };
  },
  component: () => <MyDataPage {...myDataRoute.useLoaderData()} />,
});

/** `/km/erasures`: asked for on somebody's behalf. */
const erasuresRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'erasures',
  validateSearch: (search: Record<string, unknown>) => ({
    after: typeof search['after'] === 'string' ? search['after'].slice(0, 500) : null,
    done: oneOf(['asked', 'cancelled'] as const, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'privacy.erase');
    const { pendingErasures } = await context
      .api(params.locale)
      .query(PendingErasuresDocument, { after: deps.after });
    return { erasures: pendingErasures, ...deps, submission: context.submission };
  },
  component: () => <ErasuresPage {...erasuresRoute.useLoaderData()} />,
});

/** `/km/retention`: what is deleted by itself. */
const retentionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'retention',
  loader: async ({ context, params }) => {
    await admit(context, 'privacy.read-retention');
    const { retention } = await context.api(params.locale).query(RetentionPageDocument, {});
    return retention;
  },
  component: () => <RetentionPage {...retentionRoute.useLoaderData()} />,
});

export const privacyRoutes = [privacyRoute, myDataRoute, erasuresRoute, retentionRoute] as const;
