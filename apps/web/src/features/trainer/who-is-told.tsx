import type { SessionPlanQuery, WhoIsToldQuery } from '../../shared/gql/graphql';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';

type PlannedSession = NonNullable<SessionPlanQuery['session']>;
/** Everybody who is registered, whatever became of it. */
export type Registered = NonNullable<WhoIsToldQuery['session']>['roster'];
type Person = Registered['nodes'][number];
/** A registration that stands. */
type Standing = Person & { readonly status: Exclude<Person['status'], 'CANCELLED' | 'DECLINED'> };

const stands = (person: Person): person is Standing =>
  person.status !== 'CANCELLED' && person.status !== 'DECLINED';

/** Who is told of whatever becomes of the session, and who is not and why, before anything does. */
export function WhoIsTold({
  session,
  registered,
}: {
  readonly session: PlannedSession;
  readonly registered: Registered;
}) {
  const { locale, t } = useLanguage();
  const { rosterCounts, rosterShowsContacts } = session;
  const people = registered.nodes.filter(stands);
  return (
    <div className="notice stack-8">
      <p>
        <Sentence id="plan.affected" values={{ people: rosterCounts.confirmed + rosterCounts.waiting }} />
      </p>
      {people.length > 0 && (
        <details>
          <summary>{t('plan.affected.who')}</summary>
          <ul className="stack-8">
            {people.map((person) => (
              <li key={person.id}>
                <b>
                  <Typed text={person.fullName} />
                </b>{' '}
                <span className="muted">
                  {t(`mailing.standing.${person.status}`, { position: person.waitlistPosition ?? 0 })}
                  <NoMail person={person} isKnown={rosterShowsContacts} />
                </span>
              </li>
            ))}
          </ul>
          {registered.pageInfo.hasNextPage && (
            <p>
              <a href={`/${locale}/trainer/sessions/${session.id}`}>{t('plan.affected.more')}</a>
            </p>
          )}
        </details>
      )}
    </div>
  );
}

/** Why somebody gets no mail. Whether there is an address is known only to who reads how people are reached. */
function NoMail({ person, isKnown }: { readonly person: Standing; readonly isKnown: boolean }) {
  const { t } = useLanguage();
  if (person.addressAwaited) return <> · {t('plan.affected.ADDRESS_AWAITED')}</>;
  if (isKnown && !person.contact?.includes('@')) return <> · {t('plan.affected.NO_ADDRESS')}</>;
  return null;
}
