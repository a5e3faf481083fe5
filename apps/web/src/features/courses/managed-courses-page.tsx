import type { CourseState, ManagedCoursesQuery } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { audienceText, STATES } from './course-words';

export interface ManagedView {
  readonly state: CourseState;
  readonly after: string | null;
}

interface ManagedCoursesPageProps {
  readonly courses: ManagedCoursesQuery['courses'];
  readonly view: ManagedView;
  readonly archived: boolean;
}

/** Every course of one state, for those who write them. */
export function ManagedCoursesPage({ courses, view, archived }: ManagedCoursesPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const path = `/${locale}/manage/courses`;
  return (
    <ConsolePage
      title={t('courses.manage.title')}
      gloss="courses.manage.title.gloss"
      lead="courses.manage.lead"
      notice={archived && <SuccessNotice>{t('courses.done.archived')}</SuccessNotice>}
      aside={
        <p className="acts">
          <a className="btn" href={`${path}/new`}>
            {t('courses.new')}
          </a>
          <a href={`/${locale}/manage/paths`}>{t('courses.paths.manage')}</a>
          <a href={`/${locale}/manage/experiences`}>{t('experiences.manage')}</a>
        </p>
      }
    >
      <nav className="tabs" aria-label={t('courses.state')}>
        {STATES.map((state) => (
          <a
            key={state}
            href={withSearch(path, { state })}
            aria-current={state === view.state ? 'true' : undefined}
          >
            {t(`courses.states.${state}`)}
          </a>
        ))}
      </nav>
      {courses.nodes.length === 0 ? (
        <EmptyState title={t(`courses.manage.none.${view.state}`)} />
      ) : (
        <DataTable
          caption={t(`courses.manage.caption.${view.state}`)}
          rows={courses.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('courses.course'),
              cell: ({ id, title }) => <a href={`${path}/${id}`}>{say(title)}</a>,
            },
            { label: t('topics.sector'), cell: ({ sector }) => say(sector.name) },
            {
              label: t('courses.level'),
              cell: ({ level }) => <span className="nowrap">{t(`courses.level.${level}`)}</span>,
            },
            { label: t('session.for-whom'), cell: (course) => audienceText(language, course) },
          ]}
        />
      )}
      <Pager path={path} search={{ ...view }} pageInfo={courses.pageInfo} />
    </ConsolePage>
  );
}
