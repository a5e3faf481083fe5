import type { AddressLinkPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { takesRegistrations } from '../../shared/lib/seats';
import { ErrorSummary } from '../../shared/ui/form';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { placeName } from '../../shared/ui/place';
import { minutesBetween } from './ticket-address';

type Link = NonNullable<AddressLinkPageQuery['addressLink']>;

interface ConfirmAddressPageProps {
  readonly token: string;
  /** Null for a link that is none, or of an address that was corrected since. */
  readonly link: Link | null;
  readonly submission: Submission | null;
}

/** Where the link of the mail leads: a button, for programs that look for harm in mails open links too. Or why there is none. */
export function ConfirmAddressPage({ token, link, submission }: ConfirmAddressPageProps) {
  const { t } = useLanguage();
  const errors = submission?.errors ?? [];
  const title = titleOf(link);
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title: t(title) }) : t(title)} />
      <ErrorSummary errors={errors} heading="confirm-address.error.heading" />
      <hgroup>
        <h1>{t(title)}</h1>
        <GlossOf id={`${title}.gloss`} />
      </hgroup>
      {link?.session && <WhichSession session={link.session} />}
      {link?.state === 'AWAITED' ? <Button token={token} link={link} /> : <WayOn link={link} />}
    </main>
  );
}

function titleOf(link: Link | null) {
  if (!link) return 'confirm-address.broken';
  if (link.state === 'AWAITED') return 'confirm-address.ask';
  return link.state === 'CONFIRMED' ? 'confirm-address.done' : 'confirm-address.ended';
}

function Button({ token, link: { until, session } }: { token: string; link: Link }) {
  const { locale, t } = useLanguage();
  if (!session || !until) return null;
  return (
    <>
      <p className="measure">
        <Sentence
          id="confirm-address.ask.help"
          values={{
            when: dayAndClock(locale, until, session.timeZone),
            minutes: minutesBetween(session.readAt, until),
          }}
        />
      </p>
      <form method="post" action={`/${locale}/confirm/${token}`} className="acts">
        <button className="btn" type="submit">
          {t('confirm-address.submit')}
        </button>
      </form>
      <p className="small muted measure">
        <Sentence id="confirm-address.not-you" />
      </p>
    </>
  );
}

/** It was confirmed, it is too late, or the link is none of ours. */
function WayOn({ link }: { link: Link | null }) {
  const { locale, t } = useLanguage();
  const session = link?.session;
  const again = link?.state === 'ENDED' && session && takesRegistrations(session.state);
  return (
    <>
      <p className="measure">
        <Sentence id={`${titleOf(link)}.help`} />
      </p>
      <p className="acts">
        {again && (
          <a className="btn" href={`/${locale}/sessions/${session.id}/register`}>
            {t('ticket.register-again')}
          </a>
        )}
        {link?.state === 'CONFIRMED' && (
          <a className="btn btn--second" href={`/${locale}/tickets`}>
            {t('register.to-ticket')}
          </a>
        )}
        <a className="btn btn--second" href={`/${locale}`}>
          {t('session.see-others')}
        </a>
      </p>
    </>
  );
}

function WhichSession({ session }: { session: NonNullable<Link['session']> }) {
  const language = useLanguage();
  return (
    <div className={`notice notice--${weaveOf(session)} stack-8`}>
      <p>
        <b>
          <Say text={session.course.title} />
        </b>
      </p>
      <p className="small muted">
        {session.isDateKnown
          ? dayAndClock(language.locale, session.startsAt, session.timeZone)
          : language.t('session.postponed')}{' '}
        · {placeName(language, session)}
      </p>
    </div>
  );
}
