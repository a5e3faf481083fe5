import type { OrganisationPeopleQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

type Person = NonNullable<OrganisationPeopleQuery['organisation']>['people']['nodes'][number];

interface OrganisationPeopleProps {
  readonly people: readonly Person[];
  /** The organisation, for who coordinates it and may take members out. */
  readonly own: string | null;
}

/** The people of an organisation: what they hold and how often they came. */
export function OrganisationPeople({ people, own }: OrganisationPeopleProps) {
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
        {
          label: t('organisation.contact'),
          cell: ({ contact, member }) =>
            member && !contact ? (
              <span className="muted small">{t('organisation.contact.none')}</span>
            ) : (
              <Contact contact={contact} />
            ),
        },
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
        ...(own
          ? [
              {
                label: t('organisation.change'),
                cell: (person: Person) => person.member && <TakeOut person={person} organisation={own} />,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Taking a member out, behind one press more. */
function TakeOut({ person, organisation }: { person: Person; organisation: string }) {
  const { locale, t } = useLanguage();
  return (
    <details>
      <summary>{t('members.take-out')}</summary>
      <form
        method="post"
        action={`/${locale}/organisation/members/${organisation}/remove`}
        className="stack-8"
      >
        <FormKey submission={null} />
        <input type="hidden" name="personId" value={person.id} />
        <p className="small">{t('members.take-out.help')}</p>
        <button className="btn btn--danger" type="submit">
          {t('members.take-out')} <Typed text={person.fullName} />
        </button>
      </form>
    </details>
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
