import type { TrainerToChooseFragment } from '../../shared/gql/graphql';
import type { FieldError } from '../../shared/lib/frame';
import { ChoiceField } from '../../shared/ui/choice-field';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { trainerField, trainerRows } from './session-form';

interface TrainerRowsProps {
  readonly trainers: readonly TrainerToChooseFragment[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Who trains it, a row each; a row without anybody is not read. Why one comes who trains elsewhere then is asked only where it is so. */
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
