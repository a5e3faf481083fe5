import type { PathsQuery } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';

interface ManagedPathsPageProps {
  readonly paths: PathsQuery['learningPaths'];
  readonly after: string | null;
}

/** Every path, for those who write them. */
export function ManagedPathsPage({ paths, after }: ManagedPathsPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/manage/paths`;
  return (
    <ConsolePage
      title={t('courses.paths.title')}
      gloss="courses.paths.title.gloss"
      lead="courses.paths.lead"
      back={{ href: `/${locale}/manage/courses`, label: t('courses.manage.title') }}
      aside={
        <a className="btn" href={`${path}/new`}>
          {t('courses.path.new')}
        </a>
      }
    >
      {paths.nodes.length === 0 ? (
        <EmptyState title={t('courses.paths.none')} />
      ) : (
        <DataTable
          caption={t('courses.paths.caption')}
          rows={paths.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('courses.path'),
              cell: ({ id, title }) => <a href={`${path}/${id}`}>{say(title)}</a>,
            },
            {
              label: t('courses.path.courses'),
              cell: ({ courses }) => courses.map(({ title }) => say(title)).join(' → '),
            },
            {
              label: t('courses.state'),
              cell: ({ isPublished }) => (
                <StateWord tone={isPublished ? 'ok' : 'wait'}>
                  {t(isPublished ? 'courses.path.seen.yes' : 'courses.path.seen.no')}
                </StateWord>
              ),
            },
          ]}
        />
      )}
      <Pager path={path} search={{ after }} pageInfo={paths.pageInfo} />
    </ConsolePage>
  );
}
