import type { ReactNode } from 'react';
import { FormKey } from './form';

export interface ReasonLineProps {
  /** Tells the rows of a list apart. */
  readonly of: string;
  readonly label: string;
  readonly maxLength?: number;
  readonly required?: boolean;
}

/** A reason in one line, one for each row of a list: its handler reads `reason`. */
export const ReasonLine = ({ of, label, maxLength = 1_000, required = false }: ReasonLineProps) => (
  <div className="field">
    <label htmlFor={`reason-${of}`}>{label}</label>
    <input
      className="input"
      id={`reason-${of}`}
      name="reason"
      maxLength={maxLength}
      required={required}
      autoComplete="off"
    />
  </div>
);

interface VerdictFormProps {
  readonly action: string;
  readonly of: string;
  readonly reason: string;
  readonly approve: ReactNode;
  readonly decline: ReactNode;
}

/** One row of a list that is approved or declined at once, with a reason. Its handler reads `decision` (`APPROVE` or
 *  `DECLINE`) and `reason`; where a decision has a page of its own, `DecisionForm`.
 *
 *      <VerdictForm action={`${path}/${id}`} of={id} reason={t('domains.reason')}
 *        approve={t('domains.approve', { domain })} decline={t('domains.decline', { domain })} /> */
export const VerdictForm = ({ action, of, reason, approve, decline }: VerdictFormProps) => (
  <form method="post" action={action} className="stack-8">
    <FormKey submission={null} />
    <ReasonLine of={of} label={reason} />
    <p className="acts">
      <button className="btn" type="submit" name="decision" value="APPROVE">
        {approve}
      </button>
      <button className="btn btn--second" type="submit" name="decision" value="DECLINE">
        {decline}
      </button>
    </p>
  </form>
);
