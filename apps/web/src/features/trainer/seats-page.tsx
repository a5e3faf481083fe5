import type { SeatsPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { Field, FieldMessage } from '../../shared/ui/field';
import { weaveOf } from '../../shared/ui/krama';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { placeName } from '../../shared/ui/place';
import { SeatCloth } from '../../shared/ui/seats';
import { KINDS, type QuotaRow, quotaRows, seatValues } from './seats-view';

export type SeatedSession = NonNullable<SeatsPageQuery['session']>;
export type SeatCity = SeatsPageQuery['cities']['nodes'][number];

export interface SeatsPageProps {
  readonly session: SeatedSession;
  readonly cities: readonly SeatCity[];
  readonly submission: Submission | null;
  /** How many moved up by what was just saved. */
  readonly saved: number | null;
}

/** How many seats a session has, for whom some are kept, and what happens with those that come free. */
export function SeatsPage({ session, cities, submission, saved }: SeatsPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const { taken, capacity, waiting, setAside } = session.seats;
  const errors = submission?.errors ?? [];
  const standing = session.state === 'OPEN' || session.state === 'FULL';
  return (
    <ConsolePage
      title={t('seating.title')}
      gloss="seating.title.gloss"
      back={{ href: `/${locale}/trainer/sessions/${session.id}`, label: t('plan.back') }}
      errors={errors}
      notice={
        saved !== null && (
          <SuccessNotice>
            <Sentence id="seating.saved" values={{ count: saved }} />
          </SuccessNotice>
        )
      }
    >
      <div className="enrol-facts">
        <p>
          <b>
            <Say text={session.course.title} />
          </b>
          <br />
          {dayAndClock(locale, session.startsAt, session.timeZone)} · {placeName(language, session)}
        </p>
        <div className="seats-line">
          <SeatCloth state={session.state} seats={session.seats} weave={weaveOf(session)} width={90} />
          <p>
            {t('seating.now', { taken, capacity, waiting })}{' '}
            {setAside > 0 && <Sentence id="aside.of-taken" values={{ count: setAside }} />}
          </p>
        </div>
        <p>
          <a href={`/${locale}/trainer/sessions/${session.id}/aside`}>{t('aside.page')}</a>
        </p>
      </div>
      {standing ? (
        <SeatsForm
          session={session}
          cities={cities}
          values={submission?.values ?? seatValues(session.seats)}
          errors={errors}
        />
      ) : (
        <p className="notice">
          <Sentence id="seating.closed" />
        </p>
      )}
    </ConsolePage>
  );
}

interface SeatsFormProps extends Pick<SeatsPageProps, 'session' | 'cities'> {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

function SeatsForm({ session, cities, values, errors }: SeatsFormProps) {
  const { locale, t } = useLanguage();
  const hybrid = session.seats.onlineCapacity !== null;
  const hint = <Sentence id="seating.capacity.hint" values={{ hybrid: hybrid ? 'yes' : 'no' }} />;
  return (
    <form
      method="post"
      action={`/${locale}/trainer/sessions/${session.id}/seats/check`}
      className="stack-24 seating"
      noValidate
    >
      {/* What Enter in a field presses: otherwise it were the first button below, which removes a quota. */}
      <button className="vh" type="submit" tabIndex={-1} aria-hidden="true" />
      <div className="seating-figures">
        <Figure name="capacity" label={t('seating.capacity')} hint={hint} values={values} errors={errors} />
        {hybrid && (
          <Figure name="onlineCapacity" label={t('seating.onlineCapacity')} values={values} errors={errors} />
        )}
      </div>
      <Quotas rows={quotaRows(values)} cities={cities} errors={errors} />
      <Choice name="promotion" options={['CONFIRM', 'OFFER']} values={values} />
      <div className="seating-figures">
        <Figure name="offerHours" label={t('seating.offerHours')} values={values} errors={errors} />
        <Figure
          name="offerCutoffHours"
          label={t('seating.offerCutoffHours')}
          values={values}
          errors={errors}
        />
      </div>
      <Choice name="groupPolicy" options={['SKIP', 'HOLD']} values={values} />
      <Figure
        name="cancelCutoffHours"
        label={t('seating.cancelCutoffHours')}
        values={values}
        errors={errors}
      />
      <Figure
        name="addressHoldMinutes"
        label={t('seating.addressHoldMinutes')}
        hint={t('seating.addressHoldMinutes.hint')}
        values={values}
        errors={errors}
      />
      <Choice name="sameHour" options={['WARN', 'BLOCK']} values={values} />
      <fieldset className="field">
        <legend>{t('seating.approval')}</legend>
        <label className="check">
          <input
            type="checkbox"
            name="needsApproval"
            value="on"
            defaultChecked={values['needsApproval'] === 'on'}
          />
          <span>{t('seating.needsApproval')}</span>
        </label>
      </fieldset>
      <p className="acts">
        <button className="btn" type="submit">
          {t('seating.check')}
        </button>
        <span className="small muted">{t('seating.check.help')}</span>
      </p>
    </form>
  );
}

interface FigureProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: React.ReactNode;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** A whole number, in Latin or Khmer digits. */
const Figure = ({ name, label, hint, values, errors }: FigureProps) => (
  <Field name={name} label={label} hint={hint} errors={errors}>
    {(marks) => (
      <input
        className="input figure"
        {...marks}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        defaultValue={values[name] ?? ''}
      />
    )}
  </Field>
);

interface ChoiceProps {
  readonly name: 'promotion' | 'groupPolicy' | 'sameHour';
  readonly options: readonly ('CONFIRM' | 'OFFER' | 'SKIP' | 'HOLD' | 'WARN' | 'BLOCK')[];
  readonly values: Readonly<Record<string, string>>;
}

function Choice({ name, options, values }: ChoiceProps) {
  const { t } = useLanguage();
  return (
    <fieldset className="field">
      <legend>{t(`seating.${name}`)}</legend>
      {options.map((option) => (
        <label key={option} className="check">
          <input type="radio" name={name} value={option} defaultChecked={values[name] === option} />
          <span>{t(`seating.${name}.${option}` as 'seating.promotion.OFFER')}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface QuotasProps {
  readonly rows: readonly QuotaRow[];
  readonly cities: readonly SeatCity[];
  readonly errors: readonly FieldError[];
}

/** One row for each quota. Adding and removing are buttons of the form, so that they need no script. */
function Quotas({ rows, cities, errors }: QuotasProps) {
  const { t } = useLanguage();
  const error = errors.find(({ field }) => field === 'quotas');
  return (
    <fieldset className={error ? 'field field--error seating-quotas' : 'field seating-quotas'} id="quotas">
      <legend>{t('seating.quotas')}</legend>
      <p className="hint">
        <Sentence id="seating.quotas.hint" />
      </p>
      {error && <FieldMessage id="quotas-error">{error.message}</FieldMessage>}
      <ul className="quotas">
        {rows.map((row, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its number: that is what its fields are named by
          <QuotaFields key={at} row={row} at={at} cities={cities} errors={errors} />
        ))}
      </ul>
      <p>
        <button className="btn btn--second" type="submit" name="act" value="add">
          {t('seating.quota.add')}
        </button>
      </p>
    </fieldset>
  );
}

function QuotaFields({
  row,
  at,
  cities,
  errors,
}: Pick<QuotasProps, 'cities' | 'errors'> & { row: QuotaRow; at: number }) {
  const { t, say } = useLanguage();
  const number = { n: at + 1 };
  return (
    <li aria-label={t('seating.quota', number)}>
      <ChoiceField
        name={`kind-${at}`}
        label={t('seating.quota.kind')}
        none={t('seating.quota.kind.any')}
        value={row.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: t(`overview.kind.${kind}`) }))}
        errors={[]}
        required={false}
      />
      <ChoiceField
        name={`city-${at}`}
        label={t('seating.quota.city')}
        none={t('seating.quota.city.any')}
        value={row.city}
        choices={cities.map(({ id, name }) => ({ value: id, label: say(name) }))}
        errors={[]}
        required={false}
      />
      <Figure
        name={`seats-${at}`}
        label={t('seating.quota.seats')}
        values={{ [`seats-${at}`]: row.seats }}
        errors={errors}
      />
      <Figure
        name={`release-${at}`}
        label={t('seating.quota.release')}
        hint={t('seating.quota.release.hint')}
        values={{ [`release-${at}`]: row.release }}
        errors={[]}
      />
      <button
        className="btn btn--second"
        type="submit"
        name="act"
        value={`remove-${at}`}
        aria-label={`${t('seating.quota.remove')}: ${t('seating.quota', number)}`}
      >
        {t('seating.quota.remove')}
      </button>
    </li>
  );
}
