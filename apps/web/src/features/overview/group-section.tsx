import { DataTable } from '../../shared/ui/data-table';
import { Fold } from '../../shared/ui/fold';
import { useLanguage } from '../../shared/ui/language';
import { FigureLink, FindingTitle, SectionFrame, type SectionProps } from './figure-parts';
import { type Figure, findingOf, MEASURES, type Named, type OverviewChoice, valueOf } from './overview-view';

interface GroupTableProps {
  readonly choice: OverviewChoice;
  readonly dimension: keyof OverviewChoice;
  readonly groups: readonly Named[];
  readonly figures: readonly Figure[];
}

/** The five figures of each group and of all of them; each opens its rows. */
export function GroupTable({ choice, dimension, groups, figures }: GroupTableProps) {
  const { t } = useLanguage();
  const label = t(`overview.filter.${dimension}`);
  const caption = t('overview.table', { what: label });
  return (
    <Fold label={caption} rows={groups.length}>
      <DataTable
        caption={caption}
        captionHidden
        rows={groups}
        rowKey={({ code }) => code}
        columns={[
          { label, cell: ({ name }) => name },
          ...MEASURES.map((measure) => ({
            label: t(`overview.measure.${measure}`),
            numeric: true,
            cell: ({ code, figures: own }: Named) => (
              <FigureLink
                choice={{ ...choice, [dimension]: code }}
                measure={measure}
                value={valueOf(own, measure)}
              />
            ),
          })),
        ]}
        totals={[
          t('overview.total'),
          ...MEASURES.map((measure) => (
            <FigureLink key={measure} choice={choice} measure={measure} value={valueOf(figures, measure)} />
          )),
        ]}
      />
    </Fold>
  );
}

interface GroupSectionProps extends SectionProps {
  readonly dimension: 'focusArea' | 'sector' | 'kind';
  readonly groups: readonly Named[];
  readonly figures: readonly Figure[];
}

/** What is reached in each focus area, each sector, each kind of organisation. */
export function GroupSection({ dimension, groups, figures, ...shared }: GroupSectionProps) {
  const id = `overview-${dimension}`;
  const measures =
    dimension === 'kind'
      ? (['ATTENDED', 'REGISTERED', 'PLEDGED', 'INVITED'] as const)
      : (['PLEDGED', 'ATTENDED', 'REGISTERED', 'INVITED'] as const);
  const sorted = groups.toSorted((one, other) => order(other, measures) - order(one, measures));
  return (
    <SectionFrame
      {...shared}
      id={id}
      title={<FindingTitle id={id} finding={findingOf(groups, measures)} />}
      lead="overview.group.lead"
      source="overview.source.all"
    >
      <GroupTable choice={shared.choice} dimension={dimension} groups={sorted} figures={figures} />
    </SectionFrame>
  );
}

/** The measure of the title decides the order; it leads. */
function order(group: Named, measures: readonly (typeof MEASURES)[number][]): number {
  return measures.reduce((sum, measure) => sum * 1e6 + Number(valueOf(group.figures, measure)), 0);
}
