import type { MailboxQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { TextField } from '../../shared/ui/form';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { Typed } from '../../shared/ui/typed';

interface MailboxPageProps {
  readonly page: MailboxQuery['caughtMails'];
  /** Address of the recipient that was asked for. */
  readonly to: string;
}

/** Caught mail, newest first. */
export function MailboxPage({ page, to }: MailboxPageProps) {
  const { locale, t, zone } = useLanguage();
  const older = new URLSearchParams({
    ...(to ? { to } : {}),
    l: locale,
    after: page.pageInfo.endCursor ?? '',
  });
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t('mailbox.title')} />
      <hgroup>
        <h1>{t('mailbox.title')}</h1>
        <GlossOf id="mailbox.title.gloss" />
      </hgroup>
      <p className="lead measure">
        <Sentence id="mailbox.lead" />
      </p>
      <search>
        <form className="roster-search" method="get" action="/mailbox">
          <input type="hidden" name="l" value={locale} />
          <TextField
            name="to"
            label="mailbox.search"
            type="search"
            value={to}
            errors={[]}
            autoComplete="off"
            maxLength={320}
            required={false}
          />
          <button className="btn btn--second" type="submit">
            {t('mailbox.search.submit')}
          </button>
        </form>
      </search>
      {page.nodes.length === 0 && (
        <div className="notice stack-8">
          <h2>{t('mailbox.empty')}</h2>
          <p>
            <Sentence id="mailbox.empty.help" />
          </p>
        </div>
      )}
      <ul className="mails">
        {page.nodes.map((mail) => (
          <li key={mail.id}>
            <a href={`/mailbox/${mail.id}?l=${locale}`}>
              <Typed text={mail.subject} />
            </a>
            <p>{mail.to}</p>
            <p>
              <time dateTime={mail.caughtAt}>{dayAndClock(locale, mail.caughtAt, zone)}</time>
            </p>
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <p>
          <a href={`/mailbox?${older.toString()}`}>{t('mailbox.more')}</a>
        </p>
      )}
    </main>
  );
}
