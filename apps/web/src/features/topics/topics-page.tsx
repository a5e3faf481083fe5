import type { TopicBriefFragment } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { TopicStateWord, useTopicTime } from './topic-words';

interface TopicsPageProps {
  readonly topics: readonly TopicBriefFragment[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly after: string | null;
  /** May the reader ask a topic? */
  readonly asks: boolean;
}

export function TopicsPage({ topics, pageInfo, after, asks }: TopicsPageProps) {
  const { locale, t, say } = useLanguage();
  const time = useTopicTime();
  const open = topics.filter(({ state }) => state === 'OPEN').length;
  return (
    <ConsolePage
      title={t('topics.title')}
      gloss="topics.title.gloss"
      lead="topics.lead"
      aside={
        asks && (
          <a className="btn" href={`/${locale}/topics/new`}>
            {t('topics.ask')}
          </a>
        )
      }
    >
      <ExportButtons list="topics" path={`/${locale}/topics`} rows={topics.length} />
      {topics.length === 0 ? (
        <EmptyState title={t('topics.none')}>
          <Sentence id="topics.none.help" />
        </EmptyState>
      ) : (
        <DataTable
          caption={t('topics.caption', { open })}
          rows={topics}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('topics.topic'),
              cell: ({ id, title }) => <a href={`/${locale}/topics/${id}`}>{say(title)}</a>,
            },
            { label: t('topics.sector'), cell: ({ sector }) => say(sector.name) },
            { label: t('topics.when'), cell: time },
            { label: t('topics.state'), cell: ({ state }) => <TopicStateWord state={state} /> },
          ]}
        />
      )}
      <Pager path={`/${locale}/topics`} search={{ after }} pageInfo={pageInfo} />
    </ConsolePage>
  );
}
