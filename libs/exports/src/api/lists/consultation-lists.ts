import type { LocalizedText } from '#kernel';
import { instant, number, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';

interface TopicRow {
  readonly title: LocalizedText;
  readonly sector: { readonly name: LocalizedText };
  readonly opensAt: string;
  readonly closesAt: string;
  readonly publishedAt: string | null;
  readonly state: string;
  readonly outcome: LocalizedText | null;
}

const topics = exportList<TopicRow>({
  name: 'topics',
  permission: 'consultations.read',
  title: 'export.list.topics',
  filters: {},
  query: `query ExportTopics($first: Int!, $after: String) {
    topics(first: $first, after: $after) {
      nodes { title { km en } sector { name { km en } } opensAt closesAt publishedAt state outcome { km en } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['topics'] as ListPage<TopicRow>,
  columns: [
    text('topics.topic', ({ title }, speech) => speech.text(title)),
    text('topics.sector', ({ sector }, speech) => speech.text(sector.name)),
    text('topics.state', ({ state }, speech) => speech.coded('topics.state', state)),
    instant('topics.opens.day', ({ opensAt }) => opensAt),
    instant('topics.closes.day', ({ closesAt }) => closesAt),
    instant('export.published', ({ publishedAt }) => publishedAt),
    text('topics.outcome', ({ outcome }, speech) => speech.text(outcome)),
  ],
});

interface SubmissionRow {
  readonly organisation: { readonly name: LocalizedText };
  readonly body: string;
  readonly version: number;
  readonly submittedAt: string;
  readonly revisedAt: string | null;
  readonly disposition: string | null;
  readonly reason: LocalizedText | null;
}

const submissions = exportList<SubmissionRow>({
  name: 'submissions',
  permission: 'consultations.read',
  title: 'export.list.submissions',
  filters: { topic: 'word' },
  query: `query ExportSubmissions($topic: ID!, $first: Int!, $after: String) {
    topic(id: $topic) {
      submissions(first: $first, after: $after) {
        nodes { organisation { name { km en } } body version submittedAt revisedAt disposition reason { km en } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ topic = '' }) => ({ topic }),
  page: (data) => (data['topic'] as { submissions: ListPage<SubmissionRow> } | null)?.submissions ?? null,
  columns: [
    text('topics.organisation', ({ organisation }, speech) => speech.text(organisation.name)),
    text('topics.submission', ({ body }) => body),
    number('reports.version', ({ version }) => version),
    instant('export.submitted', ({ submittedAt }) => submittedAt),
    instant('export.revised', ({ revisedAt }) => revisedAt),
    text('topics.answer', ({ disposition }, speech) => speech.coded('topics.answer', disposition)),
    text('console.reason', ({ reason }, speech) => speech.text(reason)),
  ],
});

export const CONSULTATION_LISTS: readonly AnyExportList[] = [topics, submissions];
