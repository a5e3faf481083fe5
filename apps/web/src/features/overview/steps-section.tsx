import { groupDigits } from '../../shared/lib/amounts';
import { Krama } from '../../shared/ui/krama';
import { cellScale, scaledCells } from '../../shared/ui/krama-cells';
import { useLanguage } from '../../shared/ui/language';
import { FigureLink, SectionFrame, type SectionProps } from './figure-parts';
import { type Figure, largestStepDown, PEOPLE_MEASURES, percent, valueOf } from './overview-view';

/** Cells of the longest bar, and how many stand in a row. */
const MOST_CELLS = 150;
const COLUMNS = 50;
const WIDTH = 750;

interface StepsSectionProps extends SectionProps {
  readonly figures: readonly Figure[];
}

/** From an invitation to an accepted pledge, step by step; people and pledges each on a scale of their own. */
export function StepsSection({ figures, ...shared }: StepsSectionProps) {
  const { t } = useLanguage();
  const people = PEOPLE_MEASURES.map((measure) => Number(valueOf(figures, measure)));
  const scale = cellScale(people, MOST_CELLS);
  const [pledged, accepted] = [valueOf(figures, 'PLEDGED'), valueOf(figures, 'ACCEPTED')];
  const pledgeScale = cellScale([Number(pledged)], MOST_CELLS);
  const step = largestStepDown(figures);
  const id = 'overview-steps';
  return (
    <SectionFrame
      {...shared}
      id={id}
      title={
        <h2 id={id}>
          {step
            ? t(`overview.steps.${step.to}`, { lost: groupDigits(step.lost), from: groupDigits(step.from) })
            : t('overview.steps.none')}
        </h2>
      }
      lead="overview.steps.lead"
      source="overview.source.all"
    >
      <ul className="bars section-tight">
        {PEOPLE_MEASURES.map((measure, at) => (
          <li key={measure}>
            <p>
              <b>
                {t(`overview.measure.${measure}`)}{' '}
                <FigureLink choice={shared.choice} measure={measure} value={valueOf(figures, measure)} />
              </b>
              {at > 0 && isShare(people[at], people[at - 1]) && (
                <small>
                  {t('overview.steps.share', {
                    percent: percent(BigInt(people[at] ?? 0), BigInt(people[at - 1] ?? 0)),
                  })}
                </small>
              )}
            </p>
            <Bar woven={people[at] ?? 0} whole={people[at] ?? 0} scale={scale} weave="tonle" />
          </li>
        ))}
        <li>
          <p>
            <b>
              {t('overview.measure.PLEDGED')}{' '}
              <FigureLink choice={shared.choice} measure="PLEDGED" value={pledged} />
            </b>
            <small>
              {t('overview.measure.ACCEPTED')}{' '}
              <FigureLink choice={shared.choice} measure="ACCEPTED" value={accepted} />
            </small>
          </p>
          <Bar woven={Number(accepted)} whole={Number(pledged)} scale={pledgeScale} weave="jade" />
        </li>
      </ul>
      <p className="small muted section-tight">{t('overview.steps.cells', { scale, pledgeScale })}</p>
    </SectionFrame>
  );
}

/** Who comes without an invitation makes a step larger than the one before; a share of more than all says nothing. */
const isShare = (part = 0, whole = 0): boolean => whole > 0 && part <= whole;

interface BarProps {
  readonly woven: number;
  readonly whole: number;
  readonly scale: number;
  readonly weave: 'tonle' | 'jade';
}

/** Cloth of so many cells; beyond `woven` bare warp: what is promised and not yet accepted. */
function Bar({ woven, whole, scale, weave }: BarProps) {
  if (whole === 0) return null;
  const cells = Math.ceil(whole / scale);
  const columns = Math.min(COLUMNS, cells);
  return (
    <Krama
      weave={weave}
      woven={scaledCells(woven, whole, scale)}
      cells={cells}
      columns={columns}
      width={(WIDTH * columns) / COLUMNS}
    />
  );
}
