import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { StateWord } from '../../shared/ui/state-word';
import { type Aside, type AsideSession, choicesOf, type doneAside } from './aside-view';

export interface AsidePageProps {
  readonly session: AsideSession;
  readonly submission: Submission | null;
  readonly publicUrl: string;
  readonly done: ReturnType<typeof doneAside>;
}

export const pathOfAside = (locale: string, { id }: Pick<AsideSession, 'id'>): string =>
  `/${locale}/trainer/sessions/${id}/aside`;

const HOUR_MS = 3_600_000;

/** Seats set aside for organisations, with their links, and the form to set more aside. */
export function AsidePage({ session, submission, publicUrl, done }: AsidePageProps) {
  const { locale, t } = useLanguage();
  const { seatsAside, state } = session;
  return (
    <ConsolePage
      title={t('aside.title', { count: session.seats.setAside })}
      gloss="aside.title.gloss"
      lead="aside.lead"
      back={{ href: `/${locale}/trainer/sessions/${session.id}/seats`, label: t('seating.title') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`aside.done.${done}`)}</SuccessNotice>}
    >
      <Which session={session} />
      {seatsAside.length === 0 ? (
        <EmptyState title={t('aside.none')}>{t('aside.none.help')}</EmptyState>
      ) : (
        <ul className="stack-24">
          {seatsAside.map((aside) => (
            <li key={aside.organisation?.id} className="panel panel--alone stack-8">
              <SetAside session={session} aside={aside} publicUrl={publicUrl} />
            </li>
          ))}
        </ul>
      )}
      {state === 'OPEN' || state === 'FULL' || state === 'DRAFT' || state === 'NOT_OPEN' ? (
        <NewAside session={session} submission={submission} />
      ) : (
        <p className="notice">
          <Sentence id="seating.closed" />
        </p>
      )}
    </ConsolePage>
  );
}

export function Which({ session }: { session: AsideSession }) {
  const language = useLanguage();
  return (
    <p className="gloss enrol-gloss">
      <Say text={session.course.title} /> · {dayAndClock(language.locale, session.startsAt, session.timeZone)}{' '}
      · {placeName(language, session)}
    </p>
  );
}

function SetAside({
  session,
  aside,
  publicUrl,
}: Pick<AsidePageProps, 'session' | 'publicUrl'> & { aside: Aside }) {
  const { locale, t } = useLanguage();
  const { organisation, seats, claimed, left, releaseHours, state, token } = aside;
  const path = pathOfAside(locale, session);
  const until = new Date(Date.parse(session.startsAt) - (releaseHours ?? 0) * HOUR_MS);
  const link = `link-${organisation?.id ?? ''}`;
  const fields = {
    organisationId: organisation?.id ?? '',
    seats: String(seats),
    release: releaseHours === null ? '' : String(releaseHours),
  };
  return (
    <>
      <h2 className="h-19">{organisation && <Say text={organisation.name} />}</h2>
      <p>
        <Sentence id="aside.claimed" values={{ seats, claimed, left }} />{' '}
        {state !== 'OPEN' && <StateWord tone="no">{t(`aside.state.${state}`)}</StateWord>}
      </p>
      {state === 'OPEN' && releaseHours !== null && (
        <p className="small muted">
          {t('aside.until', { when: dayAndClock(locale, until, session.timeZone) })}
        </p>
      )}
      {token && (
        <>
          <div className="field">
            <label htmlFor={link}>{t('aside.link')}</label>
            <input className="input" id={link} readOnly value={`${publicUrl}/${locale}/seats/${token}`} />
            <span className="hint">{t('aside.link.hint')}</span>
          </div>
          <div className="acts">
            <ActForm action={`${path}/link`} fields={fields}>
              {t('aside.link.new')}
            </ActForm>
            <ActForm action={`${path}/withdraw/check`} fields={{ organisationId: fields.organisationId }}>
              {t('aside.withdraw')}
            </ActForm>
          </div>
        </>
      )}
    </>
  );
}

function NewAside({ session, submission }: Pick<AsidePageProps, 'session' | 'submission'>) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const value = (name: string): string => submission?.values[name] ?? '';
  const choices = choicesOf(submission);
  return (
    <form
      method="post"
      action={`${pathOfAside(locale, session)}/check`}
      className="stack-24 two--form section-gap"
      noValidate
    >
      <FormKey submission={submission} />
      <h2 className="h-23">{t('aside.new')}</h2>
      <TextField
        name="organisation"
        label="aside.organisation"
        hint="aside.organisation.hint"
        value={value('organisation')}
        errors={errors}
        maxLength={200}
      />
      {choices.length > 0 && (
        <ChoiceField
          name="organisationId"
          label={t('aside.which')}
          value=""
          none={t('aside.which.none')}
          choices={choices.map(({ id, name }) => ({ value: id, label: say(name) }))}
          errors={errors}
        />
      )}
      <TextField
        name="seats"
        label="aside.seats"
        hint="aside.seats.hint"
        value={value('seats')}
        errors={errors}
        inputMode="numeric"
        maxLength={6}
      />
      <TextField
        name="release"
        label="seating.quota.release"
        hint="seating.quota.release.hint"
        value={value('release')}
        errors={errors}
        inputMode="numeric"
        maxLength={4}
        required={false}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t('aside.check')}
        </button>
        <span className="small muted">{t('seating.check.help')}</span>
      </p>
    </form>
  );
}
