import type { TicketPartsFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';

/** What the session asks of whoever holds the ticket: what is open, and the way to the answers. Nothing where it asks nothing. */
export function TicketAsks({ ticket }: { ticket: TicketPartsFragment }) {
  const { locale, t } = useLanguage();
  const { asksQuestions, answerableForms, openQuestions, reference } = ticket;
  if (asksQuestions.length === 0) return null;
  const href = `/${locale}/tickets/${reference}/questions`;
  if (openQuestions === 0)
    return (
      <p>
        <a href={href}>{t(answerableForms.length > 0 ? 'asked.change' : 'asked.read')}</a>
      </p>
    );
  return (
    <div className="notice notice--wait stack-8">
      <h2>{t('asked.open', { count: openQuestions })}</h2>
      <p className="acts">
        <a className="btn" href={href}>
          {t('asked.answer')}
        </a>
      </p>
    </div>
  );
}
