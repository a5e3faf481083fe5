import type {
  OrganisationRegistrationsQuery,
  RegistrationOfOrganisationFragment,
} from '../../shared/gql/graphql';
import { dayAndClock, shortDate } from '../../shared/lib/dates';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { Contact } from './organisation-people';

type Registration = NonNullable<
  OrganisationRegistrationsQuery['organisation']
>['registrations']['nodes'][number];

interface RegistrationsProps {
  readonly registrations: readonly Registration[];
  readonly past: boolean;
  readonly organisation: string;
}

/** Who has a seat where, who waits, who came. */
export function OrganisationRegistrations({ registrations, past, organisation }: RegistrationsProps) {
  const { locale, t } = useLanguage();
  return (
    <DataTable
      caption={t(past ? 'organisation.past.caption' : 'organisation.coming.caption')}
      captionHidden
      rows={registrations}
      rowKey={({ id }) => id}
      columns={[
        { label: t('organisation.name'), cell: ({ fullName }) => <Typed text={fullName} /> },
        {
          label: t('organisation.session'),
          cell: ({ session }) => (
            <>
              <a href={`/${locale}/sessions/${session.id}`}>
                <Say text={session.course.title} />
              </a>
              <span className="muted small under">
                {past
                  ? shortDate(locale, session.startsAt, session.timeZone)
                  : dayAndClock(locale, session.startsAt, session.timeZone)}
              </span>
            </>
          ),
        },
        {
          label: t('organisation.state'),
          cell: (registration) => (
            <>
              <RegistrationState registration={registration} past={past} />
              {registration.groupId && !past && (
                <a
                  className="under small"
                  href={`/${locale}/organisation/group/${organisation}/${registration.session.id}/${registration.groupId}`}
                >
                  {t('group.change')}
                </a>
              )}
            </>
          ),
        },
        {
          label: t('organisation.contact'),
          cell: ({ contact, reference }) => (
            <>
              {reference && !contact ? (
                <span className="muted small">{t('organisation.contact.none')}</span>
              ) : (
                <Contact contact={contact ?? null} />
              )}
              {reference && (
                <a className="under small" href={`/${locale}/tickets/${reference}`}>
                  {t('organisation.ticket')}
                </a>
              )}
            </>
          ),
        },
        {
          label: t('organisation.change'),
          cell: (registration) => <CancelOne registration={registration} organisation={organisation} />,
        },
      ]}
    />
  );
}

/** Seat, place in line, or what became of it; and how many questions of the session are open. */
export function RegistrationState(props: {
  registration: RegistrationOfOrganisationFragment;
  past?: boolean;
}) {
  const { t } = useLanguage();
  const { openQuestions } = props.registration;
  return (
    <>
      <PlaceState {...props} />
      {!props.past && openQuestions > 0 && (
        <p className="small muted">{t('asked.open', { count: openQuestions })}</p>
      )}
    </>
  );
}

function PlaceState({
  registration: { status, addressAwaited, waitlistPosition, attendance },
  past = false,
}: {
  registration: RegistrationOfOrganisationFragment;
  past?: boolean;
}) {
  const { t } = useLanguage();
  if (status === 'CANCELLED' || status === 'DECLINED')
    return <StateWord tone="quiet">{t(`roster.status.${status}`)}</StateWord>;
  if (attendance)
    return (
      <StateWord tone={attendance.status === 'ATTENDED' ? 'ok' : 'no'}>
        {t(`attendance.${attendance.status}`)}
      </StateWord>
    );
  if (status === 'CONFIRMED')
    return past ? (
      <span className="muted">{t('attendance.unmarked')}</span>
    ) : (
      <StateWord tone="ok">{t('roster.status.CONFIRMED')}</StateWord>
    );
  if ((status === 'PENDING' || status === 'OFFERED') && !past)
    return (
      <StateWord tone="wait">
        {t(addressAwaited ? 'roster.address-awaited' : `roster.status.${status}`)}
      </StateWord>
    );
  return (
    <StateWord tone="wait">
      {past ? t('organisation.waited') : t('roster.status.WAITLISTED', { position: waitlistPosition ?? 0 })}
    </StateWord>
  );
}

/** Giving one up: what it does stands beside the button that does it. */
export function CancelOne({
  registration: { id, cancellable, fullName, status },
  organisation,
}: {
  registration: RegistrationOfOrganisationFragment;
  organisation: string;
}) {
  const { locale, t } = useLanguage();
  if (!cancellable) return null;
  return (
    <details className="cancel-one">
      <summary>{t('organisation.cancel')}</summary>
      <form method="post" action={`/${locale}/organisation/${organisation}/registrations/${id}/cancel`}>
        <FormKey submission={null} />
        <p className="small">
          <Sentence id={status === 'WAITLISTED' ? 'organisation.cancel.place' : 'organisation.cancel.seat'} />
        </p>
        <button className="btn btn--danger" type="submit">
          {t('organisation.cancel.submit', { name: fullName })}
        </button>
      </form>
    </details>
  );
}
