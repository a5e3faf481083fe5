import type { ReactNode } from 'react';
import type { Submission } from '../lib/frame';
import { FieldMessage } from './field';
import { FormKey } from './form';
import { useLanguage } from './language';
import { TextArea } from './text-area';

interface DecisionFormProps {
  readonly action: string;
  /** What is decided, as a heading. */
  readonly heading: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    /** What happens when it is chosen. */
    readonly hint?: string;
  }[];
  /** When a reason is needed, and who reads it. */
  readonly reasonHint: string;
  /** Words of the button: what it does, such as “Save the decision”. */
  readonly submit: string;
  /** That of this form alone: `formOf(submission, 'decide')`. */
  readonly submission: Submission | null;
  /** What must travel along, such as the version that was read. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Further fields, between the choices and the reason. */
  readonly children?: ReactNode;
}

/** A decision with its reason: nothing is chosen beforehand, and the button says what it does. Its handler reads
 *  `decision` and `reason`; whether the reason is needed is the api's rule.
 *
 *      <DecisionForm action={`/${locale}/pledges/${id}/decide`} heading={t('pledges.decide')} choices={…}
 *        reasonHint={t('pledges.reason.hint')} submit={t('pledges.decide.submit')} submission={submission} /> */
export function DecisionForm({
  action,
  heading,
  choices,
  reasonHint,
  submit,
  submission,
  kept = {},
  children,
}: DecisionFormProps) {
  const { t } = useLanguage();
  const errors = submission?.errors ?? [];
  const error = errors.find(({ field }) => field === 'decision');
  return (
    <form method="post" action={action} className="decision stack-24" noValidate={errors.length > 0}>
      <FormKey submission={submission} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset
        id="decision"
        tabIndex={-1}
        className={error ? 'field field--error' : 'field'}
        aria-describedby={error && 'decision-error'}
      >
        <legend>
          <h2 className="h-19">{heading}</h2>
        </legend>
        {error && <FieldMessage id="decision-error">{error.message}</FieldMessage>}
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="check">
            <input
              type="radio"
              name="decision"
              value={value}
              required
              defaultChecked={submission?.values['decision'] === value}
            />
            <span>
              {label}
              {hint && <span className="hint">{hint}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {children}
      <TextArea
        name="reason"
        label={t('console.reason')}
        hint={reasonHint}
        value={submission?.values['reason'] ?? ''}
        errors={errors}
        required={false}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {submit}
        </button>
      </p>
    </form>
  );
}
