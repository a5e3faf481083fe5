import { Krama, weaveOf } from '../../shared/ui/krama';
import { cellScale, scaledCells } from '../../shared/ui/krama-cells';
import { useLanguage } from '../../shared/ui/language';
import { CityTag } from '../../shared/ui/pledge-value';
import type { ShownOrganisation } from './organisation-page';

/** Cells of the largest cloth, and in a row of it. */
const MOST_CELLS = 60;
const COLUMNS = 12;
const CELL_WIDTH = 18;

/** What an organisation is, and where it stands: its people as cloth, woven who is trained, and its figures. */
export function OrganisationFigures({ organisation }: { organisation: ShownOrganisation }) {
  const { t, say } = useLanguage();
  const { kind, subKind, city, counts, pledgeCounts } = organisation;
  const { people, trained, seats, waiting } = counts;
  const scale = cellScale([people], MOST_CELLS);
  const cells = Math.ceil(people / scale);
  const columns = Math.min(cells, COLUMNS);
  const figures = [
    { count: seats, label: 'organisation.figure.seats' },
    { count: waiting, label: 'organisation.figure.waiting' },
    { count: pledgeCounts.offered, label: 'organisation.figure.offered' },
    { count: pledgeCounts.accepted, label: 'organisation.figure.accepted' },
  ] as const;
  const shown = figures.filter(({ count }) => count > 0);
  return (
    <div className="org-head">
      <p className="org-facts">
        <span className="muted">
          {t(`pledges.kind.${kind}`)} · {say(subKind.name)}
        </span>
        {city && <CityTag city={city} />}
      </p>
      <div className="org-plan">
        {cells > 0 && (
          <div>
            <Krama
              weave={weaveOf({ city: city ?? null })}
              woven={scaledCells(trained, people, scale)}
              cells={cells}
              columns={columns}
              width={columns * CELL_WIDTH}
            />
            <p className="small muted">
              {t('seats.cell', { scale })} {t('organisation.cloth')}
            </p>
          </div>
        )}
        {shown.length > 0 && (
          <ul className="org-figures">
            {shown.map(({ count, label }) => (
              <li key={label}>
                <b>{count}</b> <span>{t(label, { count })}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
