import type { MyTicketsQuery } from '../../shared/gql/graphql';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { ObservedSessions } from '../../shared/ui/observed-sessions';
import { PageHead } from '../../shared/ui/page-head';
import { OwnTickets } from './own-tickets';

interface FindTicketPageProps {
  readonly typed: string;
  /** Why the last try led nowhere. */
  readonly refused: 'unknown' | 'malformed' | null;
  /** The tickets of whoever is signed in, and the sessions that they watch; null for a guest. */
  readonly own: MyTicketsQuery | null;
  readonly after: string | null;
}

export function FindTicketPage({ typed, refused, own, after }: FindTicketPageProps) {
  const { locale, t } = useLanguage();
  const errors = refused ? [{ field: 'reference', code: refused, message: t(`find-ticket.${refused}`) }] : [];
  const title = t('find-ticket.title');
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={refused ? t('register.error.title', { title }) : title} />
      <ErrorSummary errors={errors} heading="find-ticket.error.heading" />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id="find-ticket.title.gloss" />
      </hgroup>
      {own && <OwnTickets tickets={own.myTickets} after={after} />}
      {own && <ObservedSessions sessions={own.observedSessions} />}
      {own && <h2 className="h-19">{t('find-ticket.by-code')}</h2>}
      <form method="get" action={`/${locale}/tickets`} className="stack-24">
        <TextField
          name="reference"
          label="find-ticket.reference"
          hint="find-ticket.reference.hint"
          value={typed}
          errors={errors}
          autoComplete="off"
          maxLength={40}
        />
        <p className="acts">
          <button className="btn" type="submit">
            {t('find-ticket.submit')}
          </button>
        </p>
      </form>
      <p className="measure muted">
        <Sentence id="find-ticket.lost" />
      </p>
    </main>
  );
}
