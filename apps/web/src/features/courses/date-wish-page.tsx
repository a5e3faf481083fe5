import type { DateWishPageQuery } from '../../shared/gql/graphql';
import { dayOnly } from '../../shared/lib/dates';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

type Wish = NonNullable<DateWishPageQuery['dateWish']>;

interface DateWishPageProps {
  readonly token: string;
  /** Null for a link that does not work. */
  readonly wish: Wish | null;
}

/** Where the links of the mails lead: a button that confirms, for programs that look for harm in mails open links too; or one that ends it. */
export function DateWishPage({ token, wish }: DateWishPageProps) {
  const { locale, t, zone } = useLanguage();
  const title = wish ? (`wish.link.${wish.state}` as const) : 'unsubscribe.broken';
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t(title)} />
      <hgroup>
        <h1>{t(title)}</h1>
        <GlossOf id={`${title}.gloss`} />
      </hgroup>
      {wish?.course && <WhatFor wish={wish} />}
      <p className="measure">
        <Sentence
          id={`${title}.help`}
          values={wish?.until ? { day: dayOnly(locale, wish.until, zone) } : {}}
        />
      </p>
      {wish && wish.state !== 'OVER' ? (
        <Buttons token={token} wish={wish} />
      ) : (
        <p>
          <a className="btn btn--second" href={`/${locale}/courses`}>
            {t('wish.link.courses')}
          </a>
        </p>
      )}
    </main>
  );
}

function WhatFor({ wish: { course, city, address } }: { wish: Wish }) {
  const { t } = useLanguage();
  if (!course) return null;
  return (
    <div className="notice stack-8">
      <p>
        <b>
          <Say text={course.title} />
        </b>
      </p>
      <p className="small muted">
        {city ? <Say text={city.name} /> : t('wish.city.any')} · <bdi>{address}</bdi>
      </p>
    </div>
  );
}

function Buttons({ token, wish }: { token: string; wish: Wish }) {
  const { locale, t } = useLanguage();
  const asks = wish.state === 'ASKED';
  return (
    <>
      <form method="post" action={`/${locale}/next-date/${token}`} className="acts">
        {asks && (
          <button className="btn" type="submit" name="act" value="confirm">
            {t('wish.link.confirm')}
          </button>
        )}
        <button className="btn btn--second" type="submit" name="act" value="end">
          {t('wish.end')}
        </button>
      </form>
      {asks && (
        <p className="small muted measure">
          <Sentence id="wish.link.not-you" />
        </p>
      )}
      {wish.course && (
        <p>
          <a href={`/${locale}/courses/${wish.course.id}`}>{t('wish.link.course')}</a>
        </p>
      )}
    </>
  );
}
