import type { ReactNode } from 'react';
import type { TicketPartsFragment } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';
import type { MessageKey } from '../../shared/lib/i18n';
import { ErrorSummary } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { TicketBrief } from './ticket-brief';

type Title = Extract<MessageKey, `change.${string}`>;

interface TicketQuestionProps {
  readonly ticket: TicketPartsFragment;
  readonly title: Title;
  readonly gloss: Extract<MessageKey, `change.${string}.gloss`>;
  readonly errors: readonly FieldError[];
  readonly children: ReactNode;
}

/** The page of one change of a ticket: the question, which ticket it is about, what is wrong, and then the answers. */
export function TicketQuestion({ ticket, title, gloss, errors, children }: TicketQuestionProps) {
  const { locale, t } = useLanguage();
  const heading = t(title);
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title: heading }) : heading} />
      <p className="crumb">
        <a href={`/${locale}/tickets/${ticket.reference}`}>{t('cancel.to-ticket')}</a>
      </p>
      <ErrorSummary errors={errors} heading="change.error.heading" />
      <hgroup>
        <h1>{heading}</h1>
        <GlossOf id={gloss} />
      </hgroup>
      <TicketBrief ticket={ticket} />
      {children}
    </main>
  );
}

/** What the answer does, each in a sentence, before the button that does it. */
export function Effects({
  of,
}: {
  of: readonly { readonly id: MessageKey; readonly values?: Readonly<Record<string, string>> }[];
}) {
  const { t } = useLanguage();
  return (
    <div className="stack-8">
      <h2 className="h-19">{t('change.effects')}</h2>
      <ul className="answers">
        {of.map(({ id, values }) => (
          <li key={id}>
            <Sentence id={id} {...(values && { values })} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why there is nothing to answer, and the way back. */
export function NoChange({ ticket, why }: { ticket: TicketPartsFragment; why: ReactNode }) {
  const { locale, t } = useLanguage();
  return (
    <>
      <p className="measure">{why}</p>
      <p className="acts">
        <a className="btn btn--second" href={`/${locale}/tickets/${ticket.reference}`}>
          {t('cancel.to-ticket')}
        </a>
      </p>
    </>
  );
}
