import type { OverviewQuery } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { chosenWords, optionsOf, type OverviewChoices } from './overview-choices';
import { GroupSection } from './group-section';
import { MapSection } from './map-section';
import { MoneySection } from './money-section';
import { StepsSection } from './steps-section';
import { KINDS, type Named, type OverviewChoice, valueOf } from './overview-view';

interface OverviewPageProps {
  readonly overview: OverviewQuery['overview'];
  readonly choice: OverviewChoice;
  readonly choices: OverviewChoices;
}

export function OverviewPage({ overview, choice, choices }: OverviewPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const { figures } = overview;
  const options = optionsOf(language, choices);
  const chosen = chosenWords(language, choices, choice);
  const isEmpty = figures.every(({ value }) => value === '0');
  const shared = { choice, asOf: overview.asOf, lastCheck: overview.lastCheck ?? null };
  const areas = overview.focusAreas.map(({ focusArea, figures: own }): Named => ({
    code: focusArea.code,
    name: say(focusArea.name),
    figures: own,
  }));
  const sectors = overview.sectors.map(({ sector, figures: own }): Named => ({
    code: sector.code,
    name: say(sector.name),
    figures: own,
  }));
  const kinds = KINDS.flatMap((kind): Named[] => {
    const own = overview.kinds.find((group) => group.kind === kind);
    return own ? [{ code: kind, name: t(`overview.kind.${kind}`), figures: own.figures }] : [];
  });
  return (
    <ConsolePage
      title={t('overview.title', {
        registered: Number(valueOf(figures, 'REGISTERED')),
        attended: Number(valueOf(figures, 'ATTENDED')),
        accepted: Number(valueOf(figures, 'ACCEPTED')),
      })}
      gloss="overview.title.gloss"
      lead="overview.lead"
    >
      <FilterBar action={`/${locale}/overview`} chosen={chosen} count={null}>
        {(['city', 'focusArea', 'sector', 'kind'] as const).map((name) => (
          <FilterChoice
            key={name}
            name={name}
            label={t(`overview.filter.${name}`)}
            value={choice[name]}
            choices={options[name]}
          />
        ))}
      </FilterBar>
      {isEmpty ? (
        <EmptyState title={t(chosen.length > 0 ? 'overview.none.filtered' : 'overview.none')}>
          <p>{t(chosen.length > 0 ? 'overview.none.filtered.help' : 'overview.none.help')}</p>
        </EmptyState>
      ) : (
        <>
          <MapSection {...shared} cities={overview.cities} figures={figures} />
          <StepsSection {...shared} figures={figures} />
          <GroupSection {...shared} dimension="focusArea" groups={areas} figures={figures} />
          <GroupSection {...shared} dimension="sector" groups={sectors} figures={figures} />
          <GroupSection {...shared} dimension="kind" groups={kinds} figures={figures} />
          <MoneySection {...shared} figures={figures} units={overview.units} />
        </>
      )}
    </ConsolePage>
  );
}
