import type { FieldError } from '../lib/frame';
import { TextField } from './form';
import { useLanguage } from './language';
import { BLOCKS } from '../lib/block-form';

interface BlockRowsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** When a session goes on after its first block: a row each, folded away while there is none. A row that is emptied goes. */
export function BlockRows({ values, errors }: BlockRowsProps) {
  const { t } = useLanguage();
  const isWrong = errors.some(({ field }) => field.startsWith(BLOCKS.prefix));
  return (
    <details className="planning-blocks" open={isWrong || BLOCKS.written(values).length > 0}>
      <summary>{t('planning.blocks')}</summary>
      <div className="stack">
        <p className="hint">{t('planning.blocks.hint')}</p>
        {Array.from({ length: BLOCKS.shown(values) }, (_, at) => (
          <fieldset key={at}>
            <legend className="small">{t('planning.block', { number: at + 2 })}</legend>
            <div className="times">
              {(['day', 'from', 'to'] as const).map((part) => (
                <TextField
                  key={part}
                  name={BLOCKS.field(at, part)}
                  label={`plan.${part}`}
                  type={part === 'day' ? 'date' : 'time'}
                  value={values[BLOCKS.field(at, part)] ?? ''}
                  errors={errors}
                  required={false}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  );
}
