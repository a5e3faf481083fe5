import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { clockRange, shortDate } from '../../shared/lib/dates';
import { groupReference } from '../../shared/lib/reference';
import { weaveOf } from '../../shared/ui/krama';
import { Say, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag, venueText } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';
import { QrCode } from '../../shared/ui/qr-code';
import type { QrDrawing } from '../../shared/lib/qr-path';
import { TicketHappenings } from './ticket-happenings';

interface TicketPageProps {
  readonly ticket: TicketPartsFragment;
  readonly qr: QrDrawing;
}

/** A ticket is worth showing at the door while its session stands and its seat is held. */
export const isGoodTicket = (ticket: TicketPartsFragment): boolean =>
  ticket.state === 'CONFIRMED' && ticket.session.state !== 'CANCELLED';

export function TicketPage({ ticket, qr }: TicketPageProps) {
  const language = useLanguage();
  const { t, say } = language;
  const weave = weaveOf(ticket.session);
  const good = isGoodTicket(ticket);
  return (
    <main id="main" className="wrap section-tight">
      <PageHead title={t('ticket.page', { title: say(ticket.session.course.title) })} />
      <div className="two two--ticket">
        <div>
          <div className="ticket">
            <div className={`selvedge selvedge--wide selvedge--${weave}`} />
            <div className="in">
              <p>
                <PlaceTag place={ticket.session} />
              </p>
              <h1 className="h-23">
                <Say text={ticket.session.course.title} />
              </h1>
              {good && <QrCode qr={qr} />}
              <p className={good ? 'ref' : 'ref ref--alone'}>{groupReference(ticket.reference)}</p>
              {good && <p className="muted small center">{t('ticket.brightness')}</p>}
              <TicketFacts ticket={ticket} />
            </div>
          </div>
          <div className={`fringe fringe--${weave} ticket-end`} />
        </div>
        <TicketHappenings ticket={ticket} />
      </div>
    </main>
  );
}

function TicketFacts({ ticket }: { ticket: TicketPartsFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { session } = ticket;
  return (
    <dl>
      {ticket.fullName && (
        <div className="full">
          <dt>{t('ticket.name')}</dt>
          <dd>
            <Typed text={ticket.fullName} />
            {ticket.organisation && (
              <span className="under">
                <Typed text={ticket.organisation} />
              </span>
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('ticket.day')}</dt>
        <dd>{shortDate(locale, session.startsAt, session.timeZone)}</dd>
      </div>
      <div>
        <dt>{t('ticket.time')}</dt>
        <dd>{clockRange(session.startsAt, session.endsAt, session.timeZone)}</dd>
      </div>
      <div className="full">
        <dt>{t('ticket.place')}</dt>
        <dd>{session.mode === 'ONLINE' ? t('session.online') : venueText(language, session)}</dd>
      </div>
    </dl>
  );
}
