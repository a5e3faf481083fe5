import type { SessionBriefFragment, TicketPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { weaveOf } from '../../shared/ui/krama';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { PlaceTag, venueText } from '../../shared/ui/place';
import { useSeatWords } from '../../shared/ui/seats';
import { Effects, NoChange, TicketQuestion } from './ticket-question';

interface ChangeDatePageProps {
  readonly ticket: TicketPartsFragment;
  readonly dates: readonly SessionBriefFragment[];
  /** The date that is asked about; null while there is a choice. */
  readonly chosen: SessionBriefFragment | null;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

/** Another date of the course: which, and what happens then. */
export function ChangeDatePage({ ticket, dates, chosen, submission, idempotencyKey }: ChangeDatePageProps) {
  const sure = chosen !== null && ticket.transferable && ticket.cancellable;
  return (
    <TicketQuestion
      ticket={ticket}
      title={sure ? 'change.date.sure' : 'change.date.title'}
      gloss={sure ? 'change.date.sure.gloss' : 'change.date.title.gloss'}
      errors={submission?.errors ?? []}
    >
      {sure ? (
        <Confirm ticket={ticket} chosen={chosen} idempotencyKey={idempotencyKey} />
      ) : (
        <Dates ticket={ticket} dates={dates} />
      )}
    </TicketQuestion>
  );
}

function Dates({ ticket, dates }: Pick<ChangeDatePageProps, 'ticket' | 'dates'>) {
  const { locale, t } = useLanguage();
  const { transferable, cancellable, cancellableUntil, session } = ticket;
  if (!transferable) return <NoChange ticket={ticket} why={<Sentence id="change.date.impossible" />} />;
  if (!cancellable)
    return (
      <NoChange
        ticket={ticket}
        why={
          <Sentence
            id="change.date.too-late"
            values={{ when: cancellableUntil ? dayAndClock(locale, cancellableUntil, session.timeZone) : '' }}
          />
        }
      />
    );
  if (dates.length === 0) return <NoChange ticket={ticket} why={<Sentence id="change.date.none" />} />;
  return (
    <div className="stack-8">
      <h2 className="h-19">{t('change.date.which')}</h2>
      <ul className="changes">
        {dates.map((date) => (
          <li key={date.id}>
            <OneDate date={date} path={`/${locale}/tickets/${ticket.reference}/date?to=${date.id}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A date with a free seat is a way on; one without says so. */
function OneDate({ date, path }: { date: SessionBriefFragment; path: string }) {
  const language = useLanguage();
  const { locale } = language;
  const { headline } = useSeatWords(date.state, date.seats);
  const words = (
    <>
      <b>{dayAndClock(locale, date.startsAt, date.timeZone)}</b>
      <span className="small">
        <PlaceTag place={date} /> {venueText(language, date)}
      </span>
      <span className="small muted">{headline}</span>
    </>
  );
  return date.state === 'OPEN' ? (
    <a className={`change change--${weaveOf(date)}`} href={path}>
      {words}
    </a>
  ) : (
    <div className="change change--off">{words}</div>
  );
}

function Confirm({
  ticket,
  chosen,
  idempotencyKey,
}: Pick<ChangeDatePageProps, 'ticket' | 'idempotencyKey'> & { chosen: SessionBriefFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { session, hasEmail } = ticket;
  const back = `/${locale}/tickets/${ticket.reference}`;
  return (
    <>
      <div className={`notice notice--${weaveOf(chosen)} stack-8`}>
        <p className="small muted">{t('change.date.new')}</p>
        <p>
          <b>{dayAndClock(locale, chosen.startsAt, chosen.timeZone)}</b>
        </p>
        <p className="small">
          <PlaceTag place={chosen} /> {venueText(language, chosen)}
        </p>
      </div>
      <Effects
        of={[
          { id: 'change.date.effect.seat' },
          {
            id: 'change.date.effect.old',
            values: { when: dayAndClock(locale, session.startsAt, session.timeZone) },
          },
          { id: hasEmail ? 'change.date.effect.mail' : 'change.date.effect.ticket' },
        ]}
      />
      <form method="post" action={`${back}/date`} className="acts">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="to" value={chosen.id} />
        <button className="btn" type="submit">
          {t('change.date.yes')}
        </button>
        <a className="btn btn--second" href={back}>
          {t('change.date.no')}
        </a>
      </form>
    </>
  );
}
