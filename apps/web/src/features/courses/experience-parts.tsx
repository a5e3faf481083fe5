import type { ExperienceBriefFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';

type Where = Pick<ExperienceBriefFragment, 'city' | 'country' | 'year'>;

/** `Jakarta, Indonesia` and the year. */
export function WhereAndWhen({ city, country, year }: Where) {
  const { t, say } = useLanguage();
  return (
    <>
      <span>{city ? `${say(city)}, ${say(country.name)}` : say(country.name)}</span>
      <span>{t('experiences.since', { year: String(year) })}</span>
    </>
  );
}
