import type { InvitationQuery, SessionBriefFragment } from '../../shared/gql/graphql';
import { clock, clockRange, longDate, shortDate } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { isLocale } from '../../shared/lib/locale';
import { takesRegistrations } from '../../shared/lib/seats';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag, placeName, venueText } from '../../shared/ui/place';
import { SeatsLine } from '../../shared/ui/seats';

interface RegisterPageProps {
  readonly session: SessionBriefFragment;
  readonly submission: Submission | null;
  /** Whom a personal link invited: name and organisation are filled in, the contact never is. */
  readonly invitation: InvitationQuery['invitation'];
  readonly idempotencyKey: string;
}

export function RegisterPage({ session, submission, invitation, idempotencyKey }: RegisterPageProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const full = session.state === 'FULL';
  const title = t(full ? 'register.waitlist.title' : 'register.title');
  return (
    <main id="main">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <div className="wrap">
        <p className="crumb">
          <a href={`/${locale}/sessions/${session.id}`}>{t('register.back')}</a>
        </p>
        <div className="two two--form">
          <div className="stack-24">
            <ErrorSummary errors={errors} heading="register.error.heading" />
            {errors.some(({ code }) => code === 'ALREADY_REGISTERED') && (
              <p>
                <a href={`/${locale}/tickets`}>{t('register.to-ticket')}</a>
              </p>
            )}
            <hgroup>
              <h1>{title}</h1>
              <GlossOf id={full ? 'register.waitlist.title.gloss' : 'register.title.gloss'} />
            </hgroup>
            <SessionOnPhone session={session} />
            {takesRegistrations(session.state) ? (
              <RegisterForm
                session={session}
                submission={submission}
                invitation={invitation}
                idempotencyKey={idempotencyKey}
              />
            ) : (
              <NoSeats session={session} />
            )}
          </div>
          <SessionBeside session={session} />
        </div>
      </div>
    </main>
  );
}

function RegisterForm({ session, submission, invitation, idempotencyKey }: RegisterPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const invited: Readonly<Record<string, string>> = invitation?.fullName
    ? { fullName: invitation.fullName, organisation: say(invitation.organisation) }
    : {};
  const value = (name: string): string => submission?.values[name] ?? invited[name] ?? '';
  const chosen = value('locale');
  const spoken = isLocale(chosen) ? chosen : locale;
  const full = session.state === 'FULL';
  return (
    <form
      method="post"
      action={`/${locale}/sessions/${session.id}/register`}
      className="stack-24"
      noValidate={errors.length > 0}
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {invited['fullName'] && !submission && (
        <p className="notice notice--ok">
          <Sentence id="register.invited" values={{ name: invited['fullName'] }} />{' '}
          <a href={`/${locale}/sessions/${session.id}/register`}>{t('register.invited.other')}</a>
        </p>
      )}
      <TextField
        name="fullName"
        label="register.name"
        hint="register.name.hint"
        value={value('fullName')}
        errors={errors}
        autoComplete="name"
        maxLength={200}
      />
      <TextField
        name="organisation"
        label="register.organisation"
        hint="register.organisation.hint"
        value={value('organisation')}
        errors={errors}
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        name="contact"
        label="register.contact"
        hint="register.contact.hint"
        value={value('contact')}
        errors={errors}
        autoComplete="email"
        maxLength={320}
      />
      <fieldset className="field">
        <legend>{t('register.language')}</legend>
        <label className="check" lang="km">
          <input type="radio" name="locale" value="km" defaultChecked={spoken === 'km'} /> <span>ខ្មែរ</span>
        </label>
        <label className="check" lang="en">
          <input type="radio" name="locale" value="en" defaultChecked={spoken === 'en'} />{' '}
          <span>English</span>
        </label>
      </fieldset>
      {full && (
        <p className="notice notice--wait">
          <Sentence id="register.waitlist.notice" values={{ waiting: session.seats.waiting }} />
        </p>
      )}
      <p className="acts">
        <button className={full ? 'btn btn--wait' : 'btn'} type="submit">
          {t(full ? 'register.waitlist.submit' : 'register.submit')}
        </button>
      </p>
      <p className="hint measure">
        <Sentence id="register.privacy" /> <a href={`/${locale}/privacy`}>{t('register.privacy.link')}</a>
      </p>
    </form>
  );
}

function NoSeats({ session }: { session: SessionBriefFragment }) {
  const { locale, t } = useLanguage();
  const cancelled = session.state === 'CANCELLED';
  return (
    <div className={cancelled ? 'notice notice--bad stack-8' : 'notice stack-8'}>
      <h2>{t(cancelled ? 'session.cancelled.heading' : 'session.ended.heading')}</h2>
      <p>
        <a href={`/${locale}`}>{t('session.see-others')}</a>
      </p>
    </div>
  );
}

function SessionOnPhone({ session }: { session: SessionBriefFragment }) {
  const language = useLanguage();
  const weave = weaveOf(session);
  const { startsAt, endsAt, timeZone } = session;
  const when = `${shortDate(language.locale, startsAt, timeZone)} · ${clockRange(startsAt, endsAt, timeZone)}`;
  return (
    <div className={`only-narrow notice notice--${weave} stack-8`}>
      <p>
        <b>
          <Say text={session.course.title} />
        </b>
      </p>
      <p className="small muted">
        {when} · {placeName(language, session)}
      </p>
      <SeatsLine state={session.state} seats={session.seats} weave={weave} width={90} />
    </div>
  );
}

function SessionBeside({ session }: { session: SessionBriefFragment }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { startsAt, endsAt, timeZone } = session;
  const weave = weaveOf(session);
  return (
    <aside className="stack-24 only-wide">
      <div>
        <div className={`selvedge selvedge--${weave}`} />
        <div className="panel stack">
          <div>
            <p>
              <PlaceTag place={session} />
            </p>
            <h2 className="h-19">
              <Say text={session.course.title} />
            </h2>
          </div>
          <p>
            {longDate(locale, startsAt, timeZone)}
            <br />
            {t('session.times', { from: clock(startsAt, timeZone), to: clock(endsAt, timeZone) })}
            <br />
            {venueText(language, session)}
          </p>
          <SeatsLine state={session.state} seats={session.seats} weave={weave} width={90} />
        </div>
      </div>
      <div className="stack-8">
        <h2 className="h-19">{t('register.next')}</h2>
        <ol className="steps">
          <li>
            <Sentence id="register.next.ticket" />
          </li>
          <li>
            <Sentence id="register.next.reminder" />
          </li>
          <li>
            <Sentence id="register.next.cancel" />
          </li>
        </ol>
      </div>
    </aside>
  );
}
