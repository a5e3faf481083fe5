import type { SessionPlanQuery } from '../../shared/gql/graphql';
import { clock, isoDay, longDate } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { zoneName } from '../../shared/lib/zone-name';
import { ErrorSummary, formOf, TextField } from '../../shared/ui/form';
import { GlossOf, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { PlaceTag } from '../../shared/ui/place';

type PlannedSession = NonNullable<SessionPlanQuery['session']>;

interface PlanPageProps {
  readonly session: PlannedSession;
  readonly submission: Submission | null;
  /** What was just done. */
  readonly done: 'moved' | 'cancelled' | null;
}

export function PlanPage({ session, submission, done }: PlanPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const title = t('plan.page', { title: say(session.course.title) });
  const standing = session.state === 'OPEN' || session.state === 'FULL';
  const people = session.rosterCounts.confirmed + session.rosterCounts.waiting;
  return (
    <main id="main" className="wrap stack-24">
      <PageHead title={errors.length > 0 ? t('register.error.title', { title }) : title} />
      <p className="crumb">
        <a href={`/${locale}/trainer/sessions/${session.id}`}>{t('plan.back')}</a>
      </p>
      {done && <output className="notice notice--ok">{t(`plan.${done}`)}</output>}
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
          {t('plan.now', {
            when: `${longDate(locale, session.startsAt, session.timeZone)}, ${clock(session.startsAt, session.timeZone)}–${clock(session.endsAt, session.timeZone)}`,
          })}
        </p>
      </div>
      {standing ? (
        <>
          <p className="notice">
            <Sentence id="plan.affected" values={{ people }} />
          </p>
          <div className="two two--plan">
            <MoveForm session={session} submission={formOf(submission, 'move')} />
            <CancelForm session={session} submission={formOf(submission, 'cancel')} />
          </div>
        </>
      ) : (
        !done && <p className="notice">{t('plan.closed')}</p>
      )}
    </main>
  );
}

interface FormProps {
  readonly session: PlannedSession;
  readonly submission: Submission | null;
}

function MoveForm({ session, submission }: FormProps) {
  const { locale, t } = useLanguage();
  const { startsAt, endsAt, doorsOpenAt, timeZone, venue } = session;
  const errors = submission?.errors ?? [];
  const value = (name: string, now: string): string => submission?.values[name] ?? now;
  return (
    <form method="post" action={`/${locale}/trainer/sessions/${session.id}/plan/move`} className="stack-24">
      <h2>{t('plan.move')}</h2>
      <TextField
        name="day"
        label="plan.day"
        type="date"
        value={value('day', isoDay(startsAt, timeZone))}
        errors={errors}
      />
      <div className="times">
        <TextField
          name="from"
          label="plan.from"
          type="time"
          value={value('from', clock(startsAt, timeZone))}
          errors={errors}
        />
        <TextField
          name="to"
          label="plan.to"
          type="time"
          value={value('to', clock(endsAt, timeZone))}
          errors={errors}
        />
        <TextField
          name="doors"
          label="plan.doors"
          type="time"
          value={value('doors', clock(doorsOpenAt, timeZone))}
          errors={errors}
        />
      </div>
      <p className="hint">{t('common.zone', { zone: zoneName(locale, timeZone) })}</p>
      {session.mode === 'IN_PERSON' && (
        <>
          <TextField
            name="venueKm"
            label="plan.venue.km"
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
          {t('plan.move.submit')}
        </button>
      </p>
    </form>
  );
}

function CancelForm({ session, submission }: FormProps) {
  const { locale, t } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <form
      method="post"
      action={`/${locale}/trainer/sessions/${session.id}/plan/cancel`}
      className="stack-24 plan-cancel"
    >
      <h2>{t('plan.cancel')}</h2>
      <p>
        <Sentence id="plan.cancel.help" />
      </p>
      <TextField
        name="reasonKm"
        label="plan.reason.km"
        value={submission?.values['reasonKm'] ?? ''}
        errors={errors}
        lang="km"
        maxLength={500}
      />
      <TextField
        name="reasonEn"
        label="plan.reason.en"
        value={submission?.values['reasonEn'] ?? ''}
        errors={errors}
        lang="en"
        maxLength={500}
      />
      <p>
        <button className="btn btn--danger" type="submit">
          {t('plan.cancel.submit')}
        </button>
      </p>
    </form>
  );
}
