import type { ReactNode } from 'react';
import type { SessionToEditFragment } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import type { MessageKey } from '../../shared/lib/i18n';
import { zoneName } from '../../shared/lib/zone-name';
import { ChoiceField } from '../../shared/ui/choice-field';
import { FormKey, TextField } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { Ticks } from '../../shared/ui/ticks';
import { timesText } from '../../shared/ui/hours';
import { BlockRows } from '../../shared/ui/block-rows';
import { KINDS, MODES } from './session-form';
import { ObserverRows, TrainerRows } from './people-rows';
import type { SessionChoices } from './write-session-page';

interface FormProps extends SessionChoices {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  /** Ids of the topics that are ticked. */
  readonly chosenTopics: readonly string[];
  readonly submission: Submission | null;
  readonly errors: readonly FieldError[];
}

type FieldOf = (name: string) => { name: string; value: string; errors: readonly FieldError[] };

const fieldsIn =
  ({ values, errors }: Pick<FormProps, 'values' | 'errors'>): FieldOf =>
  (name) => ({ name, value: values[name] ?? '', errors });

/** Everything that is planned of a session. What belongs to another way of taking part is hidden, and not read. */
export function DraftForm(props: FormProps & { readonly submit: MessageKey }) {
  const { action, submission, errors, submit } = props;
  const { t, say } = useLanguage();
  const field = fieldsIn(props);
  return (
    <form method="post" action={action} className="stack-24 planning" noValidate={errors.length > 0}>
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={field('version').value} />
      <Part title="planning.what">
        <ChoiceField
          {...field('courseId')}
          label={t('planning.course')}
          hint={t('planning.course.hint')}
          none={t('planning.course.choose')}
          choices={props.courses.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
        <Kinds {...props} />
        <Languages {...props} />
      </Part>
      <Part title="planning.where">
        <Modes {...props} />
        <Place {...props} field={field} />
        <div className="planning-link">
          <Link field={field} name="joinUrl" label="planning.join-url" hint="planning.join-url.hint" />
        </div>
        <AccessNote field={field} />
      </Part>
      <Part title="planning.when">
        <Times {...props} field={field} />
      </Part>
      <Part title="planning.trainers">
        <TrainerRows {...props} />
      </Part>
      <Part title="planning.observers">
        <ObserverRows {...props} />
      </Part>
      <Part title="planning.registration">
        <div className="times">
          <TextField {...field('capacity')} label="planning.capacity" inputMode="numeric" maxLength={7} />
          <div className="planning-hybrid">
            <TextField
              {...field('onlineCapacity')}
              label="planning.online-capacity"
              inputMode="numeric"
              maxLength={7}
              required={false}
            />
          </div>
        </div>
        <p className="hint">{t('planning.capacity.hint')}</p>
        <Window field={field} />
        <Minimum field={field} />
      </Part>
      <Save label={submit} help="planning.save.help" />
    </form>
  );
}

/** What may change of a session that people know, below what they know of it. */
export function AnnouncedForm(props: FormProps & { readonly session: SessionToEditFragment }) {
  const { action, submission, errors, session } = props;
  const field = fieldsIn(props);
  return (
    <form method="post" action={action} className="stack-24 planning" noValidate={errors.length > 0}>
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={field('version').value} />
      <Known session={session} />
      <Part title="planning.what">
        {session.kind === 'CONSULTATION' && <Topics {...props} />}
        <Languages {...props} />
      </Part>
      <Part title="planning.where">
        {session.mode === 'IN_PERSON' && (
          <Link field={field} name="mapUrl" label="planning.map-url" hint="planning.map-url.hint" />
        )}
        {session.joinUrl === null && (session.mode === 'ONLINE' || session.seats.onlineCapacity !== null) && (
          <Link field={field} name="joinUrl" label="planning.join-url" hint="planning.join-url.hint" />
        )}
        <AccessNote field={field} />
      </Part>
      <Part title="planning.trainers">
        <TrainerRows {...props} />
      </Part>
      <Part title="planning.observers">
        <ObserverRows {...props} />
      </Part>
      <Part title="planning.registration">
        <Window field={field} zone={session.timeZone} />
        <Minimum field={field} />
      </Part>
      <Save label="planning.save" help="planning.save.untold" />
    </form>
  );
}

/** What people were told, which the plan page changes. */
function Known({ session }: { session: SessionToEditFragment }) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const { venue } = session;
  return (
    <section className="notice stack-8" aria-labelledby="known">
      <h2 className="h-19" id="known">
        {t('planning.known')}
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('session.when')}</dt>
          <dd>
            {session.isDateKnown
              ? timesText(language, session).map((time) => <div key={time}>{time}</div>)
              : t('session.no-date')}
          </dd>
        </div>
        <div>
          <dt>{t('session.where')}</dt>
          <dd>
            {session.mode === 'ONLINE' || !venue ? t('session.online') : say(venue)}
            {session.joinUrl && <span className="under">{session.joinUrl}</span>}
          </dd>
        </div>
      </dl>
      <p>
        <Sentence id="planning.known.help" />{' '}
        <a href={`/${locale}/trainer/sessions/${session.id}/plan`}>{t('planning.known.move')}</a>
      </p>
    </section>
  );
}

