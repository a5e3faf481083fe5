import type { ReactNode } from 'react';
import { CheckIcon, ClockIcon, CrossIcon, DashIcon, MovedIcon, WarningIcon } from './icons';

const TONES = {
  /** Done, given, kept. */
  ok: { icon: CheckIcon, className: 'tag tag--ok' },
  /** Refused. */
  no: { icon: CrossIcon, className: 'tag tag--bad' },
  /** Late, failed: somebody must do something. */
  bad: { icon: WarningIcon, className: 'tag tag--bad' },
  /** Waits for somebody. */
  wait: { icon: ClockIcon, className: 'tag tag--wait' },
  /** On its way. */
  open: { icon: MovedIcon, className: 'tag' },
  /** Withdrawn, over, of no more concern. */
  quiet: { icon: DashIcon, className: 'tag tag--quiet' },
} as const;

export type Tone = keyof typeof TONES;

/** A state: icon and word; colour comes third.
 *
 *      <StateWord tone="ok">{t('pledges.state.ACCEPTED')}</StateWord> */
export function StateWord({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { icon: Icon, className } = TONES[tone];
  return (
    <span className={className}>
      <Icon />
      {children}
    </span>
  );
}
