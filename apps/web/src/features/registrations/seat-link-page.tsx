import type { SeatLinkPageQuery } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import type { SeatHalves } from '../../shared/lib/attendance-mode';
import type { Submission } from '../../shared/lib/frame';
import type { MessageKey } from '../../shared/lib/i18n';
import { isLocale } from '../../shared/lib/locale';
import { takesRegistrations } from '../../shared/lib/seats';
import { AttendanceChoice } from '../../shared/ui/attendance-choice';
import { ErrorSummary, TextField } from '../../shared/ui/form';
import { weaveOf } from '../../shared/ui/krama';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { placeName } from '../../shared/ui/place';
import { timesText } from '../../shared/ui/hours';
import { QuestionFields } from './question-fields';
import { namingQuestions } from './question-forms';

type Link = NonNullable<SeatLinkPageQuery['seatLink']>;
type LinkSession = NonNullable<Link['session']>;

interface SeatLinkPageProps {
  readonly token: string;
  /** Null for one that is none. */
  readonly link: Link | null;
  readonly submission: Submission | null;
  readonly idempotencyKey: string;
}

/** Seats set aside for an organisation, for whoever has the link: how many are left, and the form; or why there is none. */
export function SeatLinkPage({ token, link, submission, idempotencyKey }: SeatLinkPageProps) {
  const { t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const session = link?.session;
  const organisation = link?.organisation ? say(link.organisation.name) : '';
  const open = link?.state === 'OPEN' && session && takesRegistrations(session.state);
  const title = titleOf(link, Boolean(open));
  const words = t(title, { organisation });
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title: words }) : words} />
      <ErrorSummary
        errors={session ? namingQuestions(errors, session.questions, say) : errors}
        heading="register.error.heading"
      />
      <hgroup>
        <h1>{words}</h1>
        <GlossOf id={`${title}.gloss`} />
      </hgroup>
      {session && <WhichSession session={session} />}
      {open ? (
        <>
          <Left link={link} session={session} organisation={organisation} />
          <Form
            token={token}
            session={session}
            organisation={organisation}
            submission={submission}
            idempotencyKey={idempotencyKey}
            waits={waitsFor(link, session)}
            halves={halvesFor(link, session)}
          />
        </>
      ) : (
        <WayOn title={title} session={session ?? null} />
      )}
    </main>
  );
}

const TITLES = {
  OPEN: 'seat-link.closed',
  WITHDRAWN: 'seat-link.withdrawn',
  ENDED: 'seat-link.ended',
} as const satisfies Record<Link['state'], MessageKey>;

function titleOf(link: Link | null, open: boolean) {
  if (!link) return 'seat-link.broken';
  return open ? 'seat-link.title' : TITLES[link.state];
}

/** None is left for them, and none for anybody. */
const waitsFor = ({ left }: Link, { state }: LinkSession): boolean => left === 0 && state === 'FULL';

/** Left in the room and on-line for those who have the link: what is set aside for them counts as taken for everybody else alone. */
function halvesFor({ left }: Link, { seats }: LinkSession): SeatHalves {
  if (seats.onlineCapacity == null || left === 0) return seats;
  const free = seats.capacity - (seats.taken - seats.setAside);
  const online = seats.onlineCapacity - seats.onlineTaken;
  const within = (half: number): number => Math.max(0, Math.min(half, left + seats.left));
  return { roomLeft: within(free - online), onlineLeft: within(online) };
}

/** How many are left; and once none are, what whoever registers now has instead. */
function Left({ link, session, organisation }: { link: Link; session: LinkSession; organisation: string }) {
  const { seats, left } = link;
  if (left > 0)
    return (
      <p className="notice notice--ok">
        <Sentence id="seat-link.left" values={{ seats, left, organisation }} />
      </p>
    );
  return (
    <div className={waitsFor(link, session) ? 'notice notice--wait stack-8' : 'notice stack-8'}>
      <p>
        <b>
          <Sentence id="seat-link.none-left" values={{ seats, organisation }} />
        </b>
      </p>
      <p>
        <Sentence
          id={session.state === 'FULL' ? 'seat-link.waitlist' : 'seat-link.open-seats'}
          values={{ left: session.seats.left, waiting: session.seats.waiting }}
        />
      </p>
    </div>
  );
}

