import type { AudienceKind, CourseLevel, CoursesQuery, PathBriefFragment } from '../../shared/gql/graphql';
import type { LocalizedText } from '../../shared/lib/locale';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { Gloss, GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { PageHead } from '../../shared/ui/page-head';
import { Pager } from '../../shared/ui/pager';
import { languagesText } from '../../shared/ui/place';
import { AUDIENCES, audienceText, LEVELS } from './course-words';

export interface CoursesView {
  readonly level: CourseLevel | null;
  readonly kind: AudienceKind | null;
  readonly sector: string | null;
  readonly after: string | null;
}

interface CoursesPageProps {
  readonly courses: CoursesQuery['courses'];
  /** Shown above the whole list alone. */
  readonly paths: readonly PathBriefFragment[];
  readonly sectors: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly view: CoursesView;
}

/** What is taught: every published course. */
export function CoursesPage({ courses, paths, sectors, view }: CoursesPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const path = `/${locale}/courses`;
  const levels = LEVELS.map((level) => ({ value: level, label: t(`courses.level.${level}`) }));
  const kinds = AUDIENCES.map((kind) => ({ value: kind, label: t(`pledges.kind.${kind}`) }));
  const fields = sectors.map(({ id, name }) => ({ value: id, label: say(name) }));
  const chosen = [
    levels.find(({ value }) => value === view.level)?.label,
    kinds.find(({ value }) => value === view.kind)?.label,
    fields.find(({ value }) => value === view.sector)?.label,
  ].filter((word) => word !== undefined);
  return (
    <main id="main" className="wrap console stack-24">
      <PageHead title={t('courses.title')} description={t('courses.lead')} path="/courses" />
      <div className="console-head">
        <div>
          <hgroup>
            <h1>{t('courses.title')}</h1>
            <GlossOf id="courses.title.gloss" />
          </hgroup>
          <p className="lead measure">
            <Sentence id="courses.lead" />
          </p>
          <p>
            <a href={`/${locale}/experiences`}>{t('experiences.library')}</a>
          </p>
        </div>
      </div>
      {paths.length > 0 && (
        <section className="stack" aria-labelledby="paths">
          <h2 className="h-19" id="paths">
            {t('courses.paths')}
          </h2>
          <ul className="paths">
            {paths.map(({ id, title, lead, courses: on }) => (
              <li key={id} className="stack-8">
                <h3>
                  <a href={`/${locale}/paths/${id}`}>
                    <Say text={title} />
                  </a>
                </h3>
                <p>
                  <Say text={lead} />
                </p>
                <p className="meta">{t('courses.path.count', { count: on.length })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <FilterBar action={path} chosen={chosen} count={null}>
        <FilterChoice name="level" label={t('courses.level')} value={view.level} choices={levels} />
        <FilterChoice name="kind" label={t('session.for-whom')} value={view.kind} choices={kinds} />
        <FilterChoice name="sector" label={t('topics.sector')} value={view.sector} choices={fields} />
      </FilterBar>
      {courses.nodes.length === 0 ? (
        <EmptyState title={t(chosen.length > 0 ? 'courses.none.filtered' : 'courses.none')}>
          {chosen.length > 0 && <a href={path}>{t('courses.all')}</a>}
        </EmptyState>
      ) : (
        <ul className="courses">
          {courses.nodes.map((course) => (
            <li key={course.id} className="stack-8">
              <h2 className="h-19">
                <a href={`${path}/${course.id}`}>
                  <Say text={course.title} />
                </a>
              </h2>
              <Gloss text={course.title} />
              <p>
                <Say text={course.lead} />
              </p>
              <p className="meta">
                <span>{t(`courses.level.${course.level}`)}</span>
                <span>{say(course.sector.name)}</span>
                <span>{languagesText(language, course.languages)}</span>
                <span>{audienceText(language, course)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} search={{ ...view }} pageInfo={courses.pageInfo} />
    </main>
  );
}
