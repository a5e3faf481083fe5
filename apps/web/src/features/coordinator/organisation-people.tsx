import type { OrganisationPeopleQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

type Person = NonNullable<OrganisationPeopleQuery['organisation']>['people']['nodes'][number];

/** The people of an organisation: what they hold and how often they came. */
export function OrganisationPeople({ people }: { people: readonly Person[] }) {
  const { t } = useLanguage();
  return (
    <DataTable
      caption={t('organisation.people.caption')}
      captionHidden
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('organisation.name'),
          cell: ({ fullName, jobTitle }) => (
            <>
              <Typed text={fullName} />
              {jobTitle && (
                <span className="muted small under">
                  <Typed text={jobTitle} />
                </span>
              )}
            </>
          ),
        },
        { label: t('organisation.contact'), cell: ({ contact }) => <Contact contact={contact} /> },
        {
          label: t('organisation.ahead'),
          cell: ({ seats, waiting }) => (
            <>
              {seats > 0 && <StateWord tone="ok">{t('organisation.seats', { seats })}</StateWord>}{' '}
              {waiting > 0 && <StateWord tone="wait">{t('organisation.waits', { waiting })}</StateWord>}
              {seats + waiting === 0 && <span className="muted">–</span>}
            </>
          ),
        },
        {
          label: t('organisation.trained'),
          cell: ({ timesAttended: times }) =>
            times > 0 ? (
              <StateWord tone="ok">{t('organisation.times', { times })}</StateWord>
            ) : (
              <span className="muted">{t('organisation.never')}</span>
            ),
        },
      ]}
    />
  );
}

/** How somebody is reached, as far as the reader may see it. */
export function Contact({ contact }: { contact?: string | null }) {
  const { t } = useLanguage();
  if (!contact) return <span className="muted small">{t('organisation.contact.hidden')}</span>;
  return contact.includes('@') ? (
    <a href={`mailto:${contact}`}>{contact}</a>
  ) : (
    <a href={`tel:${contact}`}>{contact}</a>
  );
}
