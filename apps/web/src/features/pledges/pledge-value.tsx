import type { PledgeBriefFragment, PledgeStatus } from '../../shared/gql/graphql';
import { Money, Quantity } from '../../shared/ui/amounts';
import { Swatch, weaveOf } from '../../shared/ui/krama';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { fromThousandths, isOne, TONES } from './pledge-view';

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

/** Weave and name of the city that a pledge is for. */
export function CityTag({ city }: { city: PledgeBriefFragment['city'] }) {
  const { say } = useLanguage();
  return (
    <span className="tag">
      <Swatch weave={weaveOf({ city })} />
      <span className="nowrap">{say(city.name)}</span>
    </span>
  );
}
