import type { OverviewMeasure, OverviewQuery } from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { type Weave, weaveOf } from '../../shared/ui/krama';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { FigureLink, FindingTitle, SectionFrame, type SectionProps } from './figure-parts';
import { GroupTable } from './group-section';
import { type Figure, findingOf, type Named, type OverviewChoice, valueOf } from './overview-view';
import { MAP_HEIGHT, MAP_WIDTH, PROVINCES } from './provinces.data';

/** Where a city's province is on the map, and where its name stands: leader line, then the text's corner. */
const PLACES: Readonly<Record<string, { fips: string; line: string; x: number; y: number; end?: true }>> = {
  'siem-reap': { fips: 'CB24', line: 'M211 148V-44H20', x: 20, y: -20 },
  battambang: { fips: 'CB29', line: 'M95 221V400H-86', x: -86, y: 424 },
  'phnom-penh': { fips: 'CB22', line: 'M309 399V486H470', x: 470, y: 510, end: true },
  sihanoukville: { fips: 'CB28', line: 'M178 503V478H20', x: 20, y: 502 },
};

const MEASURES = ['ATTENDED', 'REGISTERED', 'INVITED', 'PLEDGED'] as const;

interface MapSectionProps extends SectionProps {
  readonly cities: OverviewQuery['overview']['cities'];
  readonly figures: readonly Figure[];
}

interface Placed extends Named {
  readonly weave: Weave;
}

/** Room left of the land and above it, where names stand. */
const [LEFT, ABOVE] = [90, 50];

/** The cities on the map of the country, and the same in a table. */
export function MapSection({ cities, figures, ...shared }: MapSectionProps) {
  const { t, say } = useLanguage();
  const groups = cities
    .map(({ city, figures: own }): Placed => ({
      code: city?.code ?? 'online',
      name: city ? say(city.name) : t('session.online'),
      weave: city ? weaveOf({ city }) : 'jade',
      figures: own,
    }))
    .toSorted((one, other) => size(other) - size(one));
  const finding = findingOf(groups, MEASURES);
  const measure = finding.kind === 'none' ? 'ATTENDED' : finding.measure;
  return (
    <SectionFrame
      {...shared}
      id="overview-map"
      title={<FindingTitle id="overview-map" finding={finding} />}
      lead="overview.map.lead"
      source="overview.source.all"
    >
      <div className="grid-map">
        <figure aria-label={t('overview.map.label')}>
          <CountryMap choice={shared.choice} cities={groups} measure={measure} />
          <figcaption className="small muted">
            <Sentence id="overview.map.note" />
          </figcaption>
        </figure>
        <GroupTable choice={shared.choice} dimension="city" groups={groups} figures={figures} />
      </div>
    </SectionFrame>
  );
}

const size = (group: Named): number =>
  MEASURES.reduce((sum, measure) => sum * 1e5 + Number(valueOf(group.figures, measure)), 0);

interface CountryMapProps {
  readonly choice: OverviewChoice;
  readonly cities: readonly Placed[];
  readonly measure: OverviewMeasure;
}

/** Each city's province in its weave; the name opens the page for that city, its figure the rows. */
function CountryMap({ choice, cities, measure }: CountryMapProps) {
  const drawn = cities.flatMap((city) => {
    const place = PLACES[city.code];
    return place ? [{ ...city, place }] : [];
  });
  return (
    <svg className="country" viewBox={`${-LEFT} ${-ABOVE} ${MAP_WIDTH + LEFT} ${MAP_HEIGHT + ABOVE}`}>
      {PROVINCES.map(({ fips, path }) => {
        const city = drawn.find(({ place }) => place.fips === fips);
        return <path key={fips} className="ground" d={path} fill={city && `url(#wv-${city.weave})`} />;
      })}
      {drawn.map((city) => (
        <CityLabel key={city.code} choice={choice} city={city} measure={measure} />
      ))}
    </svg>
  );
}

interface CityLabelProps {
  readonly choice: OverviewChoice;
  readonly city: Placed & { readonly place: (typeof PLACES)[string] };
  readonly measure: OverviewMeasure;
}

function CityLabel({ choice, city: { code, name, figures, place }, measure }: CityLabelProps) {
  const { locale, t } = useLanguage();
  const { fips, line, x, y, end } = place;
  const [cx, cy] = PROVINCES.find((province) => province.fips === fips)!.middle;
  const value = valueOf(figures, measure);
  const anchor = end ? 'end' : 'start';
  const here = { ...choice, city: code };
  const words = (
    <text className="s" x={x} y={y} dy="1.35em" textAnchor={anchor}>
      {t('overview.counted', { measure, total: Number(value) })}
    </text>
  );
  return (
    <>
      <path className="leader" d={line} />
      <circle className="pin" cx={cx} cy={cy} r="5" />
      <a href={withSearch(`/${locale}/overview`, { ...here })}>
        <text x={x} y={y} textAnchor={anchor}>
          {name}
        </text>
      </a>
      <FigureLink choice={here} measure={measure} value={value}>
        {words}
      </FigureLink>
    </>
  );
}
