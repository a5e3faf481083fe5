import type { PledgeBriefFragment, PledgeStatus } from '../../shared/gql/graphql';
import { formatMoney } from '../../shared/lib/amounts';
import type { Tone } from '../../shared/ui/state-word';

export const TONES: Record<PledgeStatus, Tone> = {
  OFFERED: 'wait',
  ACCEPTED: 'ok',
  DECLINED: 'no',
  WITHDRAWN: 'quiet',
};

/** The states by which a list may be filtered; PLEDGED is what the figures count: offered or accepted. */
export const STATES = ['OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'PLEDGED'] as const;
export type PledgeState = (typeof STATES)[number];

export const statusesOf = (state: PledgeState | null): PledgeStatus[] | null => {
  if (!state) return null;
  return state === 'PLEDGED' ? ['OFFERED', 'ACCEPTED'] : [state];
};

/** Thousandths as the number that people read: `12125` is `12.125`, `2000` is `2`. */
export function fromThousandths(thousandths: string): string {
  const text = thousandths.padStart(4, '0');
  const decimals = text.slice(-3).replace(/0+$/, '');
  return decimals ? `${text.slice(0, -3)}.${decimals}` : text.slice(0, -3);
}

/** Is it exactly one of its unit? English has a word of its own for it. */
export const isOne = (thousandths: string): boolean => thousandths === '1000';

type Value = Pick<PledgeBriefFragment, 'money' | 'quantity'>;

/** The amount as a form has it, without its unit. */
export function typedAmount({ money, quantity }: Value): string {
  if (money) return formatMoney(money.amountMinor, money.currency).replace(/^\w+\s/, '');
  return quantity ? fromThousandths(quantity.thousandths) : '';
}

/** USD, KHR, or the code of a unit in kind. */
export const unitOf = ({ money, quantity }: Value): string => money?.currency ?? quantity?.unit.code ?? '';
