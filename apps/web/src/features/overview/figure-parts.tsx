import type { ReactNode } from 'react';
import type { OverviewMeasure, OverviewQuery } from '../../shared/gql/graphql';
import { groupDigits } from '../../shared/lib/amounts';
import { dayAndClock } from '../../shared/lib/dates';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { type Finding, listOf, type OverviewChoice, rowsHref } from './overview-view';

/** What every section of the overview knows. */
export interface SectionProps {
  readonly choice: OverviewChoice;
  readonly asOf: string;
  readonly lastCheck: OverviewQuery['overview']['lastCheck'] | null;
}

interface FigureLinkProps {
  readonly choice: OverviewChoice;
  readonly measure: OverviewMeasure;
  readonly value: bigint;
  readonly unit?: string;
  /** What the figure reads as; its digits otherwise. */
  readonly children?: ReactNode;
}

/** A figure that opens its rows; nothing to open at zero. */
export function FigureLink({ choice, measure, value, unit, children }: FigureLinkProps) {
  const { locale } = useLanguage();
  const shown = children ?? groupDigits(value);
  return value === 0n ? shown : <a href={rowsHref(locale, choice, measure, unit)}>{shown}</a>;
}

/** The title of a section: the finding that its figures prove. */
export function FindingTitle({ id, finding }: { id: string; finding: Finding }) {
  const { t } = useLanguage();
  return <h2 id={id}>{titleOf(t, finding)}</h2>;
}

function titleOf(t: ReturnType<typeof useLanguage>['t'], finding: Finding): string {
  if (finding.kind === 'none') return t('overview.finding.none');
  const { measure, total } = finding;
  if (finding.kind === 'only')
    return t('overview.finding.only', { measure, total: Number(total), name: finding.name });
  const { names, value, kind } = finding;
  return t(`overview.finding.${kind}`, {
    measure,
    name: listOf(names, t('overview.and')),
    value: groupDigits(value),
    total: Number(total),
  });
}

interface SectionFrameProps extends SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  readonly lead: 'overview.map.lead' | 'overview.steps.lead' | 'overview.group.lead' | 'overview.money.lead';
  readonly source: 'overview.source.all' | 'overview.source.pledges';
  readonly children: ReactNode;
}

/** A section: its finding, what it counts, the figure, its source and the moment that it is of. */
export function SectionFrame({ id, title, lead, source, asOf, lastCheck, children }: SectionFrameProps) {
  const { locale, t, zone } = useLanguage();
  return (
    <section className="find" aria-labelledby={id}>
      <div className="selvedge" />
      <header>
        {title}
        <p>
          <Sentence id={lead} />
        </p>
      </header>
      {children}
      <p className="src">
        <span>{t(source)}</span>
        <span>{t('overview.as-of', { when: dayAndClock(locale, asOf, zone) })}</span>
        {lastCheck && (
          <span>
            {t(lastCheck.wrong === 0 ? 'overview.checked' : 'overview.checked.wrong', {
              when: dayAndClock(locale, lastCheck.checkedAt, zone),
              wrong: lastCheck.wrong,
            })}
          </span>
        )}
      </p>
    </section>
  );
}
