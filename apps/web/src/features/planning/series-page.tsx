import type { PreviewSeriesQuery, SeriesPageQuery } from '../../shared/gql/graphql';
import { clockRange, longDate, weekdayName } from '../../shared/lib/dates';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PlaceTag } from '../../shared/ui/place';
import { TextArea } from '../../shared/ui/text-area';
import { Ticks } from '../../shared/ui/ticks';
import { SERIES_FIELDS, STEPS, type SeriesTyped } from './series-rule';

type SeriesPreview = Pick<PreviewSeriesQuery['previewSeries'], 'dates' | 'leftOut'>;

export interface SeriesPageProps {
  readonly session: NonNullable<SeriesPageQuery['session']>;
  readonly typed: SeriesTyped;
  /** Null before anything was asked. */
  readonly preview: SeriesPreview | null;
  /** What is wrong with the rule. */
  readonly errors: readonly FieldError[];
  readonly submission: Submission | null;
}

/** A session again and again: the rule, its dates, and then the drafts. */
export function SeriesPage({ session, typed, preview, errors, submission }: SeriesPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/manage/sessions/${session.id}/series`;
  const wrong = [...errors, ...(submission?.errors ?? [])];
  return (
    <ConsolePage
      title={t('series.title')}
      gloss="series.title.gloss"
      lead="series.lead"
      back={{ href: `/${locale}/trainer/sessions/${session.id}/plan`, label: t('plan.title') }}
      errors={wrong}
    >
      <p>
        <PlaceTag place={session} /> <Say text={session.course.title} />{' '}
        {session.isDateKnown && (
          <span className="muted">
            {longDate(locale, session.startsAt, session.timeZone)},{' '}
            {clockRange(session.startsAt, session.endsAt, session.timeZone)}
          </span>
        )}
      </p>
      <RuleForm path={path} typed={typed} errors={wrong} />
      {preview && preview.dates.length > 0 && (
        <Dates path={path} session={session} typed={typed} preview={preview} submission={submission} />
      )}
    </ConsolePage>
  );
}

/** Monday to Sunday of some week. */
const WEEK = [4, 5, 6, 7, 8, 9, 10].map((day) => `2027-01-${String(day).padStart(2, '0')}T12:00:00Z`);

function RuleForm({
  path,
  typed,
  errors,
}: {
  path: string;
  typed: SeriesTyped;
  errors: readonly FieldError[];
}) {
  const { locale, t } = useLanguage();
  return (
    <form method="get" action={path} className="stack-24">
      <fieldset className="field" id="every">
        <legend>{t('series.every')}</legend>
        {STEPS.map((step) => (
          <label key={step} className="check">
            <input type="radio" name="every" value={step} defaultChecked={(typed.every || 'WEEK') === step} />
            <span>{t(`series.every.${step}`)}</span>
          </label>
        ))}
      </fieldset>
      <Ticks
        name="weekdays"
        legend={t('series.weekdays')}
        hint={t('series.weekdays.hint')}
        chosen={typed.weekdays}
        errors={errors}
        choices={WEEK.map((day, at) => ({ value: String(at + 1), label: weekdayName(locale, day, 'UTC') }))}
      />
      <div className="times">
        <TextField
          name="until"
          label="series.until"
          type="date"
          value={typed.until}
          errors={errors}
          required={false}
        />
        <TextField
          name="times"
          label="series.times"
          inputMode="numeric"
          maxLength={3}
          value={typed.times}
          errors={errors}
          required={false}
        />
      </div>
      <TextArea
        name="except"
        label={t('series.except')}
        hint={t('series.except.hint')}
        rows={3}
        maxLength={1_200}
        value={typed.except}
        errors={errors}
        required={false}
      />
      <label className="check">
        <input type="checkbox" name="onHolidays" value="on" defaultChecked={typed.onHolidays !== ''} />
        <span>{t('series.onHolidays')}</span>
      </label>
      <p className="acts">
        <button className="btn btn--second" type="submit">
          {t('series.show')}
        </button>
      </p>
    </form>
  );
}

function Dates({
  path,
  session: { timeZone },
  typed,
  preview: { dates, leftOut },
  submission,
}: {
  path: string;
  session: SeriesPageProps['session'];
  typed: SeriesTyped;
  preview: SeriesPreview;
  submission: Submission | null;
}) {
  const { locale, t, say } = useLanguage();
  const needsReason = dates.some(({ conflicts }) => conflicts.length > 0);
  return (
    <section className="stack" aria-labelledby="dates">
      <h2 id="dates">{t('series.dates', { count: dates.length })}</h2>
      <ol className="stack-8">
        {dates.map(({ startsAt, endsAt, conflicts, holiday }) => (
          <li key={startsAt}>
            {longDate(locale, startsAt, timeZone)}, {clockRange(startsAt, endsAt, timeZone)}
            {holiday && (
              <p className="muted small">
                <Sentence id="series.holiday" values={{ name: say(holiday) }} />
              </p>
            )}
            {conflicts.length > 0 && (
              <p className="bad small">
                <Sentence id="series.conflict" values={{ names: conflicts.join(', ') }} />
              </p>
            )}
          </li>
        ))}
      </ol>
      {leftOut.length > 0 && (
        <ul className="stack-8 muted">
          {leftOut.map(({ day, name }) => (
            <li key={day}>
              <Sentence
                id="series.leftOut"
                values={{ day: longDate(locale, `${day}T12:00:00Z`, 'UTC'), name: say(name) }}
              />
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={path} className="stack">
        <FormKey submission={submission} />
        {SERIES_FIELDS.map((name) => (
          <input key={name} type="hidden" name={name} value={typed[name]} />
        ))}
        {typed.weekdays.map((day) => (
          <input key={day} type="hidden" name="weekdays" value={day} />
        ))}
        {needsReason && (
          <TextField
            name="overrideReason"
            label="planning.override"
            hint="planning.override.hint"
            maxLength={1_000}
            value={submission?.values['overrideReason'] ?? ''}
            errors={submission?.errors ?? []}
            required={false}
          />
        )}
        <p className="acts">
          <button className="btn" type="submit">
            {t('series.submit', { count: dates.length })}
          </button>
        </p>
      </form>
    </section>
  );
}
