import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { MessageKey } from '../../shared/lib/i18n';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';

type Mood = 'ok' | 'wait' | 'bad' | 'quiet';
type Headline = 'confirmed' | 'waitlisted' | 'cancelled' | 'expired' | 'called-off';

const MOODS: Record<Headline, Mood> = {
  confirmed: 'ok',
  waitlisted: 'wait',
  cancelled: 'quiet',
  expired: 'quiet',
  'called-off': 'bad',
};

function headlineOf(ticket: TicketPartsFragment): Headline {
  if (ticket.state === 'EXPIRED') return 'expired';
  if (ticket.state === 'CANCELLED') return 'cancelled';
  if (ticket.session.state === 'CANCELLED') return 'called-off';
  return ticket.state === 'WAITLISTED' ? 'waitlisted' : 'confirmed';
}

/** Beside the ticket: what it is worth, what happens next, how to give it up. */
export function TicketHappenings({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { session } = ticket;
  const headline = headlineOf(ticket);
  const live = (headline === 'confirmed' || headline === 'waitlisted') && session.state !== 'ENDED';
  return (
    <div className="stack-24">
      <div className={`notice notice--${MOODS[headline]} stack-8`}>
        <h2>{t(`ticket.${headline}`, { position: ticket.waitlistPosition ?? 0 })}</h2>
        <GlossOf id={`ticket.${headline}.gloss`} />
        {headline === 'waitlisted' && (
          <p>
            <Sentence id="ticket.waitlisted.help" values={{ position: ticket.waitlistPosition ?? 0 }} />
          </p>
        )}
        {headline === 'called-off' && session.cancelReason && (
          <p>
            <Say text={session.cancelReason} />
          </p>
        )}
        {headline === 'expired' && (
          <p>
            <Sentence id="ticket.expired.help" />
          </p>
        )}
      </div>
      {live && session.movedFrom && (
        <div className="notice notice--warn">
          <h2>{t('session.moved.heading')}</h2>
          <p>{t('session.moved-from', { when: dayAndClock(locale, session.movedFrom, session.timeZone) })}</p>
        </div>
      )}
      {live && (
        <div className="acts">
          {headline === 'confirmed' && (
            <a className="btn" href={`/${locale}/tickets/${ticket.reference}/calendar.ics`}>
              {t('ticket.to-calendar')}
            </a>
          )}
          {ticket.joinUrl && (
            <a className="btn btn--second" href={ticket.joinUrl} rel="noopener noreferrer">
              {t('ticket.join')}
            </a>
          )}
          <a className="btn btn--second" href={`/${locale}/sessions/${session.id}`}>
            {t('ticket.session')}
          </a>
        </div>
      )}
      {live && !ticket.hasEmail && (
        <p className="measure">
          <Sentence id={headline === 'confirmed' ? 'ticket.no-mail' : 'ticket.no-mail.waiting'} />
        </p>
      )}
      {headline === 'confirmed' && session.state !== 'ENDED' && <NextSteps ticket={ticket} />}
      {live && ticket.cancellable && (
        <div className="stack-8 measure">
          <h2 className="h-19">{t('ticket.cannot-come')}</h2>
          <p>
            <Sentence id="ticket.cannot-come.help" />
          </p>
          <p>
            <a className="btn btn--danger" href={`/${locale}/tickets/${ticket.reference}/cancel`}>
              {t(ticket.state === 'WAITLISTED' ? 'ticket.leave-waitlist' : 'ticket.cancel')}
            </a>
          </p>
        </div>
      )}
      {!live && (
        <p>
          <a className="btn btn--second" href={`/${locale}`}>
            {t('session.see-others')}
          </a>
        </p>
      )}
    </div>
  );
}

/** Only what is still ahead, with the true times. The api names no reminder that is past, by the programme's clock. */
function NextSteps({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { session, reminderAt } = ticket;
  const online = session.mode === 'ONLINE';
  const at = (instant: string): string => dayAndClock(locale, instant, session.timeZone);
  const doors = online ? session.startsAt : session.doorsOpenAt;
  const steps: { when: string; what: MessageKey }[] = [
    ...(ticket.hasEmail && reminderAt
      ? [
          {
            when: at(reminderAt),
            what: online ? 'ticket.next.reminder-online' : 'ticket.next.reminder',
          } as const,
        ]
      : []),
    { when: at(doors), what: online ? 'ticket.next.online' : 'ticket.next.doors' },
  ];
  return (
    <div className="stack-8">
      <h2 className="h-19">{t('ticket.next')}</h2>
      <ol className="steps">
        {steps.map(({ when, what }) => (
          <li key={what}>
            <span>
              <b>{when}</b>
              <br />
              <Sentence id={what} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
