import type { OrganisationRegistrationsQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { useFrame } from '../../shared/ui/frame-context';
import { Say, useLanguage } from '../../shared/ui/language';

type Registration = NonNullable<
  OrganisationRegistrationsQuery['organisation']
>['registrations']['nodes'][number];

interface TicketSheetsProps {
  readonly registrations: readonly Registration[];
  readonly organisation: string;
}

/** The sessions of the list for which there are tickets to print, each once. Only for whoever may. */
export function TicketSheets({ registrations, organisation }: TicketSheetsProps) {
  const { locale, t } = useLanguage();
  const { viewer } = useFrame();
  const seated = registrations.filter(({ status }) => status === 'CONFIRMED');
  const sessions = [...new Map(seated.map(({ session }) => [session.id, session])).values()];
  if (sessions.length === 0 || !viewer.permissions.includes('registrations.print-tickets')) return null;
  return (
    <section className="sheet-links stack-8">
      <h2 className="h-19">{t('sheet.links')}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <a href={`/${locale}/organisation/tickets/${organisation}/${session.id}`}>
              <Say text={session.course.title} />
            </a>{' '}
            <span className="muted small">{dayAndClock(locale, session.startsAt, session.timeZone)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
