import type { TrainerToChooseFragment } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';
import { LOCALES } from '../../shared/lib/locale';
import { ChoiceField } from '../../shared/ui/choice-field';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { trainerField, trainerRows, trainsIn } from './session-form';

interface TrainerRowsProps {
  readonly trainers: readonly TrainerToChooseFragment[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
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
      {Array.from({ length: trainerRows(values) }, (_, at) => (
        <TrainerRow key={at} at={at} trainers={trainers} values={values} errors={errors} />
      ))}
    </>
  );
}

function TrainerRow({ at, trainers, values, errors }: TrainerRowsProps & { at: number }) {
  const { t } = useLanguage();
  const of = (part: Parameters<typeof trainerField>[1]) => {
    const name = trainerField(at, part);
    return { name, value: values[name] ?? '', errors };
  };
  const isWrong = (['nameKm', 'nameEn', 'positionKm', 'positionEn'] as const).some((part) =>
    errors.some(({ field }) => field === trainerField(at, part)),
  );
  // As the last session said them, where nothing is ticked: so the api reads it too.
  const said = trainsIn(values, at);
  const known = trainers.find(({ id }) => id === of('id').value)?.languages ?? [];
  const languages = said.length > 0 ? said : known;
  const text = (part: 'name' | 'position', written: 'km' | 'en') => (
    <TextField
      {...of(`${part}${written === 'km' ? 'Km' : 'En'}`)}
      label={`planning.trainer.${part}.${written}`}
      maxLength={150}
      lang={written}
      required={false}
    />
  );
  return (
    <fieldset className="stack planning-trainer">
      <legend className="vh">{t('planning.trainer', { number: at + 1 })}</legend>
      <ChoiceField
        {...of('id')}
        label={t('planning.trainer', { number: at + 1 })}
        none={t('planning.trainer.none')}
        required={false}
        choices={trainers.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      />
      <fieldset className="field">
        <legend>{t('planning.trainer.languages')}</legend>
        <span className="hint">{t('planning.trainer.languages.hint')}</span>
        {LOCALES.map((language) => (
          <label key={language} className="check">
            <input
              type="checkbox"
              name={of(language).name}
              value="on"
              defaultChecked={languages.includes(language)}
            />
            <span>{t(`session.languages.${language}`)}</span>
          </label>
        ))}
      </fieldset>
      <details open={isWrong}>
        <summary>{t('planning.trainer.words')}</summary>
        <p className="hint">{t('planning.trainer.words.hint')}</p>
        <div className="course-languages">
          {text('name', 'km')}
          {text('name', 'en')}
          {text('position', 'km')}
          {text('position', 'en')}
        </div>
      </details>
    </fieldset>
  );
}
