import type { PledgeBriefFragment, PledgeStatus } from '../../shared/gql/graphql';
import { formatMoney, fromThousandths } from '../../shared/lib/amounts';

/** The states by which a list may be filtered; PLEDGED is what the figures count: offered or accepted. */
export const STATES = ['OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'PLEDGED'] as const;
export type PledgeState = (typeof STATES)[number];

export const statusesOf = (state: PledgeState | null): PledgeStatus[] | null => {
  if (!state) return null;
  return state === 'PLEDGED' ? ['OFFERED', 'ACCEPTED'] : [state];
};

type Value = Pick<PledgeBriefFragment, 'money' | 'quantity'>;

/** The amount as a form has it, without its unit. */
export function typedAmount({ money, quantity }: Value): string {
  if (money) return formatMoney(money.amountMinor, money.currency).replace(/^\w+\s/, '');
  return quantity ? fromThousandths(quantity.thousandths) : '';
}

/** USD, KHR, or the code of a unit in kind. */
export const unitOf = ({ money, quantity }: Value): string => money?.currency ?? quantity?.unit.code ?? '';
