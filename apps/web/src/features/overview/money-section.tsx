import type { OverviewQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { Fold } from '../../shared/ui/fold';
import { Krama } from '../../shared/ui/krama';
import { useLanguage } from '../../shared/ui/language';
import { FigureLink, SectionFrame, type SectionProps } from './figure-parts';
import { amountText, type Figure, fromThousandths, percent, unitsOf, valueOf } from './overview-view';

interface MoneySectionProps extends SectionProps {
  readonly figures: readonly Figure[];
  readonly units: OverviewQuery['overview']['units'];
}

/** What is promised and what is accepted: dollars, riel, and support in kind in its own units. */
export function MoneySection({ figures, units, ...shared }: MoneySectionProps) {
  const { t, say } = useLanguage();
  const inUse = unitsOf(figures);
  const currencies = (['USD', 'KHR'] as const).filter((currency) => inUse.includes(currency));
  const inKind = inUse.filter((unit) => unit !== 'USD' && unit !== 'KHR');
  const id = 'overview-money';
  const shares = currencies.map((currency) =>
    t(`overview.money.${currency}`, {
      percent: percent(valueOf(figures, 'ACCEPTED', currency), valueOf(figures, 'PLEDGED', currency)),
    }),
  );
  return (
    <SectionFrame
      {...shared}
      id={id}
      title={
        <h2 id={id}>
          {shares.length > 0
            ? t('overview.money.finding', { shares: shares.join(t('overview.and')) })
            : t(inKind.length > 0 ? 'overview.money.in-kind' : 'overview.money.none')}
        </h2>
      }
      lead="overview.money.lead"
      source="overview.source.pledges"
    >
      <div className="money">
        {currencies.map((currency) => (
          <Currency key={currency} currency={currency} figures={figures} {...shared} />
        ))}
        {inKind.length > 0 && (
          <Fold label={t('overview.money.units')} rows={inKind.length}>
            <DataTable
              caption={t('overview.money.units')}
              rows={inKind}
              rowKey={(unit) => unit}
              columns={[
                {
                  label: t('overview.unit'),
                  cell: (unit) => {
                    const name = units.find(({ code }) => code === unit)?.name;
                    return name ? say(name) : unit;
                  },
                },
                ...(['PLEDGED', 'ACCEPTED'] as const).map((measure) => ({
                  label: t(`overview.measure.${measure}`),
                  numeric: true,
                  cell: (unit: string) => {
                    const value = valueOf(figures, measure, unit);
                    return (
                      <FigureLink choice={shared.choice} measure={measure} unit={unit} value={value}>
                        {fromThousandths(value)}
                      </FigureLink>
                    );
                  },
                })),
              ]}
            />
          </Fold>
        )}
      </div>
    </SectionFrame>
  );
}

interface CurrencyProps extends SectionProps {
  readonly currency: 'USD' | 'KHR';
  readonly figures: readonly Figure[];
}

/** One currency: what is accepted of what is promised, a hundredth a cell. */
function Currency({ currency, figures, choice }: CurrencyProps) {
  const { t, say } = useLanguage();
  const [pledged, accepted] = [valueOf(figures, 'PLEDGED', currency), valueOf(figures, 'ACCEPTED', currency)];
  const share = percent(accepted, pledged);
  return (
    <div>
      <h3>{t(`overview.currency.${currency}`)}</h3>
      <p className="big">
        <FigureLink choice={choice} measure="ACCEPTED" unit={currency} value={accepted}>
          {amountText(accepted, currency, [], say)}
        </FigureLink>
      </p>
      <Krama weave="jade" woven={share} cells={100} columns={20} width={280} />
      <p className="small muted section-tight">
        {t('overview.money.of')}{' '}
        <FigureLink choice={choice} measure="PLEDGED" unit={currency} value={pledged}>
          {amountText(pledged, currency, [], say)}
        </FigureLink>{' '}
        {t('overview.money.percent', { percent: share })}
      </p>
    </div>
  );
}
