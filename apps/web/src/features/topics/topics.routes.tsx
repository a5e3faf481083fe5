import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  SectorsForTopicDocument,
  SubmissionPageDocument,
  TopicCountsDocument,
  TopicPageDocument,
  TopicsDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { byName } from '../../shared/lib/locale';
import { ownOrganisations } from '../../shared/lib/own-organisations';
import { AskTopicPage } from './ask-topic-page';
import { SubmissionPage } from './submission-page';
import { TOPIC_DONE, TopicPage } from './topic-page';
import { TopicsPage } from './topics-page';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

/** `/km/topics`: what the committee asks. Everybody reads it. */
export const topicsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'topics',
  validateSearch: (search: Record<string, unknown>) => ({ after: text(search['after']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const [{ topics }, viewer] = await Promise.all([
      context.api(params.locale).query(TopicsDocument, deps),
      context.viewer(),
    ]);
    return {
      topics: topics.nodes,
      pageInfo: topics.pageInfo,
      after: deps.after,
      asks: viewer.permissions.includes('consultations.manage'),
    };
  },
  component: () => <TopicsPage {...topicsRoute.useLoaderData()} />,
});

/** `/km/topics/new`: the committee asks one. */
export const askTopicRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'topics/new',
  loader: async ({ context, params }) => {
    await admit(context, 'consultations.manage');
    const { focusAreas } = await context.api(params.locale).query(SectorsForTopicDocument, {});
    return {
      sectors: focusAreas.nodes.flatMap(({ sectors }) => sectors).toSorted(byName(params.locale)),
      submission: context.submission,
    };
  },
  component: () => <AskTopicPage {...askTopicRoute.useLoaderData()} />,
});

/** `/km/topics/<id>`: the question, what the reader may read of its submissions, and what the reader may do. */
export const topicRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'topics/$id',
  validateSearch: (search: Record<string, unknown>) => ({
    done: TOPIC_DONE.find((done) => done === search['done']) ?? null,
    for: text(search['for']),
    after: text(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const api = context.api(params.locale);
    const [{ topic }, viewer] = await Promise.all([
      api.query(TopicPageDocument, { id: params.id, after: deps.after }),
      context.viewer(),
    ]);
    if (!topic) throw notFound();
    const may = (permission: string): boolean => viewer.permissions.includes(permission);
    const [counts, organisations] = await Promise.all([
      may('consultations.manage') ? api.query(TopicCountsDocument, { id: params.id }) : null,
      may('consultations.submit') ? ownOrganisations(api) : [],
    ]);
    return {
      topic,
      counts: counts?.topic?.counts ?? null,
      organisations,
      writingFor: context.submission?.values['organisationId'] ?? deps.for,
      submission: context.submission,
      done: deps.done,
      after: deps.after,
    };
  },
  component: () => <TopicPage {...topicRoute.useLoaderData()} />,
});

/** `/km/topics/<id>/submissions/<id>`: the committee answers one. */
export const submissionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'topics/$id/submissions/$submissionId',
  loader: async ({ context, params }) => {
    await admit(context, 'consultations.manage');
    const { node } = await context
      .api(params.locale)
      .query(SubmissionPageDocument, { id: params.submissionId });
    if (!node?.topic) throw notFound();
    return { shown: node, submission: context.submission };
  },
  component: () => <SubmissionPage {...submissionRoute.useLoaderData()} />,
});