function Part({ title, children }: { title: MessageKey; children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <fieldset className="stack planning-part">
      <legend>
        <h2 className="h-19">{t(title)}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

function Save({ label, help }: { label: MessageKey; help: MessageKey }) {
  const { t } = useLanguage();
  return (
    <div className="stack-8">
      <p className="acts">
        <button className="btn" type="submit">
          {t(label)}
        </button>
      </p>
      <p className="hint">
        <Sentence id={help} />
      </p>
    </div>
  );
}

function Kinds(props: FormProps) {
  const { t } = useLanguage();
  return (
    <>
      <fieldset className="field" id="kind" tabIndex={-1}>
        <legend>{t('planning.kind')}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="check">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={(props.values['kind'] || 'TRAINING') === kind}
            />
            <span>{t(`planning.kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="planning-topics">
        <Topics {...props} />
      </div>
    </>
  );
}

function Topics({ topics, chosenTopics, errors }: FormProps) {
  const { t, say } = useLanguage();
  return (
    <Ticks
      name="topics"
      legend={t('planning.topics')}
      hint={t(topics.length > 0 ? 'planning.topics.hint' : 'planning.topics.none')}
      chosen={chosenTopics}
      errors={errors}
      choices={topics.map(({ id, title }) => ({ value: id, label: say(title) }))}
    />
  );
}

function Languages({ languages, errors }: FormProps) {
  const { t } = useLanguage();
  return (
    <Ticks
      name="languages"
      legend={t('planning.languages')}
      chosen={languages}
      errors={errors}
      choices={(['km', 'en'] as const).map((code) => ({
        value: code,
        label: t(`session.languages.${code}`),
      }))}
    />
  );
}

function Times({ field, cities, values, errors }: FormProps & { field: FieldOf }) {
  const { locale, t, zone: ofProgramme } = useLanguage();
  const { value } = field('timeZone');
  // Those of the network, once each, the programme's own first.
  const zones = new Set([ofProgramme, value, ...cities.map(({ timeZone }) => timeZone)]);
  return (
    <>
      <div className="times">
        <TextField {...field('day')} label="plan.day" type="date" />
        <TextField {...field('from')} label="plan.from" type="time" />
        <TextField {...field('to')} label="plan.to" type="time" />
        <div className="planning-place">
          <TextField {...field('doors')} label="plan.doors" type="time" required={false} />
        </div>
      </div>
      <BlockRows values={values} errors={errors} />
      <ChoiceField
        {...field('timeZone')}
        label={t('planning.zone')}
        hint={t('planning.zone.hint')}
        none={t('planning.zone.choose')}
        choices={[...zones]
          .filter((zone) => zone !== '')
          .map((zone) => ({
            value: zone,
            label: `${zoneName(locale, zone)} (${zone.split('/').at(-1)!.replaceAll('_', ' ')})`,
          }))}
      />
    </>
  );
}

function Modes({ values, online, errors }: FormProps) {
  const { t } = useLanguage();
  const modes = online ? MODES : MODES.filter((mode) => mode !== 'ONLINE');
  return (
    <fieldset
      className={errors.some(({ field }) => field === 'mode') ? 'field field--error' : 'field'}
      id="mode"
      tabIndex={-1}
    >
      <legend>{t('planning.mode')}</legend>
      {modes.map((mode) => (
        <label key={mode} className="check">
          <input type="radio" name="mode" value={mode} defaultChecked={values['mode'] === mode} />
          <span>{t(`planning.mode.${mode}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Place({ cities, field }: FormProps & { field: FieldOf }) {
  const { t, say } = useLanguage();
  const choice = ({ id, name }: FormProps['cities'][number]) => ({ value: id, label: say(name) });
  const [pilots, others] = [
    cities.filter(({ isPilot }) => isPilot),
    cities.filter(({ isPilot }) => !isPilot),
  ];
  return (
    <div className="stack planning-place">
      <ChoiceField
        {...field('cityId')}
        label={t('planning.city')}
        none={t('planning.city.choose')}
        required={false}
        choices={[
          ...pilots.map(choice),
          ...(others.length > 0 ? [{ group: t('planning.city.others'), choices: others.map(choice) }] : []),
        ]}
      />
      <div className="course-languages">
        <TextField {...field('venueKm')} label="plan.venue.km" lang="km" maxLength={200} required={false} />
        <TextField {...field('venueEn')} label="plan.venue.en" lang="en" maxLength={200} required={false} />
      </div>
      <Link field={field} name="mapUrl" label="planning.map-url" hint="planning.map-url.hint" />
    </div>
  );
}

interface LinkProps {
  readonly field: FieldOf;
  readonly name: 'mapUrl' | 'joinUrl';
  readonly label: MessageKey;
  readonly hint: MessageKey;
}

const Link = ({ field, name, label, hint }: LinkProps) => (
  <TextField {...field(name)} label={label} hint={hint} maxLength={500} required={false} inputMode="url" />
);

function AccessNote({ field }: { field: FieldOf }) {
  const { t } = useLanguage();
  return (
    <div className="course-languages">
      {(['km', 'en'] as const).map((written) => (
        <TextArea
          key={written}
          {...field(written === 'km' ? 'accessNoteKm' : 'accessNoteEn')}
          label={t(`planning.access-note.${written}`)}
          hint={t('planning.access-note.hint')}
          rows={3}
          maxLength={500}
          required={false}
          lang={written}
        />
      ))}
    </div>
  );
}

function Minimum({ field }: { field: FieldOf }) {
  const { t } = useLanguage();
  return (
    <>
      <TextField
        {...field('minParticipants')}
        label="planning.minimum"
        inputMode="numeric"
        maxLength={7}
        required={false}
      />
      <div className="times">
        <TextField {...field('decideDay')} label="planning.decide.day" type="date" required={false} />
        <TextField {...field('decideTime')} label="planning.decide.time" type="time" required={false} />
      </div>
      <p className="hint">{t('planning.decide.hint')}</p>
    </>
  );
}

function Window({ field, zone }: { field: FieldOf; zone?: string }) {
  const { locale, t } = useLanguage();
  return (
    <>
      {(['opens', 'closes'] as const).map((end) => (
        <div className="times" key={end}>
          <TextField {...field(`${end}Day`)} label={`planning.${end}.day`} type="date" required={false} />
          <TextField {...field(`${end}Time`)} label={`planning.${end}.time`} type="time" required={false} />
        </div>
      ))}
      <p className="hint">
        {t('planning.window.hint')} {zone && t('common.zone', { zone: zoneName(locale, zone) })}
      </p>
    </>
  );
}
