import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { MessageKey } from '../../shared/lib/i18n';
import { takesRegistrations } from '../../shared/lib/seats';
import { type Headline, headlineOf, isLive, MOODS } from '../../shared/lib/ticket-headline';
import { useTicketWords } from '../../shared/ui/own-ticket';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { Typed } from '../../shared/ui/typed';
import { isOnline, TicketChanges } from './ticket-changes';
import { MovedUpBecause, Passes, WaitingWords } from './ticket-line';
import { TicketAddress } from './ticket-address';
import { TicketAsks } from './ticket-asks';
import { TicketOffer } from './ticket-offer';
import { RoomButton } from './ticket-room';

/** Headlines whose glosses are another's. */
const glossOf = (headline: Headline) =>
  headline === 'offered.frozen' ? 'ticket.offered.gloss' : (`ticket.${headline}.gloss` as const);

/** Headlines with one sentence beneath, which needs no figures. */
const HELP = {
  pending: 'ticket.pending.help',
  'offered.frozen': 'ticket.offered.frozen.help',
  'ran-out': 'ticket.ran-out.help',
  left: 'ticket.left.help',
  given: 'ticket.given.help',
  'date-changed': 'ticket.date-changed.help',
  'taken-back': 'ticket.taken-back.help',
  released: 'ticket.released.help',
  'not-approved': 'ticket.not-approved.help',
  expired: 'ticket.expired.help',
} as const satisfies Partial<Record<Headline, MessageKey>>;

/** Who may well wish to register anew. */
const AGAIN: ReadonlySet<Headline> = new Set(['ran-out', 'left', 'taken-back', 'released']);

