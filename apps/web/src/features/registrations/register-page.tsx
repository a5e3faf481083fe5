import { lazy, Suspense, useEffect } from 'react';
import type { InvitationQuery, SessionToRegisterQuery } from '../../shared/gql/graphql';
import { clock, clockRange, longDate, shortDate } from '../../shared/lib/dates';
import type { MessageKey } from '../../shared/lib/i18n';
import type { Submission } from '../../shared/lib/frame';
import { isLocale } from '../../shared/lib/locale';
import { keptSeats, takesRegistrations } from '../../shared/lib/seats';
import { ComesAfter } from '../../shared/ui/comes-after';
import { FocusPlace, restoreCaret } from '../../shared/ui/form-switch';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { KeptSeats } from '../../shared/ui/kept-seats';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { namingQuestions } from './question-forms';
import { PlaceTag, placeName, venueText } from '../../shared/ui/place';
import { SeatsLine } from '../../shared/ui/seats';

export const REGISTER_FORM = 'register';

/** Comes apart from the page: most sessions ask nothing. The server writes it with the page all the same. */
const AskedFields = lazy(async () => ({ default: (await import('./question-fields')).QuestionFields }));

type RegisterSession = NonNullable<SessionToRegisterQuery['session']>;

interface RegisterPageProps {
  readonly session: RegisterSession;
  readonly submission: Submission | null;
  /** Whom a personal link invited: name and organisation are filled in, the contact never is. */
  readonly invitation: InvitationQuery['invitation'];
  readonly idempotencyKey: string;
}

export function RegisterPage({ session, submission, invitation, idempotencyKey }: RegisterPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const full = waitsFor(session);
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
            <ErrorSummary
              errors={namingQuestions(errors, session.questions, say)}
              heading="register.error.heading"
            />
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
            <ComesAfter course={session.course} />
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
  const full = waitsFor(session);
  const focus = submission?.focus ?? null;
  useEffect(() => {
    if (focus) restoreCaret(focus);
  }, [focus]);
  const asked = session.questions.filter(({ form }) => form === 'REGISTRATION');
  const focused = (name: string): boolean => focus?.field === name;
  return (
    <form
      id={REGISTER_FORM}
      method="post"
      action={`/${locale}/sessions/${session.id}/register`}
      className="stack-24"
      noValidate={errors.length > 0}
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <FocusPlace />
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
        focused={focused('fullName')}
        errors={errors}
        autoComplete="name"
        maxLength={200}
      />
      <TextField
        name="organisation"
        label="register.organisation"
        hint="register.organisation.hint"
        value={value('organisation')}
        focused={focused('organisation')}
        errors={errors}
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        name="contact"
        label="register.contact"
        hint="register.contact.hint"
        value={value('contact')}
        focused={focused('contact')}
        errors={errors}
        autoComplete="email"
        maxLength={320}
      />
      {asked.length > 0 && (
        <Suspense>
          <AskedFields
            questions={asked}
            submission={submission}
            errors={errors}
            focus={focus}
            putCaret={restoreCaret}
          />
        </Suspense>
      )}
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
      <BeforeAsking session={session} />
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

/** Does everybody who comes now wait? Not where seats are kept for some. */
const waitsFor = ({ state, seats }: RegisterSession): boolean => state === 'FULL' && keptSeats(seats) === 0;

/** What whoever registers must know before: that they wait, for whom seats are kept, that somebody looks at it. */
function BeforeAsking({ session }: { session: RegisterSession }) {
  const { state, seats } = session;
  if (waitsFor(session))
    return (
      <p className="notice notice--wait">
        <Sentence id="register.waitlist.notice" values={{ waiting: seats.waiting }} />
      </p>
    );
  if (state !== 'FULL' && !seats.needsApproval && !seats.addressHoldMinutes) return null;
  return (
    <div className="notice stack-8">
      {state === 'FULL' && (
        <>
          <p>
            <Sentence id="register.only-kept" />
          </p>
          <KeptSeats session={session} />
        </>
      )}
      {seats.addressHoldMinutes && (
        <p>
          <Sentence id="register.address" values={{ minutes: seats.addressHoldMinutes }} />
        </p>
      )}
      {seats.needsApproval && (
        <p>
          <Sentence id="seats.approval" />
        </p>
      )}
    </div>
  );
}

const NO_SEATS: Partial<Record<RegisterSession['state'], MessageKey>> = {
  CANCELLED: 'session.cancelled.heading',
  POSTPONED: 'session.postponed.heading',
  NOT_OPEN: 'session.not-open.heading',
  CLOSED: 'session.closed.heading',
  DRAFT: 'session.draft.heading',
};

function NoSeats({ session }: { session: RegisterSession }) {
  const { locale, t } = useLanguage();
  const { state } = session;
  return (
    <div className={state === 'CANCELLED' ? 'notice notice--bad stack-8' : 'notice stack-8'}>
      <h2>{t(NO_SEATS[state] ?? 'session.ended.heading')}</h2>
      <p>
        <a href={`/${locale}`}>{t('session.see-others')}</a>
      </p>
    </div>
  );
}

function SessionOnPhone({ session }: { session: RegisterSession }) {
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

function SessionBeside({ session }: { session: RegisterSession }) {
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
            <Sentence
              id={session.seats.addressHoldMinutes ? 'register.next.address' : 'register.next.ticket'}
            />
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
