import { Fragment } from 'react';
import type { InvitationQuery, SessionToRegisterQuery } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import type { MessageKey } from '../../shared/lib/i18n';
import type { Submission } from '../../shared/lib/frame';
import { isLocale } from '../../shared/lib/locale';
import { keptSeats, takesRegistrations } from '../../shared/lib/seats';
import { AttendanceChoice } from '../../shared/ui/attendance-choice';
import { ComesAfter } from '../../shared/ui/comes-after';
import { CARET_MARK, caretMark } from '../../shared/lib/form-place';
import { HELD_MARK, HOLDS_MARK } from '../../shared/lib/hold-form';
import { FocusPlace } from '../../shared/ui/form-switch';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { KeptSeats } from '../../shared/ui/kept-seats';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import type { OwnDetails } from './own-details';
import { OwnNotice } from './own-notice';
import { QuestionFields } from './question-fields';
import { namingQuestions } from './question-forms';
import { PlaceTag, placeName, venueText } from '../../shared/ui/place';
import { SeatsLine } from '../../shared/ui/seats';
import { timesText } from '../../shared/ui/hours';

export const REGISTER_FORM = 'register';

type RegisterSession = NonNullable<SessionToRegisterQuery['session']>;

interface RegisterPageProps {
  readonly session: RegisterSession;
  readonly submission: Submission | null;
  /** Whom a personal link invited: name and organisation are filled in, the contact never is. */
  readonly invitation: InvitationQuery['invitation'];
  /** Of whoever is signed in and comes themselves. */
  readonly own: OwnDetails | null;
  readonly idempotencyKey: string;
}

export function RegisterPage({ session, submission, invitation, own, idempotencyKey }: RegisterPageProps) {
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
                own={own}
                idempotencyKey={idempotencyKey}
              />
            ) : (
              <NoSeats session={session} />
            )}
          </div>
          <SessionBeside session={session} proven={own !== null} />
        </div>
      </div>
    </main>
  );
}

function RegisterForm({ session, submission, invitation, own, idempotencyKey }: RegisterPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const invited: Readonly<Record<string, string>> = invitation?.fullName
    ? { fullName: invitation.fullName, organisation: say(invitation.organisation) }
    : {};
  const known: Readonly<Record<string, string>> = { ...own, ...invited };
  const value = (name: string): string => submission?.values[name] ?? known[name] ?? '';
  const chosen = value('locale');
  const spoken = isLocale(chosen) ? chosen : locale;
  const full = waitsFor(session);
  const focus = submission?.focus ?? null;
  const asked = session.questions.filter(({ form }) => form === 'REGISTRATION');
  const focused = (name: string): boolean => focus?.field === name;
  return (
    <form
      id={REGISTER_FORM}
      method="post"
      action={`/${locale}/sessions/${session.id}/register`}
      className="stack-24"
      noValidate={errors.length > 0}
      {...{ [HOLDS_MARK]: '', ...(focus && { [CARET_MARK]: caretMark(focus) }) }}
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <FocusPlace />
      {invited['fullName'] && !submission && (
        <p className="notice notice--ok">
          <Sentence id="register.invited" values={{ name: invited['fullName'] }} />{' '}
          <a href={`/${locale}/sessions/${session.id}/register`}>{t('register.invited.other')}</a>
        </p>
      )}
      {!submission && <OwnNotice session={session} filled={own !== null} />}
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
      <AttendanceChoice seats={session.seats} value={submission?.values['attendanceMode']} />
      {asked.length > 0 && (
        <QuestionFields questions={asked} submission={submission} errors={errors} focus={focus} />
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
      <BeforeAsking session={session} proven={own !== null && !submission} />
      <p className="notice notice--warn" hidden {...{ [HELD_MARK]: '' }}>
        <Sentence id="frame.offline" />
      </p>
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
function BeforeAsking({ session, proven }: { session: RegisterSession; proven: boolean }) {
  const { state, seats } = session;
  const minutes = proven ? null : seats.addressHoldMinutes;
  if (waitsFor(session))
    return (
      <p className="notice notice--wait">
        <Sentence id="register.waitlist.notice" values={{ waiting: seats.waiting }} />
      </p>
    );
  if (state !== 'FULL' && !seats.needsApproval && !minutes) return null;
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
      {minutes && (
        <p>
          <Sentence id="register.address" values={{ minutes }} />
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
  const when = timesText(language, session, shortDate).join('; ');
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

function SessionBeside({ session, proven }: { session: RegisterSession; proven: boolean }) {
  const language = useLanguage();
  const { t } = language;
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
            {timesText(language, session).map((time) => (
              <Fragment key={time}>
                {time}
                <br />
              </Fragment>
            ))}
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
              id={
                session.seats.addressHoldMinutes && !proven ? 'register.next.address' : 'register.next.ticket'
              }
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
