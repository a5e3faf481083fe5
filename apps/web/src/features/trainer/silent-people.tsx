import type { SessionPlanQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';

interface SilentPeopleProps {
  readonly session: NonNullable<SessionPlanQuery['session']>;
  readonly submission: Submission | null;
}

/** Who did not say yet whether they still come; from the day that was named on, with what can be decided of them. Nothing where
 *  nobody was asked. */
export function SilentPeople({ session, submission }: SilentPeopleProps) {
  const { locale, t } = useLanguage();
  const { id, reconfirmBy, readAt, timeZone, rosterCounts, roster: silent } = session;
  if (!reconfirmBy) return null;
  const by = dayAndClock(locale, reconfirmBy, timeZone);
  const isOver = Date.parse(reconfirmBy) <= Date.parse(readAt);
  return (
    <section className="stack-8" aria-labelledby="silent">
      <h2 id="silent">{t('plan.silent')}</h2>
      <p>
        <Sentence
          id={isOver ? 'plan.silent.over' : 'plan.silent.asked'}
          values={{ by, people: rosterCounts.unanswered }}
        />
      </p>
      {isOver && silent.nodes.length > 0 && (
        <form method="post" action={`/${locale}/trainer/sessions/${id}/plan/unanswered`} className="stack">
          <FormKey submission={submission} />
          <ul className="stack-8">
            {silent.nodes.map((person) => (
              <li key={person.id}>
                <label className="check">
                  <input type="checkbox" name="registration" value={person.id} />{' '}
                  <span>
                    <b>
                      <Typed text={person.fullName} />
                    </b>{' '}
                    <span className="muted">
                      <Typed text={person.organisation} />
                      {person.contact && ` · ${person.contact}`}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <p className="acts">
            <button className="btn btn--second" type="submit" name="decision" value="keep">
              {t('plan.silent.keep')}
            </button>
            <button className="btn btn--danger" type="submit" name="decision" value="take">
              {t('plan.silent.take')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
