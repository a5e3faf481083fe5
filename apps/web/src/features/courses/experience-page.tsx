import type { ExperienceWholeFragment } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { useFrame } from '../../shared/ui/frame-context';
import { JsonLd } from '../../shared/ui/json-ld';
import { Gloss, Say, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

interface ExperiencePageProps {
  readonly experience: ExperienceWholeFragment;
  /** May the reader change it? */
  readonly writes: boolean;
}

/** What another country did: where, since when, who tells of it, and which courses it bears on. */
export function ExperiencePage({ experience, writes }: ExperiencePageProps) {
  const { locale, t, say } = useLanguage();
  const { id, title, summary, courses } = experience;
  return (
    <main id="main">
      <PageHead title={say(title)} description={say(summary).slice(0, 300)} path={`/experiences/${id}`} />
      <ExperienceData experience={experience} />
      <div className="selvedge selvedge--wide" />
      <div className="wrap">
        <p className="crumb">
          <a href={`/${locale}/experiences`}>{t('experiences.back')}</a>
        </p>
        <div className="head-s">
          <h1>
            <Say text={title} />
          </h1>
          <Gloss text={title} />
        </div>
        <div className="stack-24 measure section-gap">
          <p className="pre">
            <Say text={summary} />
          </p>
          <ExperienceFacts experience={experience} />
          {courses.length > 0 && (
            <section className="stack section" aria-labelledby="courses">
              <h2 id="courses">{t('experiences.courses')}</h2>
              <ul className="before">
                {courses.map((course) => (
                  <li key={course.id}>
                    <a href={`/${locale}/courses/${course.id}`}>
                      <Say text={course.title} />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {writes && (
            <p>
              <a href={`/${locale}/manage/experiences/${id}`}>{t('experiences.change')}</a>
            </p>
          )}
        </div>
      </div>
    </main>
  );
}

function ExperienceFacts({ experience }: { experience: ExperienceWholeFragment }) {
  const { locale, t, say } = useLanguage();
  const { country, city, year, sectors, sourceName, sourceUrl } = experience;
  const library = `/${locale}/experiences`;
  return (
    <dl className="facts">
      <div>
        <dt>{t('experiences.country')}</dt>
        <dd>
          <a href={withSearch(library, { country: country.code })}>{say(country.name)}</a>
          {city && <span className="under">{say(city)}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('experiences.year')}</dt>
        <dd>{year}</dd>
      </div>
      <div>
        <dt>{t('experiences.sectors')}</dt>
        <dd>
          {sectors.map(({ id, name }) => (
            <span key={id} className="experience-sector">
              <a href={withSearch(library, { sector: id })}>{say(name)}</a>
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('experiences.source')}</dt>
        <dd>
          <a href={sourceUrl} rel="noopener noreferrer">
            {sourceName}
          </a>
          <span className="under">{new URL(sourceUrl).hostname}</span>
        </dd>
      </div>
    </dl>
  );
}

/** The entry as schema.org names it: an article about something that stands elsewhere. */
function ExperienceData({ experience }: { experience: ExperienceWholeFragment }) {
  const { locale, say, t } = useLanguage();
  const { frame } = useFrame();
  const { id, title, summary, country, city, sectors, sourceName, sourceUrl } = experience;
  return (
    <JsonLd
      graph={{
        '@context': 'https://schema.org',
        '@graph': [
          {
            '@type': 'Article',
            headline: say(title),
            abstract: say(summary),
            url: `${frame.publicUrl}/${locale}/experiences/${id}`,
            inLanguage: locale,
            about: sectors.map(({ name }) => say(name)).join(', '),
            contentLocation: {
              '@type': 'Place',
              name: city ? `${say(city)}, ${say(country.name)}` : say(country.name),
            },
            isBasedOn: { '@type': 'CreativeWork', name: sourceName, url: sourceUrl },
            publisher: {
              '@type': 'GovernmentOrganization',
              name: t('common.committee'),
              url: frame.publicUrl,
            },
          },
        ],
      }}
    />
  );
}
