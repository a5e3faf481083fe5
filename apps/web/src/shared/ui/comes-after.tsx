import { Fragment } from 'react';
import type { ComesAfterFragment } from '../gql/graphql';
import { Say, Sentence, useLanguage } from './language';

/** Courses that whoever takes part has been to before, each with the way to its dates; nothing where there are none. */
export function ComesAfter({ course: { prerequisites } }: { course: ComesAfterFragment }) {
  const { locale, t } = useLanguage();
  if (prerequisites.length === 0) return null;
  return (
    <div className="notice stack-8">
      <p>
        {t('session.after')}{' '}
        {prerequisites.map(({ id, title }, at) => (
          <Fragment key={id}>
            {at > 0 && ' · '}
            <a href={`/${locale}/courses/${id}`}>
              <Say text={title} />
            </a>
          </Fragment>
        ))}
      </p>
      <p className="small">
        <Sentence id="session.after.help" values={{ count: prerequisites.length }} />
      </p>
    </div>
  );
}
