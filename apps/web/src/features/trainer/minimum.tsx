import type { SessionPlanQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { ActForm } from '../../shared/ui/act-form';
import { Sentence, useLanguage } from '../../shared/ui/language';

type PlannedSession = NonNullable<SessionPlanQuery['session']>;

/** Whether as many have a seat as the session needs; where the date passed with too few, the two ways to decide. Nothing where it needs no
 *  number, and as long as it has no date. */
export function Minimum({ session }: { session: PlannedSession }) {
  const { locale, t } = useLanguage();
  const { id, minimum, timeZone } = session;
  if (!minimum || !session.isDateKnown) return null;
  const { participants, confirmed, state } = minimum;
  const by = dayAndClock(locale, minimum.decideBy, timeZone);
  const isAsked = state === 'UNDECIDED' && session.state !== 'DRAFT';
  return (
    <section className={isAsked ? 'notice notice--warn stack-8' : 'stack-8'} aria-labelledby="minimum">
      <h2 id="minimum">{t('plan.minimum')}</h2>
      <p>
        <Sentence id={`plan.minimum.${state}`} values={{ participants, confirmed, by }} />
      </p>
      {isAsked && (
        <div className="acts">
          <ActForm action={`/${locale}/trainer/sessions/${id}/plan/anyway`} tone="first">
            {t('plan.minimum.anyway')}
          </ActForm>
          <a className="btn btn--second" href="#cancel">
            {t('plan.minimum.cancel')}
          </a>
        </div>
      )}
    </section>
  );
}
