import { ErrorSummary, TextField } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { OwnTickets, type OwnTicketsList } from './own-tickets';

interface FindTicketPageProps {
  readonly typed: string;
  /** Why the last try led nowhere. */
  readonly refused: 'unknown' | 'malformed' | null;
  /** Those of whoever is signed in; null for a guest. */
  readonly own: OwnTicketsList | null;
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
      {own && <OwnTickets tickets={own} after={after} />}
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
