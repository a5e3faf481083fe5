import { Krama } from '../../shared/ui/krama';
import { cellScale, scaledCells } from '../../shared/ui/krama-cells';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import type { PlaceFacet } from './catalogue-view';

/** Cells of the largest cloth in the heading. */
const MOST_CELLS = 120;

/** The heading: what this is, and every seat ahead as cloth, one piece a city, which leads to what is there. */
export function CatalogueHero({ places }: { places: readonly PlaceFacet[] }) {
  const { locale, t } = useLanguage();
  const shown = places.filter((place) => place.capacity > 0);
  return (
    <div className="wrap">
      <div className="hero">
        <div>
          <h1>
            <Sentence id="catalogue.heading" />
          </h1>
          <GlossOf id="catalogue.heading.gloss" />
          <p className="lead">
            <Sentence id="catalogue.lead" />
          </p>
          <p>
            <a href={`/${locale}/courses`}>{t('catalogue.courses')}</a>
          </p>
        </div>
        {shown.length > 0 && <Loom places={shown} />}
      </div>
    </div>
  );
}

function Loom({ places }: { places: readonly PlaceFacet[] }) {
  const { locale, t, say } = useLanguage();
  const scale = cellScale(
    places.map((place) => place.capacity),
    MOST_CELLS,
  );
  const sum = (figure: (place: PlaceFacet) => number): number =>
    places.reduce((total, place) => total + figure(place), 0);
  return (
    <div>
      <div className="loom">
        {places.map((place) => (
          <figure key={place.code}>
            <Krama
              weave={place.weave}
              woven={scaledCells(place.taken, place.capacity, scale)}
              cells={Math.ceil(place.capacity / scale)}
              width={120}
            />
            <figcaption>
              <b>
                <a href={`/${locale}?city=${place.code}`}>
                  {place.name ? say(place.name) : t('session.online')}
                </a>
              </b>
              <br />
              <span className="muted">
                {t('catalogue.seats.of', { taken: place.taken, capacity: place.capacity })}
              </span>
            </figcaption>
          </figure>
        ))}
      </div>
      <p>
        {t('catalogue.seats', {
          taken: sum((place) => place.taken),
          capacity: sum((place) => place.capacity),
          scale,
        })}
      </p>
    </div>
  );
}
