import type { SessionPlanQuery } from '../../shared/gql/graphql';
import { clock } from '../../shared/lib/dates';
import type { MessageKey } from '../../shared/lib/i18n';
import type { Submission } from '../../shared/lib/frame';
import { zoneName } from '../../shared/lib/zone-name';
import { ActForm } from '../../shared/ui/act-form';
import { ErrorSummary, formOf, TextField } from '../../shared/ui/form';
import { timesText } from '../../shared/ui/hours';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag } from '../../shared/ui/place';
import { timeValues } from '../../shared/lib/block-form';
import { BlockRows } from '../../shared/ui/block-rows';
import { Minimum } from './minimum';
import { SilentPeople } from './silent-people';
import { type Registered, WhoIsTold } from './who-is-told';

type PlannedSession = NonNullable<SessionPlanQuery['session']>;

export const PLAN_DONE = [
  'moved',
  'cancelled',
  'opened',
  'registration-closed',
  'postponed',
  'dated',
  'kept',
  'taken-back',
  'copied',
  'anyway',
  'series',
] as const;
export type PlanDone = (typeof PLAN_DONE)[number];

interface PlanPageProps {
  readonly session: PlannedSession;
  /** Null of a draft: nobody has heard of it. */
  readonly registered: Registered | null;
  readonly submission: Submission | null;
  /** What was just done. */
  readonly done: PlanDone | null;
}

export function PlanPage({ session, registered, submission, done }: PlanPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const errors = submission?.errors ?? [];
  const title = t('plan.page', { title: say(session.course.title) });
  const standing = session.state !== 'CANCELLED' && session.state !== 'ENDED';
  const isDraft = session.state === 'DRAFT';
  return (
    <main id="main" className="wrap stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <p className="crumb">
        <a href={`/${locale}/trainer/sessions/${session.id}`}>{t('plan.back')}</a>
      </p>
      {done && (
        <output className="notice notice--ok">{t(done === 'series' ? 'series.done' : `plan.${done}`)}</output>
      )}
      <ErrorSummary errors={errors} heading="plan.error.heading" />
      <div>
        <p>
          <PlaceTag place={session} />
        </p>
        <hgroup>
          <h1>{t('plan.title')}</h1>
          <GlossOf id="plan.title.gloss" />
        </hgroup>
        <p className="lead">
          <Say text={session.course.title} />
        </p>
        <p>
          {t(session.isDateKnown ? 'plan.now' : 'session.no-longer', {
            when: timesText(language, session).join('; '),
          })}
        </p>
      </div>
      {standing ? (
        <>
          <Minimum session={session} />
          <Registration session={session} submission={formOf(submission, 'open')} />
          <p>
            <a href={`/${locale}/manage/sessions/${session.id}/edit`}>{t('planning.edit.all')}</a>
          </p>
          <SilentPeople session={session} submission={formOf(submission, 'unanswered')} />
          {registered && <WhoIsTold session={session} registered={registered} />}
          <div className="two two--plan">
            <MoveForm session={session} submission={formOf(submission, 'move')} />
            {!isDraft && (
              <div className="stack-24">
                {session.isDateKnown && (
                  <ReasonForm act="postpone" session={session} submission={formOf(submission, 'postpone')} />
                )}
                <ReasonForm act="cancel" session={session} submission={formOf(submission, 'cancel')} />
              </div>
            )}
          </div>
        </>
      ) : (
        !done && <p className="notice">{t('plan.closed')}</p>
      )}
      <section className="stack-8">
        <h2>{t('plan.copy')}</h2>
        <p>
          <Sentence id="plan.copy.help" />
        </p>
        <ActForm action={`/${locale}/trainer/sessions/${session.id}/plan/copy`}>
          {t('plan.copy.submit')}
        </ActForm>
        <p>
          <a href={`/${locale}/manage/sessions/${session.id}/series`}>{t('plan.copy.series')}</a>
        </p>
      </section>
    </main>
  );
}

interface FormProps {
  readonly session: PlannedSession;
  readonly submission: Submission | null;
}

const REGISTRATION = {
  DRAFT: { words: 'plan.state.draft', act: 'open', button: 'plan.open.draft' },
  NOT_OPEN: { words: 'plan.state.not-open', act: 'close', button: 'plan.close' },
  OPEN: { words: 'plan.state.open', act: 'close', button: 'plan.close' },
  CLOSED: { words: 'plan.state.closed', act: 'open', button: 'plan.open' },
  POSTPONED: { words: 'plan.state.postponed', act: null, button: null },
} as const;

/** Whether people can register, and the button for the other. */
function Registration({ session, submission }: FormProps) {
  const { locale, t } = useLanguage();
  const { state } = session;
  if (state === 'CANCELLED' || state === 'ENDED') return null;
  const { words, act, button } = REGISTRATION[state === 'FULL' ? 'OPEN' : state];
  return (
    <section className="stack-8">
      <p>
        <Sentence id={words} />
      </p>
      {act && (
        <ActForm
          action={`/${locale}/trainer/sessions/${session.id}/plan/${act}`}
          tone={act === 'open' ? 'first' : 'second'}
          asks={<OverrideReason submission={submission} />}
        >
          {t(button)}
        </ActForm>
      )}
    </section>
  );
}

