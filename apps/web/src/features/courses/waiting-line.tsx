import type { CourseWaitingQuery } from '../../shared/gql/graphql';
import { Say, useLanguage } from '../../shared/ui/language';

export type WaitingCounts = NonNullable<CourseWaitingQuery['course']>['dateWishes'];

/** How many wait for a next date, for whoever can plan one. Nothing where nobody does. */
export function WaitingLine({ waiting }: { waiting: WaitingCounts }) {
  const { t } = useLanguage();
  const people = waiting.reduce((sum, each) => sum + each.people, 0);
  if (people === 0) return null;
  return (
    <div className="notice stack-8" id="waiting">
      <p>
        <b>{t('wish.count', { people })}</b>
      </p>
      <ul>
        {waiting.map(({ city, people: here }) => (
          <li key={city?.id ?? ''}>
            {city ? <Say text={city.name} /> : t('wish.city.any')}: {t('wish.people', { people: here })}
          </li>
        ))}
      </ul>
    </div>
  );
}
