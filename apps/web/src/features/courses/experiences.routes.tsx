import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { CountriesDocument, ExperiencePageDocument, ExperiencesDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import { byName, type Locale } from '../../shared/lib/locale';
import { coursesToChoose } from './course-choices';
import { sectorsOf } from './course-sectors';
import { ExperiencePage } from './experience-page';
import { ExperiencesPage, type ExperiencesView } from './experiences-page';
import { ManagedExperiencesPage } from './managed-experiences-page';
import { WriteExperiencePage } from './write-experience-page';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

async function countriesOf(api: Api, locale: Locale, withExperiences: boolean) {
  const { countries } = await api.query(CountriesDocument, { withExperiences });
  return countries.toSorted(byName(locale));
}

/** `/km/experiences`: what other countries did. */
const experiencesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'experiences',
  validateSearch: (search: Record<string, unknown>): ExperiencesView => ({
    country: text(search['country']),
    sector: text(search['sector']),
    after: text(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const api = context.api(params.locale);
    const { country, sector, after } = deps;
    const [{ experiences }, countries, sectors] = await Promise.all([
      api.query(ExperiencesDocument, { countryCode: country, sectorId: sector, isPublished: true, after }),
      countriesOf(api, params.locale, true),
      sectorsOf(api, params.locale),
    ]);
    return { experiences, countries, sectors, view: deps };
  },
  staticData: { section: 'sessions' },
  component: () => <ExperiencesPage {...experiencesRoute.useLoaderData()} />,
});

/** `/km/experiences/<id>`: one of them. */
const experienceRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'experiences/$id',
  loader: async ({ context, params }) => {
    const [{ experience }, viewer] = await Promise.all([
      context.api(params.locale).query(ExperiencePageDocument, { id: params.id }),
      context.viewer(),
    ]);
    // Whoever writes reads what is not shown yet on the page where it is written.
    if (!experience?.isPublished) throw notFound();
    return { experience, writes: viewer.permissions.includes('catalogue.manage') };
  },
  staticData: { section: 'sessions' },
  component: () => <ExperiencePage {...experienceRoute.useLoaderData()} />,
});

/** `/km/manage/experiences`: all of them. */
const managedExperiencesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/experiences',
  validateSearch: (search: Record<string, unknown>) => ({ after: text(search['after']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const { experiences } = await context.api(params.locale).query(ExperiencesDocument, deps);
    return { experiences, after: deps.after };
  },
  component: () => <ManagedExperiencesPage {...managedExperiencesRoute.useLoaderData()} />,
});

async function choicesFor(api: Api, locale: Locale) {
  const [countries, sectors, courses] = await Promise.all([
    countriesOf(api, locale, false),
    sectorsOf(api, locale),
    coursesToChoose(api, locale),
  ]);
  return { countries, sectors, courses };
}

/** `/km/manage/experiences/new`: one is written. */
const newExperienceRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/experiences/new',
  loader: async ({ context, params }) => {
    await admit(context, 'catalogue.manage');
    const choices = await choicesFor(context.api(params.locale), params.locale);
    return { ...choices, experience: null, submission: context.submission, saved: false };
  },
  component: () => <WriteExperiencePage {...newExperienceRoute.useLoaderData()} />,
});

/** `/km/manage/experiences/<id>`: one is changed. */
const writeExperienceRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/experiences/$id',
  validateSearch: (search: Record<string, unknown>) => ({
    done: search['done'] === 'saved' ? ('saved' as const) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const api = context.api(params.locale);
    const [{ experience }, choices] = await Promise.all([
      api.query(ExperiencePageDocument, { id: params.id }),
      choicesFor(api, params.locale),
    ]);
    if (!experience) throw notFound();
    return { ...choices, experience, submission: context.submission, saved: deps.done !== null };
  },
  component: () => <WriteExperiencePage {...writeExperienceRoute.useLoaderData()} />,
});

export const experiencesRoutes = [
  experiencesRoute,
  experienceRoute,
  managedExperiencesRoute,
  newExperienceRoute,
  writeExperienceRoute,
] as const;
