import type { PledgeBriefFragment, PledgeStatus } from '../gql/graphql';
import { fromThousandths, isOne } from '../lib/amounts';
import { Money, Quantity } from './amounts';
import { Swatch, weaveOf } from './krama';
import { useLanguage } from './language';
import { StateWord, type Tone } from './state-word';

const TONES: Record<PledgeStatus, Tone> = {
  OFFERED: 'wait',
  ACCEPTED: 'ok',
  DECLINED: 'no',
  WITHDRAWN: 'quiet',
};

/** What is offered: money, or so many of a unit. */
export function PledgeValue({ pledge }: { pledge: PledgeBriefFragment }) {
  const { say } = useLanguage();
  const { money, quantity } = pledge;
  if (money) return <Money {...money} />;
  if (!quantity) return null;
  const { thousandths, unit } = quantity;
  return (
    <Quantity value={fromThousandths(thousandths)} unit={say(isOne(thousandths) ? unit.one : unit.name)} />
  );
}

export function PledgeStatusWord({ status }: { status: PledgeStatus }) {
  const { t } = useLanguage();
  return <StateWord tone={TONES[status]}>{t(`pledges.state.${status}`)}</StateWord>;
}

/** Weave and name of a city. */
export function CityTag({ city }: { city: Pick<PledgeBriefFragment['city'], 'name' | 'weave'> }) {
  const { say } = useLanguage();
  return (
    <span className="tag">
      <Swatch weave={weaveOf({ city })} />
      <span className="nowrap">{say(city.name)}</span>
    </span>
  );
}
