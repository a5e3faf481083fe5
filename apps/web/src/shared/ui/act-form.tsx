import type { ReactNode } from 'react';
import { FormKey } from './form';

interface ActFormProps {
  readonly action: string;
  /** What must travel along, such as which row is meant. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly tone?: 'first' | 'second' | 'danger';
  /** What is to be typed first, where it is. */
  readonly asks?: ReactNode;
  /** Words of the button: what it does. */
  readonly children: ReactNode;
}

const TONES = { first: 'btn', second: 'btn btn--second', danger: 'btn btn--danger' } as const;

/** One button that does something, with what it needs to know.
 *
 *      <ActForm action={`${path}/cancel`} fields={{ erasure: id }}>{t('erasures.cancel')}</ActForm> */
export const ActForm = ({ action, fields = {}, tone = 'second', asks, children }: ActFormProps) => (
  <form method="post" action={action}>
    <FormKey submission={null} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {asks}
    <button className={TONES[tone]} type="submit">
      {children}
    </button>
  </form>
);
