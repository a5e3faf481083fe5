import type { OrganisationPledgesQuery } from '../../shared/gql/graphql';
import { formatMoney, fromThousandths, groupDigits, isOne } from '../../shared/lib/amounts';
import { Krama } from '../../shared/ui/krama';
import { type Language, Sentence, useLanguage } from '../../shared/ui/language';

type Sum = NonNullable<OrganisationPledgesQuery['organisation']>['pledgeSums'][number];

/** What the pledges come to: each unit for itself, what is accepted woven, a hundredth a cell. */
export function OrganisationSums({ sums }: { sums: readonly Sum[] }) {
  const { t } = useLanguage();
  return (
    <section className="org-sums" aria-labelledby="sums">
      <div className="selvedge" />
      <header>
        <h2 id="sums">{t('organisation.sums')}</h2>
        <p className="muted measure">
          <Sentence id={sums.length > 0 ? 'organisation.sums.lead' : 'organisation.sums.none'} />
        </p>
      </header>
      {sums.length > 0 && (
        <ul className="org-sum-list">
          {sums.map((sum) => (
            <UnitSum key={sum.unit} sum={sum} />
          ))}
        </ul>
      )}
    </section>
  );
}

function UnitSum({ sum }: { sum: Sum }) {
  const language = useLanguage();
  const { t, say } = language;
  const { unit, unitInKind, offered, offeredCount, accepted, acceptedCount } = sum;
  const name = unitInKind ? say(unitInKind.name) : t(`pledges.unit.${unit as 'USD' | 'KHR'}`);
  const isAccepted = acceptedCount > 0;
  const waiting = { amount: amountOf(language, sum, offered), count: offeredCount };
  return (
    <li data-unit={unit}>
      <h3>{name}</h3>
      <p className="big">{isAccepted ? amountOf(language, sum, accepted) : waiting.amount}</p>
      <p>
        {isAccepted
          ? t('organisation.sums.accepted', { count: acceptedCount })
          : t('organisation.sums.waiting', waiting)}
      </p>
      <Krama weave="jade" woven={hundredths(accepted, offered)} cells={100} columns={20} width={280} />
      <p className="small muted">{t(restOf(sum), waiting)}</p>
    </li>
  );
}

/** What the large figure leaves open. */
function restOf({ acceptedCount, offeredCount }: Sum) {
  if (acceptedCount === 0) return 'organisation.sums.accepted.none';
  return offeredCount > 0 ? 'organisation.sums.offered' : 'organisation.sums.offered.none';
}

/** A sum in the words of its unit: `USD 2,000.01`, `13 person-days`. */
function amountOf({ say }: Language, { unit, unitInKind }: Sum, value: string): string {
  if (!unitInKind) return formatMoney(value, unit as 'USD' | 'KHR');
  return `${groupDigits(fromThousandths(value))} ${say(isOne(value) ? unitInKind.one : unitInKind.name)}`;
}

/** Whole hundredths that are accepted, rounded down: only all of it is all of the cloth, and a part that is not
 *  nothing shows. */
function hundredths(accepted: string, offered: string): number {
  const [part, rest] = [BigInt(accepted), BigInt(offered)];
  if (part === 0n) return 0;
  return Math.max(1, Number((part * 100n) / (part + rest)));
}
