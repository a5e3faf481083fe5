import type { FieldError } from '../../shared/lib/frame';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { OUTLINE } from './outline-form';

interface OutlineRowsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** What happens when on the day: a line each, folded away while there is none. */
export function OutlineRows({ values, errors }: OutlineRowsProps) {
  const { t } = useLanguage();
  const isWrong = errors.some(({ field }) => field.startsWith(OUTLINE.prefix));
  return (
    <details className="course-before" open={isWrong || OUTLINE.written(values).length > 0}>
      <summary>{t('courses.outline')}</summary>
      <div className="stack-24">
        <p className="hint">{t('courses.outline.hint')}</p>
        {Array.from({ length: OUTLINE.shown(values) }, (_, at) => (
          <Line key={at} at={at} values={values} errors={errors} />
        ))}
      </div>
    </details>
  );
}

function Line({ at, values, errors }: OutlineRowsProps & { at: number }) {
  const { t } = useLanguage();
  const value = (part: Parameters<typeof OUTLINE.field>[1]): string => values[OUTLINE.field(at, part)] ?? '';
  const text = (name: 'title' | 'note', part: 'Km' | 'En') => (
    <TextField
      name={OUTLINE.field(at, `${name}${part}`)}
      label={
        name === 'title'
          ? `topics.title.${part === 'Km' ? 'km' : 'en'}`
          : `courses.outline.note.${part === 'Km' ? 'km' : 'en'}`
      }
      value={value(`${name}${part}`)}
      errors={errors}
      maxLength={name === 'title' ? 150 : 300}
      lang={part === 'Km' ? 'km' : 'en'}
      required={false}
    />
  );
  return (
    <fieldset className="course-module stack">
      <legend>
        <h3 className="h-19">{t('courses.outline.line', { number: at + 1 })}</h3>
      </legend>
      <div className="course-minutes">
        <TextField
          name={OUTLINE.field(at, 'minutes')}
          label="courses.outline.minutes"
          value={value('minutes')}
          errors={errors}
          inputMode="numeric"
          maxLength={4}
          required={false}
        />
      </div>
      <div className="course-languages">
        {text('title', 'Km')}
        {text('title', 'En')}
        {text('note', 'Km')}
        {text('note', 'En')}
      </div>
      <label className="check">
        <input
          type="checkbox"
          name={OUTLINE.field(at, 'isBreak')}
          value="on"
          defaultChecked={value('isBreak') !== ''}
        />
        <span>{t('courses.outline.break')}</span>
      </label>
    </fieldset>
  );
}
