import type { PathBriefFragment } from '../../shared/gql/graphql';
import { useFrame } from '../../shared/ui/frame-context';
import { Gloss, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

/** A path as everybody reads it: its courses in their order. */
export function PathPage({ path, writes }: { path: PathBriefFragment; writes: boolean }) {
  const { locale, t, say } = useLanguage();
  return (
    <main id="main">
      <PageHead title={say(path.title)} description={say(path.lead)} path={`/paths/${path.id}`} />
      <PathData path={path} />
      <div className="selvedge selvedge--wide" />
      <div className="wrap">
        <p className="crumb">
          <a href={`/${locale}/courses`}>{t('courses.back')}</a>
        </p>
        <div className="head-s">
          <h1>
            <Say text={path.title} />
          </h1>
          <Gloss text={path.title} />
        </div>
        <div className="stack-24 measure section-gap">
          <p className="lead">
            <Say text={path.lead} />
          </p>
          <h2>{t('courses.path.order')}</h2>
          {path.courses.length === 0 && (
            <p>
              <Sentence id="courses.path.empty" />
            </p>
          )}
          <ol className="steps">
            {path.courses.map((course) => (
              <li key={course.id}>
                <div className="stack-8">
                  <h3>
                    <a href={`/${locale}/courses/${course.id}`}>
                      <Say text={course.title} />
                    </a>
                  </h3>
                  <p>
                    <Say text={course.lead} />
                  </p>
                  <p className="small muted">{t(`courses.level.${course.level}`)}</p>
                </div>
              </li>
            ))}
          </ol>
          {writes && (
            <p>
              <a href={`/${locale}/manage/paths/${path.id}`}>{t('courses.path.change')}</a>
            </p>
          )}
        </div>
      </div>
    </main>
  );
}

/** The path as schema.org names it: a list of courses. */
function PathData({ path }: { path: PathBriefFragment }) {
  const { locale, say } = useLanguage();
  const { frame } = useFrame();
  const data = {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: say(path.title),
    description: say(path.lead),
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    itemListElement: path.courses.map(({ id }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      url: `${frame.publicUrl}/${locale}/courses/${id}`,
    })),
  };
  /* `<` is escaped, so that no text can close the element. */
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
  );
}
