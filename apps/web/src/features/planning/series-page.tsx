import type { PreviewSeriesQuery, SeriesPageQuery } from '../../shared/gql/graphql';
import { longDate, weekdayName } from '../../shared/lib/dates';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { PlaceTag } from '../../shared/ui/place';
import { TextArea } from '../../shared/ui/text-area';
import { Ticks } from '../../shared/ui/ticks';
import { timesText } from '../../shared/ui/hours';
import { SERIES_FIELDS, STEPS, type SeriesTyped } from './series-rule';

type SeriesPreview = Pick<PreviewSeriesQuery['previewSeries'], 'dates' | 'leftOut' | 'missingLanguages'>;

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
  const language = useLanguage();
  const { locale, t } = language;
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
        {session.isDateKnown && <span className="muted">{timesText(language, session).join('; ')}</span>}
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
  preview: { dates, leftOut, missingLanguages },
  submission,
}: {
  path: string;
  session: SeriesPageProps['session'];
  typed: SeriesTyped;
  preview: SeriesPreview;
  submission: Submission | null;
}) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const errors = submission?.errors ?? [];
  const needsReason =
    missingLanguages.length > 0 ||
    dates.some(({ conflicts }) => conflicts.length > 0) ||
    errors.some(({ field }) => field === 'overrideReason');
  return (
    <section className="stack" aria-labelledby="dates">
      <h2 id="dates">{t('series.dates', { count: dates.length })}</h2>
      <ol className="stack-8">
        {dates.map(({ conflicts, holiday, ...times }) => (
          <li key={times.startsAt}>
            {timesText(language, { ...times, timeZone }).join('; ')}
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
      {missingLanguages.length > 0 && (
        <p className="bad">
          <Sentence id="series.language" values={{ languages: missingLanguages.join(', ') }} />
        </p>
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
            errors={errors}
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
