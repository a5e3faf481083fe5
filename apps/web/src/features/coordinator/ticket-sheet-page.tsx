import type {
  OrganisationNameFragment,
  PrintTicketsMutation,
  SessionBriefFragment,
} from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';
import { TicketSlip } from './ticket-slip';

export type TicketSheet = NonNullable<PrintTicketsMutation['printTickets']['sheet']>;

interface TicketSheetPageProps {
  readonly session: SessionBriefFragment;
  readonly organisation: OrganisationNameFragment;
  /** Is anybody of the organisation registered? */
  readonly hasPeople: boolean;
  /** The page of the organisation. */
  readonly back: string;
  /** Null until it is asked for: opening the page takes nothing. */
  readonly sheet: TicketSheet | null;
  readonly submission: Submission | null;
}

/** Tickets on a page of A4. */
const ON_A_PAGE = 6;

/** The tickets of an organisation's people for one session, to be printed, cut and handed over. */
export function TicketSheetPage(props: TicketSheetPageProps) {
  const { session, organisation, hasPeople, back, sheet, submission } = props;
  const language = useLanguage();
  const { locale, t, say } = language;
  return (
    <ConsolePage
      title={
        sheet
          ? t('sheet.title.shown', { count: sheet.tickets.length })
          : t('sheet.title', { name: say(organisation.name) })
      }
      back={{ href: `/${locale}${back}`, label: t('sheet.back') }}
      errors={submission?.errors ?? []}
    >
      <div className="sheet-facts">
        <p>
          <b>
            <Say text={session.course.title} />
          </b>
          <br />
          {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
        </p>
        <p className="measure">
          <Sentence id={sheet ? 'sheet.how' : 'sheet.lead'} />
        </p>
      </div>
      {!hasPeople && <EmptyState title={t('sheet.nobody')} />}
      {hasPeople && !sheet && <AskForSheet session={session.id} organisation={organisation.id} />}
      {sheet && <Sheets sheet={sheet} session={session} organisation={organisation} />}
      {sheet && sheet.without.length > 0 && <WithoutTicket without={sheet.without} />}
    </ConsolePage>
  );
}

function AskForSheet({ session, organisation }: { session: string; organisation: string }) {
  const { locale, t } = useLanguage();
  return (
    <form
      method="post"
      action={`/${locale}/organisation/tickets/${organisation}/${session}`}
      className="stack-8"
    >
      <FormKey submission={null} />
      <p className="small muted measure">
        <Sentence id="sheet.audited" />
      </p>
      <p>
        <button className="btn" type="submit">
          {t('sheet.show')}
        </button>
      </p>
    </form>
  );
}

function Sheets({
  sheet,
  session,
  organisation,
}: Pick<TicketSheetPageProps, 'session' | 'organisation'> & { sheet: TicketSheet }) {
  const { t } = useLanguage();
  const pages = Math.ceil(sheet.tickets.length / ON_A_PAGE);
  return Array.from({ length: pages }, (_, page) => (
    <ol key={page} className="sheet" aria-label={t('sheet.page', { page: page + 1, pages })}>
      {sheet.tickets.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE).map((ticket) => (
        <TicketSlip key={ticket.reference} ticket={ticket} session={session} organisation={organisation} />
      ))}
    </ol>
  ));
}

function WithoutTicket({ without }: Pick<TicketSheet, 'without'>) {
  const { t } = useLanguage();
  return (
    <section className="sheet-without stack-8">
      <h2 className="h-19">{t('sheet.without', { count: without.length })}</h2>
      <ul>
        {without.map(({ fullName, why, waitlistPosition }, at) => (
          <li key={at}>
            <b>
              <Typed text={fullName} />
            </b>{' '}
            <span className="muted">{t(`sheet.why.${why}`, { position: waitlistPosition ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
