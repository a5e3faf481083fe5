import type { CitedFigureFragment } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';

const PLAIN = ['PEOPLE', 'PLEDGES'];

/** What a figure counts, in words: “Accepted, USD · Siem Reap”. */
export function FigureName({ figure }: { figure: Pick<CitedFigureFragment, 'measure' | 'unit' | 'scope'> }) {
  const { t, say } = useLanguage();
  const measure = t(`reports.measure.${figure.measure}`);
  const unit = PLAIN.includes(figure.unit) ? '' : `, ${figure.unit}`;
  return [`${measure}${unit}`, ...figure.scope.map(say)].join(' · ');
}
