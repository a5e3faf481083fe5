import type { CaughtMailPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { Typed } from '../../shared/ui/typed';

type CaughtMail = NonNullable<CaughtMailPageQuery['caughtMail']>;

/** One caught mail: as a reader shows it, as plain text, and what is attached. */
export function MailPage({ mail }: { mail: CaughtMail }) {
  const { locale, t, zone } = useLanguage();
  return (
    <main id="main" className="wrap">
      <PageHead title={mail.subject} />
      <p className="crumb">
        <a href={`/mailbox?l=${locale}`}>{t('mailbox.back')}</a>
      </p>
      <h1 className="h-23">
        <Typed text={mail.subject} />
      </h1>
      <dl className="facts mail-facts">
        <div>
          <dt>{t('mailbox.to')}</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>{t('mailbox.from')}</dt>
          <dd>{mail.from}</dd>
        </div>
        <div>
          <dt>{t('mailbox.at')}</dt>
          <dd>{dayAndClock(locale, mail.caughtAt, zone)}</dd>
        </div>
      </dl>
      <div className="mail-parts">
        {mail.html && (
          <section className="stack-8">
            <h2 className="h-19">{t('mailbox.html')}</h2>
            <iframe
              className="mail-frame"
              src={`/mailbox/${mail.id}/html`}
              title={t('mailbox.html')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </section>
        )}
        <div className="stack-24">
          <section className="stack-8">
            <h2 className="h-19">{t('mailbox.text')}</h2>
            <p className="plain">
              <MailText text={mail.text} />
            </p>
          </section>
          {mail.attachments.length > 0 && (
            <section className="stack-8">
              <h2 className="h-19">{t('mailbox.attachments')}</h2>
              <ul className="stack">
                {mail.attachments.map((attachment, index) => (
                  <li key={attachment.filename}>
                    <a href={`/mailbox/${mail.id}/attachments/${index}`}>{attachment.filename}</a>{' '}
                    <span className="small muted">{attachment.contentType}</span>
                    {isText(attachment.contentType) && (
                      <pre className="mail-source">{attachment.content}</pre>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </main>
  );
}

const isText = (contentType: string): boolean => contentType.startsWith('text/');

/** A bracket or a full stop after an address is the sentence's, not its own. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>"().,;:!?។])/;

/** Plain text with its addresses as links. */
const MailText = ({ text }: { text: string }) =>
  text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      <a key={`${index} ${part}`} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
