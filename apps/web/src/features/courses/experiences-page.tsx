import type { CountriesQuery, ExperiencesQuery } from '../../shared/gql/graphql';
import type { LocalizedText } from '../../shared/lib/locale';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { Gloss, GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { PageHead } from '../../shared/ui/page-head';
import { Pager } from '../../shared/ui/pager';
import { WhereAndWhen } from './experience-parts';

export interface ExperiencesView {
  /** ISO 3166, two letters. */
  readonly country: string | null;
  readonly sector: string | null;
  readonly after: string | null;
}

interface ExperiencesPageProps {
  readonly experiences: ExperiencesQuery['experiences'];
  /** Those of which there is something to read, by name. */
  readonly countries: CountriesQuery['countries'];
  readonly sectors: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly view: ExperiencesView;
}

/** The library of what other countries did. */
export function ExperiencesPage({ experiences, countries, sectors, view }: ExperiencesPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/experiences`;
  const places = countries.map(({ code, name }) => ({ value: code, label: say(name) }));
  const fields = sectors.map(({ id, name }) => ({ value: id, label: say(name) }));
  const chosen = [
    places.find(({ value }) => value === view.country)?.label,
    fields.find(({ value }) => value === view.sector)?.label,
  ].filter((word) => word !== undefined);
  const isFiltered = view.country !== null || view.sector !== null;
  return (
    <main id="main" className="wrap console stack-24">
      <PageHead title={t('experiences.title')} description={t('experiences.lead')} path="/experiences" />
      <p className="crumb">
        <a href={`/${locale}/courses`}>{t('courses.back')}</a>
      </p>
      <div className="console-head">
        <div>
          <hgroup>
            <h1>{t('experiences.title')}</h1>
            <GlossOf id="experiences.title.gloss" />
          </hgroup>
          <p className="lead measure">
            <Sentence id="experiences.lead" />
          </p>
        </div>
      </div>
      <FilterBar action={path} chosen={chosen} count={null}>
        <FilterChoice name="country" label={t('experiences.country')} value={view.country} choices={places} />
        <FilterChoice name="sector" label={t('topics.sector')} value={view.sector} choices={fields} />
      </FilterBar>
      {experiences.nodes.length === 0 ? (
        <EmptyState title={t(isFiltered ? 'experiences.none.filtered' : 'experiences.none')}>
          {isFiltered && <a href={path}>{t('experiences.all')}</a>}
        </EmptyState>
      ) : (
        <ul className="courses">
          {experiences.nodes.map((experience) => (
            <li key={experience.id} className="stack-8">
              <p className="meta">
                <WhereAndWhen {...experience} />
              </p>
              <h2 className="h-19">
                <a href={`${path}/${experience.id}`}>
                  <Say text={experience.title} />
                </a>
              </h2>
              <Gloss text={experience.title} />
              <p className="experience-summary">
                <Say text={experience.summary} />
              </p>
              <p className="meta">
                {experience.sectors.map(({ id, name }) => (
                  <span key={id}>{say(name)}</span>
                ))}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} search={{ ...view }} pageInfo={experiences.pageInfo} />
    </main>
  );
}
