import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import type { FieldError } from '../../shared/lib/frame';
import { groupReference } from '../../shared/lib/reference';
import { weaveOf } from '../../shared/ui/krama';
import { Say, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag, venueText } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';
import { ErrorSummary } from '../../shared/ui/form';
import { QrCode } from '../../shared/ui/qr-code';
import type { QrDrawing } from '../../shared/lib/qr-path';
import { hoursText, timesText } from '../../shared/ui/hours';
import { KeepTicketScript, KeptNote } from './keep-ticket';
import { isOnline, type TicketDone, TicketDoneNotice } from './ticket-changes';
import { TicketHappenings } from './ticket-happenings';

interface TicketPageProps {
  readonly ticket: TicketPartsFragment;
  /** What the door reads; null where it admits nobody. */
  readonly qr: QrDrawing | null;
  /** Why an answer to an offer was not taken. */
  readonly errors: readonly FieldError[];
  /** What was just done with it, and to which other session or ticket. */
  readonly done: TicketDone | null;
  readonly other: string | null;
}

export function TicketPage({ ticket, qr, errors, done, other }: TicketPageProps) {
  const language = useLanguage();
  const { t, say } = language;
  const weave = weaveOf(ticket.session);
  const title = t('ticket.page', { title: say(ticket.session.course.title) });
  return (
    <main id="main" className="wrap section-tight">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <ErrorSummary errors={errors} heading="ticket.offer.error" />
      <TicketDoneNotice ticket={ticket} done={done} other={other} />
      <KeepTicketScript ticket={ticket} />
      <KeptNote ticket={ticket} />
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
              {qr && <QrCode qr={qr} />}
              <p className={qr ? 'ref' : 'ref ref--alone'}>{groupReference(ticket.reference)}</p>
              {qr && <p className="muted small center">{t('ticket.brightness')}</p>}
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
      {session.isDateKnown && session.blocks.length > 0 ? (
        <div className="full">
          <dt>{t('session.when')}</dt>
          <dd>
            {timesText(language, session).map((time) => (
              <div key={time}>{time}</div>
            ))}
          </dd>
        </div>
      ) : (
        <div>
          <dt>{t('ticket.day')}</dt>
          <dd>
            {session.isDateKnown
              ? shortDate(locale, session.startsAt, session.timeZone)
              : t('session.postponed')}
          </dd>
        </div>
      )}
      {session.isDateKnown && session.blocks.length === 0 && (
        <div>
          <dt>{t('ticket.time')}</dt>
          <dd>{hoursText(language, session)}</dd>
        </div>
      )}
      <div className="full">
        <dt>{t('ticket.place')}</dt>
        <dd>{isOnline(ticket) ? t('session.online') : venueText(language, session)}</dd>
      </div>
    </dl>
  );
}