/** Why a trainer comes who trains elsewhere then: asked only where it is so. */
function OverrideReason({ submission }: { submission: Submission | null }) {
  const errors = submission?.errors ?? [];
  const value = submission?.values['overrideReason'] ?? '';
  if (value === '' && !errors.some(({ field }) => field === 'overrideReason')) return null;
  return (
    <TextField
      name="overrideReason"
      label="planning.override"
      hint="planning.override.hint"
      value={value}
      errors={errors}
      maxLength={1_000}
      required={false}
    />
  );
}

const MOVE_BUTTON: Partial<Record<PlannedSession['state'], MessageKey>> = {
  DRAFT: 'plan.move.draft',
  POSTPONED: 'plan.date.submit',
};

function MoveForm({ session, submission }: FormProps) {
  const { locale, t } = useLanguage();
  const { doorsOpenAt, timeZone, venue } = session;
  const errors = submission?.errors ?? [];
  // Of a session without a date the hours are proposed, and no day.
  const stands = Object.fromEntries(
    Object.entries(timeValues(session)).filter(([name]) => session.isDateKnown || !name.endsWith('day')),
  );
  const value = (name: string, now: string): string => submission?.values[name] ?? now;
  return (
    <form method="post" action={`/${locale}/trainer/sessions/${session.id}/plan/move`} className="stack-24">
      <h2>{t(session.isDateKnown ? 'plan.move' : 'plan.date')}</h2>
      <TextField
        name="day"
        label="plan.day"
        type="date"
        value={value('day', stands['day'] ?? '')}
        errors={errors}
      />
      <div className="times">
        <TextField
          name="from"
          label="plan.from"
          type="time"
          value={value('from', stands['from']!)}
          errors={errors}
        />
        <TextField name="to" label="plan.to" type="time" value={value('to', stands['to']!)} errors={errors} />
        <TextField
          name="doors"
          label="plan.doors"
          type="time"
          value={value('doors', clock(doorsOpenAt, timeZone))}
          errors={errors}
        />
      </div>
      <BlockRows values={submission?.values ?? stands} errors={errors} />
      <p className="hint">{t('common.zone', { zone: zoneName(locale, timeZone) })}</p>
      {!session.isDateKnown && (
        <>
          <p>
            <Sentence id="plan.reconfirm.help" />
          </p>
          <div className="times">
            <TextField
              name="reconfirmDay"
              label="plan.reconfirm.day"
              type="date"
              value={value('reconfirmDay', '')}
              errors={errors}
            />
            <TextField
              name="reconfirmTime"
              label="plan.reconfirm.time"
              type="time"
              value={value('reconfirmTime', '17:00')}
              errors={errors}
            />
          </div>
        </>
      )}
      {session.mode === 'IN_PERSON' && (
        <>
          <TextField
            name="venueKm"
            label="plan.venue.km"
            {...(session.mapUrl && { hint: 'planning.map-url.move' as const })}
            value={value('venueKm', venue?.km ?? '')}
            errors={errors}
            lang="km"
            maxLength={200}
          />
          <TextField
            name="venueEn"
            label="plan.venue.en"
            value={value('venueEn', venue?.en ?? '')}
            errors={errors}
            lang="en"
            maxLength={200}
          />
        </>
      )}
      {session.joinUrl && (
        <TextField
          name="joinUrl"
          label="planning.join-url"
          hint="planning.join-url.move"
          value={value('joinUrl', session.joinUrl)}
          errors={errors}
          maxLength={500}
          inputMode="url"
          required={false}
        />
      )}
      <OverrideReason submission={submission} />
      <TextField
        name="reason"
        label="plan.reason"
        value={value('reason', '')}
        errors={errors}
        maxLength={500}
        required={false}
      />
      <p>
        <button className="btn" type="submit">
          {t(MOVE_BUTTON[session.state] ?? 'plan.move.submit')}
        </button>
      </p>
    </form>
  );
}

/** What ends a plan, for now or for good: it needs a reason that everybody reads. */
function ReasonForm({ act, session, submission }: FormProps & { act: 'postpone' | 'cancel' }) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <form
      method="post"
      action={`/${locale}/trainer/sessions/${session.id}/plan/${act}`}
      className="stack-24 plan-cancel"
    >
      <h2 id={act}>{t(`plan.${act}`)}</h2>
      <p>
        <Sentence id={`plan.${act}.help`} />
      </p>
      <TextField
        name={`${act}ReasonKm`}
        label="plan.reason.km"
        value={submission?.values[`${act}ReasonKm`] ?? ''}
        errors={errors}
        lang="km"
        maxLength={500}
      />
      <TextField
        name={`${act}ReasonEn`}
        label="plan.reason.en"
        value={submission?.values[`${act}ReasonEn`] ?? ''}
        errors={errors}
        lang="en"
        maxLength={500}
      />
      <p>
        <button className={act === 'cancel' ? 'btn btn--danger' : 'btn btn--second'} type="submit">
          {t(`plan.${act}.submit`)}
        </button>
      </p>
    </form>
  );
}
