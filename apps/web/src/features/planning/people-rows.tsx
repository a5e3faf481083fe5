import type { ReactNode } from 'react';
import type { ObserverToChooseFragment, TrainerToChooseFragment } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';
import type { MessageKey } from '../../shared/lib/i18n';
import { LOCALES } from '../../shared/lib/locale';
import { ChoiceField } from '../../shared/ui/choice-field';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { OBSERVERS, TRAINERS, trainsIn } from './session-form';

interface RowsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

interface TrainerRowsProps extends RowsProps {
  readonly trainers: readonly TrainerToChooseFragment[];
}

/** Who trains it, a row each; a row without anybody is not read. Why they come although one trains elsewhere then, or none in a
 *  language of it, is asked only where it is so. */
export function TrainerRows({ trainers, values, errors }: TrainerRowsProps) {
  const { t } = useLanguage();
  const reason = values['overrideReason'] ?? '';
  const isAsked = reason !== '' || errors.some(({ field }) => field === 'overrideReason');
  return (
    <>
      <p className="hint">{t('planning.trainers.hint')}</p>
      {isAsked && (
        <TextField
          name="overrideReason"
          label="planning.override"
          hint="planning.override.hint"
          value={reason}
          errors={errors}
          maxLength={1_000}
          required={false}
        />
      )}
      {Array.from({ length: TRAINERS.shown(values) }, (_, at) => (
        <PersonRow
          key={at}
          label={t('planning.trainer', { number: at + 1 })}
          people={trainers}
          words="planning.trainer.words"
          hint="planning.trainer.words.hint"
          fieldOf={(part) => TRAINERS.field(at, part)}
          texts={TRAINER_TEXTS}
          values={values}
          errors={errors}
        >
          <TrainsIn at={at} trainers={trainers} values={values} />
        </PersonRow>
      ))}
    </>
  );
}

const TRAINER_TEXTS = [
  { part: 'nameKm', label: 'planning.trainer.name.km', lang: 'km' },
  { part: 'nameEn', label: 'planning.trainer.name.en', lang: 'en' },
  { part: 'positionKm', label: 'planning.trainer.position.km', lang: 'km' },
  { part: 'positionEn', label: 'planning.trainer.position.en', lang: 'en' },
] as const;

/** As the last session said them, where nothing is ticked: so the api reads it too. */
function TrainsIn({ at, trainers, values }: Omit<TrainerRowsProps, 'errors'> & { readonly at: number }) {
  const { t } = useLanguage();
  const said = trainsIn(values, at);
  const known = trainers.find(({ id }) => id === values[TRAINERS.field(at, 'id')])?.languages ?? [];
  const languages = said.length > 0 ? said : known;
  return (
    <fieldset className="field">
      <legend>{t('planning.trainer.languages')}</legend>
      <span className="hint">{t('planning.trainer.languages.hint')}</span>
      {LOCALES.map((language) => (
        <label key={language} className="check">
          <input
            type="checkbox"
            name={TRAINERS.field(at, language)}
            value="on"
            defaultChecked={languages.includes(language)}
          />
          <span>{t(`session.languages.${language}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ObserverRowsProps extends RowsProps {
  readonly observers: readonly ObserverToChooseFragment[];
}

const OBSERVER_TEXTS = [
  { part: 'positionKm', label: 'planning.observer.position.km', lang: 'km' },
  { part: 'positionEn', label: 'planning.observer.position.en', lang: 'en' },
] as const;

/** Who watches it without a seat, a row each; a row without anybody is not read. */
export function ObserverRows({ observers, values, errors }: ObserverRowsProps) {
  const { t } = useLanguage();
  return (
    <>
      <p className="hint">{t('planning.observers.hint')}</p>
      {Array.from({ length: OBSERVERS.shown(values) }, (_, at) => (
        <PersonRow
          key={at}
          label={t('planning.observer', { number: at + 1 })}
          people={observers}
          words="planning.observer.words"
          hint="planning.observer.words.hint"
          fieldOf={(part) => OBSERVERS.field(at, part)}
          texts={OBSERVER_TEXTS}
          values={values}
          errors={errors}
        />
      ))}
    </>
  );
}

interface PersonRowProps<Part extends string> extends RowsProps {
  readonly label: string;
  readonly people: readonly { readonly id: string; readonly fullName: string }[];
  /** What the words are, and what is read where they are left empty. */
  readonly words: MessageKey;
  readonly hint: MessageKey;
  readonly fieldOf: (part: Part | 'id') => string;
  readonly texts: readonly { readonly part: Part; readonly label: MessageKey; readonly lang: 'km' | 'en' }[];
  /** Between who is chosen and their words. */
  readonly children?: ReactNode;
}

function PersonRow<Part extends string>(props: PersonRowProps<Part>) {
  const { label, people, words, hint, fieldOf, texts, values, errors, children } = props;
  const { t } = useLanguage();
  const of = (part: Part | 'id') => {
    const name = fieldOf(part);
    return { name, value: values[name] ?? '', errors };
  };
  const isWrong = texts.some(({ part }) => errors.some(({ field }) => field === fieldOf(part)));
  return (
    <fieldset className="stack planning-person">
      <legend className="vh">{label}</legend>
      <ChoiceField
        {...of('id')}
        label={label}
        none={t('planning.trainer.none')}
        required={false}
        choices={people.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      />
      {children}
      <details open={isWrong}>
        <summary>{t(words)}</summary>
        <p className="hint">{t(hint)}</p>
        <div className="course-languages">
          {texts.map((text) => (
            <TextField
              key={text.part}
              {...of(text.part)}
              label={text.label}
              maxLength={150}
              lang={text.lang}
              required={false}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}
