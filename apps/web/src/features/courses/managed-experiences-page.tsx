import type { ExperiencesQuery } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';

interface ManagedExperiencesPageProps {
  readonly experiences: ExperiencesQuery['experiences'];
  readonly after: string | null;
}

/** Every experience, for those who write them. */
export function ManagedExperiencesPage({ experiences, after }: ManagedExperiencesPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/manage/experiences`;
  return (
    <ConsolePage
      title={t('experiences.title')}
      gloss="experiences.title.gloss"
      lead="experiences.manage.lead"
      back={{ href: `/${locale}/manage/courses`, label: t('courses.manage.title') }}
      aside={
        <a className="btn" href={`${path}/new`}>
          {t('experiences.new')}
        </a>
      }
    >
      {experiences.nodes.length === 0 ? (
        <EmptyState title={t('experiences.manage.none')} />
      ) : (
        <DataTable
          caption={t('experiences.manage.caption')}
          rows={experiences.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('experiences.experience'),
              cell: ({ id, title }) => <a href={`${path}/${id}`}>{say(title)}</a>,
            },
            { label: t('experiences.country'), cell: ({ country }) => say(country.name) },
            { label: t('experiences.year'), cell: ({ year }) => String(year) },
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
      <Pager path={path} search={{ after }} pageInfo={experiences.pageInfo} />
    </ConsolePage>
  );
}
