import type { MyTicketsQuery } from '../../shared/gql/graphql';
import { headlineOf, MOODS } from '../../shared/lib/ticket-headline';
import { timesText } from '../../shared/ui/hours';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { useTicketWords } from '../../shared/ui/own-ticket';
import { Pager } from '../../shared/ui/pager';
import { venueText } from '../../shared/ui/place';
import { StateWord } from '../../shared/ui/state-word';

type OwnTicketsList = MyTicketsQuery['myTickets'];
type OwnTicket = OwnTicketsList['nodes'][number];

/** The tickets to come of whoever is signed in, the soonest first, each with the way to it. */
export function OwnTickets({ tickets, after }: { tickets: OwnTicketsList; after: string | null }) {
  const { locale, t } = useLanguage();
  return (
    <section className="stack" aria-labelledby="own">
      <h2 className="h-19" id="own">
        {t('find-ticket.own')}
      </h2>
      {tickets.nodes.length === 0 ? (
        <div className="notice stack-8">
          <p>
            <b>{t('find-ticket.own.none')}</b>
          </p>
          <p>
            <Sentence id="find-ticket.own.none.help" />
          </p>
          <p>
            <a href={`/${locale}`}>{t('catalogue.all')}</a>
          </p>
        </div>
      ) : (
        <ul className="own-tickets">
          {tickets.nodes.map((ticket) => (
            <OneTicket key={ticket.reference} ticket={ticket} />
          ))}
        </ul>
      )}
      <Pager path={`/${locale}/tickets`} search={{ after }} pageInfo={tickets.pageInfo} />
    </section>
  );
}

const TONES = { ok: 'ok', wait: 'wait', bad: 'no', quiet: 'quiet' } as const;

function OneTicket({ ticket }: { ticket: OwnTicket }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { session } = ticket;
  const words = useTicketWords(ticket, session);
  const place = session.mode === 'ONLINE' ? t('session.online') : venueText(language, session);
  return (
    <li>
      <div>
        <h3>
          <a href={`/${locale}/sessions/${session.id}`}>
            <Say text={session.course.title} />
          </a>
        </h3>
        <p className="small muted">
          {session.isDateKnown ? timesText(language, session).join('; ') : t('session.no-date')} · {place}
        </p>
        <p>
          <StateWord tone={TONES[MOODS[headlineOf(ticket)]]}>{words}</StateWord>
        </p>
      </div>
      <a className="btn btn--second" href={`/${locale}/tickets/${ticket.reference}`}>
        {t('session.own-ticket')}
        <span className="vh">
          : <Say text={session.course.title} />
        </span>
      </a>
    </li>
  );
}