/** Beside the ticket: what it is worth, what happens next, how to give it up. */
export function TicketHappenings({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { session } = ticket;
  const headline = headlineOf(ticket);
  const live = isLive(headline) && session.state !== 'ENDED';
  const endsAt = headline === 'offered' && live ? ticket.offerEndsAt : null;
  const help = headline in HELP ? HELP[headline as keyof typeof HELP] : null;
  const words = useTicketWords(ticket, session);
  return (
    <div className="stack-24">
      <div className={`notice notice--${MOODS[headline]} stack-8`}>
        <h2>{words}</h2>
        <GlossOf id={glossOf(headline)} />
        {headline === 'waitlisted' && <WaitingWords ticket={ticket} />}
        {live && <MovedUpBecause ticket={ticket} />}
        {headline === 'postponed' && <Postponed ticket={ticket} />}
        {headline === 'called-off' && session.cancelReason && (
          <p>
            <Say text={session.cancelReason} />
          </p>
        )}
        {headline === 'not-approved' && ticket.declineReason && (
          <p>
            <Typed text={ticket.declineReason} />
          </p>
        )}
        {help && (
          <p>
            <Sentence id={help} />
          </p>
        )}
      </div>
      {headline === 'address' && ticket.awaitedAddress && (
        <TicketAddress ticket={ticket} awaited={ticket.awaitedAddress} />
      )}
      {endsAt && <TicketOffer ticket={ticket} endsAt={endsAt} />}
      {headline === 'waitlisted' && live && <Passes ticket={ticket} />}
      {live && <TicketAsks ticket={ticket} />}
      {live && <StillComing ticket={ticket} />}
      {live && session.isDateKnown && session.movedFrom && (
        <div className="notice notice--warn">
          <h2>{t('session.moved.heading')}</h2>
          <p>{t('session.moved-from', { when: dayAndClock(locale, session.movedFrom, session.timeZone) })}</p>
        </div>
      )}
      {live && (
        <div className="acts">
          <RoomButton ticket={ticket} />
          {headline === 'confirmed' && (
            <a
              className={ticket.room.entry === 'OPEN' ? 'btn btn--second' : 'btn'}
              href={`/${locale}/tickets/${ticket.reference}/calendar.ics`}
            >
              {t('ticket.to-calendar')}
            </a>
          )}
          {headline === 'confirmed' && (
            <a className="btn btn--second" href={`/${locale}/tickets/${ticket.reference}/ticket.pdf`}>
              {t('ticket.paper')}
            </a>
          )}
          <a className="btn btn--second" href={`/${locale}/sessions/${session.id}`}>
            {t('ticket.session')}
          </a>
        </div>
      )}
      {live && !ticket.hasEmail && (
        <p className="measure">
          <Sentence id={ticket.state === 'WAITLISTED' ? 'ticket.no-mail.waiting' : 'ticket.no-mail'} />
        </p>
      )}
      {headline === 'confirmed' && session.state !== 'ENDED' && <NextSteps ticket={ticket} />}
      {live && headline !== 'offered' && <TicketChanges ticket={ticket} />}
      {live && headline !== 'offered' && <GiveUp ticket={ticket} />}
      {!live && <WayOn ticket={ticket} again={AGAIN.has(headline)} />}
    </div>
  );
}

/** How a seat or a place in line is given up, and until when. */
function GiveUp({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { cancellable, cancellableUntil, transferable, session } = ticket;
  const waits = ticket.state === 'WAITLISTED';
  const when = cancellableUntil ? dayAndClock(locale, cancellableUntil, session.timeZone) : '';
  if (!cancellable)
    return transferable && when ? (
      <div className="stack-8 measure">
        <h2 className="h-19">{t('ticket.cannot-come')}</h2>
        <p>
          <Sentence id="ticket.cannot-come.too-late" values={{ when }} />
        </p>
      </div>
    ) : null;
  return (
    <div className="stack-8 measure">
      <h2 className="h-19">{t('ticket.cannot-come')}</h2>
      <p>
        <Sentence id="ticket.cannot-come.help" />
        {when && (
          <>
            {' '}
            <Sentence id="ticket.cannot-come.until" values={{ when }} />
          </>
        )}
      </p>
      <p>
        <a className="btn btn--danger" href={`/${locale}/tickets/${ticket.reference}/cancel`}>
          {t(waits ? 'ticket.leave-waitlist' : 'ticket.cancel')}
        </a>
      </p>
    </div>
  );
}

/** The question of a session that has a date again, or the answer that was given. Nothing otherwise. */
function StillComing({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { reconfirmBy, reconfirmedAt, reference, session } = ticket;
  if (!reconfirmBy)
    return reconfirmedAt ? (
      <output className="notice notice--ok">{t('ticket.still-coming.yes')}</output>
    ) : null;
  return (
    <div className="notice notice--wait stack-8">
      <h2>{t('ticket.still-coming')}</h2>
      <p>
        <Sentence
          id="ticket.still-coming.help"
          values={{ by: dayAndClock(locale, reconfirmBy, session.timeZone) }}
        />
      </p>
      <form method="post" action={`/${locale}/tickets/${reference}/reconfirm`} className="acts">
        <button className="btn" type="submit">
          {t('ticket.still-coming.submit')}
        </button>
        <a className="btn btn--second" href={`/${locale}/tickets/${reference}/cancel`}>
          {t('ticket.still-coming.no')}
        </a>
      </form>
    </div>
  );
}

/** What is kept while the session has no date, and which date no longer holds. */
function Postponed({ ticket: { state, session } }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  return (
    <>
      {session.postponeReason && (
        <p>
          <Say text={session.postponeReason} />
        </p>
      )}
      <p>{t('session.no-longer', { when: dayAndClock(locale, session.startsAt, session.timeZone) })}</p>
      <p>
        <Sentence id={state === 'WAITLISTED' ? 'ticket.postponed.kept.waiting' : 'ticket.postponed.kept'} />
      </p>
    </>
  );
}

/** Where to go from a ticket that is worth nothing any more. */
function WayOn({ ticket: { session }, again }: { ticket: TicketPartsFragment; again: boolean }) {
  const { locale, t } = useLanguage();
  return (
    <p className="acts">
      {again && takesRegistrations(session.state) && (
        <a className="btn" href={`/${locale}/sessions/${session.id}/register`}>
          {t('ticket.register-again')}
        </a>
      )}
      <a className="btn btn--second" href={`/${locale}`}>
        {t('session.see-others')}
      </a>
    </p>
  );
}

/** Only what is still ahead, with the true times. The api names no reminder that is past, by the programme's clock. */
function NextSteps({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { session, reminderAt } = ticket;
  const online = isOnline(ticket);
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
    ...(ticket.room.entry === 'TOO_EARLY' && ticket.room.opensAt
      ? [{ when: at(ticket.room.opensAt), what: 'ticket.next.room' } as const]
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
