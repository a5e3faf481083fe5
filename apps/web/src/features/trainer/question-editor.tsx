import type { FieldError } from '../../shared/lib/frame';
import type { MessageKey } from '../../shared/lib/i18n';
import { Field, FieldMessage } from '../../shared/ui/field';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { linesOf, LONGEST_OPTIONS, QUESTION_KINDS, type QuestionRow } from './questions-view';

interface QuestionEditorProps {
  readonly row: QuestionRow;
  readonly at: number;
  readonly rows: readonly QuestionRow[];
  readonly errors: readonly FieldError[];
}

/** The fields of one question, and the buttons that move and remove it. */
export function QuestionEditor({ row, at, rows, errors }: QuestionEditorProps) {
  const { t } = useLanguage();
  const title = t('asking.question', { n: at + 1 });
  const act = (what: 'up' | 'down' | 'remove', label: MessageKey) => (
    <button
      className="btn btn--second"
      type="submit"
      name="act"
      value={`${what}-${at}`}
      aria-label={`${t(label)}: ${title}`}
    >
      {t(label)}
    </button>
  );
  return (
    <li>
      <fieldset className="stack asking-question">
        <legend>{title}</legend>
        <input type="hidden" name={`id-${at}`} value={row.id} />
        <Field name={`kind-${at}`} label={t('asking.kind')} errors={errors}>
          {(marks) => (
            <select className="input asking-kind" {...marks} defaultValue={row.kind}>
              {QUESTION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`asking.kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Both name="text" label="asking.text" row={row} at={at} errors={errors} />
        <Both name="hint" label="asking.hint" row={row} at={at} errors={errors} />
        <div className="asking-both asking-options">
          {(['Km', 'En'] as const).map((side) => (
            <TextArea
              key={side}
              name={`options${side}-${at}`}
              label={t(`asking.options${side}`)}
              hint={t('asking.options.hint')}
              value={row[`options${side}`]}
              errors={errors}
              maxLength={LONGEST_OPTIONS}
              required={false}
              lang={side.toLowerCase()}
            />
          ))}
        </div>
        <div className="asking-both asking-bounds">
          {(['minimum', 'maximum'] as const).map((name) => (
            <Field key={name} name={`${name}-${at}`} label={t(`asking.${name}`)} errors={errors}>
              {(marks) => (
                <input
                  className="input input--short"
                  {...marks}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={11}
                  defaultValue={row[name]}
                />
              )}
            </Field>
          ))}
        </div>
        <label className="check">
          <input type="checkbox" name={`required-${at}`} value="on" defaultChecked={row.required} />
          <span>{t('asking.required')}</span>
        </label>
        <Condition row={row} at={at} rows={rows} errors={errors} />
        <p className="acts">
          {at > 0 && act('up', 'asking.up')}
          {at < rows.length - 1 && act('down', 'asking.down')}
          {act('remove', 'asking.remove')}
        </p>
      </fieldset>
    </li>
  );
}

interface BothProps extends Omit<QuestionEditorProps, 'rows'> {
  readonly name: 'text' | 'hint';
  readonly label: 'asking.text' | 'asking.hint';
}

/** A text in Khmer and in English. */
function Both({ name, label, row, at, errors }: BothProps) {
  const { t } = useLanguage();
  return (
    <div className="asking-both">
      {(['Km', 'En'] as const).map((side) => (
        <Field key={side} name={`${name}${side}-${at}`} label={t(`${label}.${side}`)} errors={errors}>
          {(marks) => (
            <input
              className="input"
              {...marks}
              lang={side.toLowerCase()}
              autoComplete="off"
              maxLength={300}
              defaultValue={row[`${name}${side}`]}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** Boxes for the answers of the questions before, folded where nothing is ticked and nothing is wrong. */
function Condition({ row, at, rows, errors }: QuestionEditorProps) {
  const { locale, t } = useLanguage();
  const name = `if-${at}`;
  const error = errors.find(({ field }) => field === name);
  const before = rows.slice(0, at).flatMap((question, number) => {
    const answers = answersOf(question, locale, [t('asking.yes'), t('asking.no')]);
    const text = locale === 'km' ? question.textKm : question.textEn;
    return answers.length > 0 ? [{ number, text, answers }] : [];
  });
  if (before.length === 0 && !error) return null;
  return (
    <details className="asking-condition" id={name} open={row.shownIf.length > 0 || error !== undefined}>
      <summary>{t('asking.condition')}</summary>
      <div className={error ? 'stack-8 field field--error' : 'stack-8'}>
        {error && <FieldMessage id={`${name}-error`}>{error.message}</FieldMessage>}
        {before.map(({ number, text, answers }) => (
          <fieldset key={number} className="field">
            <legend>{t('asking.condition.of', { n: number + 1, question: text })}</legend>
            {answers.map((answer, position) => (
              <label key={answer} className="check">
                <input
                  type="checkbox"
                  name={`if-${at}-${number}-${position}`}
                  value="on"
                  defaultChecked={row.shownIf.some((on) => on.row === number && on.answer === position)}
                />
                <span>{answer}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <p>
          <button className="btn btn--second" type="submit" name="act" value="look">
            {t('asking.look')}
          </button>
        </p>
      </div>
    </details>
  );
}

/** The answers that a question may have, in the page's language; none for one that is typed. */
function answersOf(row: QuestionRow, locale: 'km' | 'en', yesNo: readonly string[]): readonly string[] {
  if (row.kind === 'YES_NO') return yesNo;
  if (row.kind !== 'ONE_OF' && row.kind !== 'MANY_OF') return [];
  return linesOf(locale === 'km' ? row.optionsKm : row.optionsEn);
}
