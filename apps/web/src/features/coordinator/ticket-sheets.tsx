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
  /** Does the viewer coordinate it? Whoever only oversees it sends nothing in its name. */
  readonly coordinates: boolean;
}

/** The sessions of the list whose tickets are to be had all at once, each once: printed, or sent again. Only for whoever may. */
export function TicketSheets({ registrations, organisation, coordinates }: TicketSheetsProps) {
  const { locale, t } = useLanguage();
  const { viewer } = useFrame();
  const live = registrations.filter(({ status }) => status !== 'CANCELLED' && status !== 'DECLINED');
  const seated = new Set(
    live.filter(({ status }) => status === 'CONFIRMED').map(({ session }) => session.id),
  );
  const sends = coordinates && viewer.permissions.includes('registrations.send-tickets');
  const links = [...new Map(live.map(({ session }) => [session.id, session])).values()]
    .map((session) => ({
      session,
      prints: seated.has(session.id),
      sends: sends && !IS_NOT_TO_COME.has(session.state),
    }))
    .filter((link) => link.prints || link.sends);
  if (links.length === 0 || !viewer.permissions.includes('registrations.print-tickets')) return null;
  return (
    <section className="sheet-links stack-8">
      <h2 className="h-19">{t('sheet.links')}</h2>
      <ul>
        {links.map(({ session, ...link }) => (
          <li key={session.id}>
            <p id={`sheet-${session.id}`}>
              <Say text={session.course.title} />{' '}
              <span className="muted small">{dayAndClock(locale, session.startsAt, session.timeZone)}</span>
            </p>
            <TicketLinks
              path={`/${locale}/organisation/tickets/${organisation}/${session.id}`}
              describedBy={`sheet-${session.id}`}
              {...link}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const IS_NOT_TO_COME: ReadonlySet<string> = new Set(['CANCELLED', 'POSTPONED', 'ENDED']);

interface TicketLinksProps {
  /** Of the page from which they are printed. */
  readonly path: string;
  readonly describedBy?: string;
  readonly prints: boolean;
  readonly sends: boolean;
}

/** What can be done with all tickets of a session. */
export function TicketLinks({ path, describedBy, prints, sends }: TicketLinksProps) {
  const { t } = useLanguage();
  return (
    <p className="acts">
      {prints && (
        <a href={path} aria-describedby={describedBy}>
          {t('sheet.link')}
        </a>
      )}
      {sends && (
        <a href={`${path}/send`} aria-describedby={describedBy}>
          {t('mailing.link')}
        </a>
      )}
    </p>
  );
}