interface FormProps extends Pick<SeatLinkPageProps, 'token' | 'submission' | 'idempotencyKey'> {
  readonly session: LinkSession;
  readonly organisation: string;
  readonly waits: boolean;
  readonly halves: SeatHalves;
}

function Form({ token, session, organisation, submission, idempotencyKey, waits, halves }: FormProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  const value = (name: string): string => submission?.values[name] ?? '';
  const chosen = value('locale');
  const spoken = isLocale(chosen) ? chosen : locale;
  const { addressHoldMinutes, needsApproval } = session.seats;
  return (
    <form
      method="post"
      action={`/${locale}/seats/${token}`}
      className="stack-24 two--form"
      noValidate={errors.length > 0}
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <TextField
        name="fullName"
        label="register.name"
        hint="register.name.hint"
        value={value('fullName')}
        errors={errors}
        autoComplete="name"
        maxLength={200}
      />
      <div className="field">
        <p>
          <b>{t('register.organisation')}</b>
        </p>
        <p>{organisation}</p>
        <span className="hint">{t('seat-link.organisation.hint')}</span>
      </div>
      <TextField
        name="contact"
        label="register.contact"
        hint="register.contact.hint"
        value={value('contact')}
        errors={errors}
        autoComplete="email"
        maxLength={320}
      />
      <AttendanceChoice seats={halves} value={submission?.values['attendanceMode']} />
      <QuestionFields
        questions={session.questions.filter(({ form }) => form === 'REGISTRATION')}
        submission={submission}
        errors={errors}
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
      {!waits && Boolean(addressHoldMinutes) && (
        <p className="notice">
          <Sentence id="register.address" values={{ minutes: addressHoldMinutes ?? 0 }} />
        </p>
      )}
      {needsApproval && (
        <p className="notice">
          <Sentence id="seats.approval" />
        </p>
      )}
      <p className="acts">
        <button className={waits ? 'btn btn--wait' : 'btn'} type="submit">
          {t(waits ? 'register.waitlist.submit' : 'register.submit')}
        </button>
        <a className="btn btn--second" href={`/${locale}/sessions/${session.id}`}>
          {t('seat-link.session')}
        </a>
      </p>
      <p className="hint measure">
        <Sentence id="register.privacy" /> <a href={`/${locale}/privacy`}>{t('register.privacy.link')}</a>
      </p>
    </form>
  );
}

/** The link opens nothing: why, and how one registers without it. */
function WayOn({ title, session }: { title: ReturnType<typeof titleOf>; session: LinkSession | null }) {
  const { locale, t } = useLanguage();
  if (title === 'seat-link.title') return null;
  return (
    <>
      <p className="measure">
        <Sentence id={`${title}.help`} />
      </p>
      <p className="acts">
        {session && takesRegistrations(session.state) && (
          <a className="btn" href={`/${locale}/sessions/${session.id}/register`}>
            {t('seat-link.as-everybody')}
          </a>
        )}
        {session && (
          <a className="btn btn--second" href={`/${locale}/sessions/${session.id}`}>
            {t('seat-link.session')}
          </a>
        )}
        <a className="btn btn--second" href={`/${locale}`}>
          {t('session.see-others')}
        </a>
      </p>
    </>
  );
}

function WhichSession({ session }: { session: LinkSession }) {
  const language = useLanguage();
  const when = timesText(language, session, shortDate).join('; ');
  return (
    <div className={`notice notice--${weaveOf(session)} stack-8`}>
      <p>
        <b>
          <Say text={session.course.title} />
        </b>
      </p>
      <p className="small muted">
        {session.isDateKnown ? when : language.t('session.postponed')} · {placeName(language, session)}
      </p>
    </div>
  );
}
