import type { FieldError } from '../lib/frame';
import { ChoiceField } from './choice-field';
import { Field } from './field';
import { TextField } from './form';
import { useLanguage } from './language';

export const MATERIAL_AUDIENCES = ['EVERYBODY', 'CONFIRMED', 'TRAINERS'] as const;

interface FieldsProps {
  readonly value: (name: string) => string;
  readonly errors: readonly FieldError[];
}

/** What a material is called, in which language it is written, and who reads it. */
export function MaterialFields({ value, errors, isShown }: FieldsProps & { isShown: boolean }) {
  const { t } = useLanguage();
  return (
    <>
      <div className="course-languages">
        {(['km', 'en'] as const).map((written) => {
          const name = written === 'km' ? 'titleKm' : 'titleEn';
          return (
            <TextField
              key={written}
              name={name}
              label={`topics.title.${written}`}
              value={value(name)}
              errors={errors}
              maxLength={150}
              lang={written}
            />
          );
        })}
      </div>
      <div className="course-choices">
        <ChoiceField
          name="language"
          label={t('materials.language')}
          none={t('materials.language.choose')}
          value={value('language')}
          errors={errors}
          choices={(['km', 'en'] as const).map((code) => ({
            value: code,
            label: t(`session.languages.${code}`),
          }))}
        />
        <ChoiceField
          name="audience"
          label={t('materials.audience')}
          none={t('materials.audience.choose')}
          value={value('audience')}
          errors={errors}
          choices={MATERIAL_AUDIENCES.map((audience) => ({
            value: audience,
            label: t(`materials.audience.${audience}`),
          }))}
        />
      </div>
      <label className="check">
        <input type="checkbox" name="show" value="yes" defaultChecked={isShown} />
        <span>{t('materials.show')}</span>
      </label>
    </>
  );
}

/** Either a file, or a link. */
export function SourceFields({ value, errors }: FieldsProps) {
  const { t } = useLanguage();
  return (
    <div className="course-choices">
      <Field name="file" label={t('materials.file')} hint={t('materials.file.hint')} errors={errors}>
        {(marks) => <input className="input" {...marks} type="file" accept="application/pdf,.pdf" />}
      </Field>
      <TextField
        name="url"
        label="materials.link"
        hint="materials.link.hint"
        value={value('url')}
        errors={errors}
        maxLength={500}
        required={false}
      />
    </div>
  );
}
