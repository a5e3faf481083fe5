import type { SessionFilter } from '../../shared/gql/graphql';
import { isDay, startOfDay } from '../../shared/lib/dates';
import { ONLINE } from './catalogue-view';

/** What the filter of the catalogue asks for; nothing chosen asks for everything. It stands in the address, and so in a feed's. */
export interface CatalogueSearch {
  /** Codes of cities, and `online`. */
  readonly city: readonly string[];
  readonly language: readonly string[];
  /** `training` and `consultation`; both are as none. */
  readonly kind: readonly string[];
  /** Codes of focus areas, and of sectors. */
  readonly area: readonly string[];
  readonly sector: readonly string[];
  /** First and last day, `2026-12-01`, by the programme's calendar. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Cursor of the page before. */
  readonly after?: string | undefined;
}

const CODE = /^[a-z][a-z0-9-]{0,39}$/;
const MOST_CHOICES = 20;

const codes = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return [
    ...new Set(list.filter((code): code is string => typeof code === 'string' && CODE.test(code))),
  ].slice(0, MOST_CHOICES);
};

/** Reads an address; what makes no sense in it is left out. */
export function readCatalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  const { after, from, to } = search;
  return {
    city: codes(search['city']),
    language: codes(search['language']).filter((code) => code === 'km' || code === 'en'),
    kind: codes(search['kind']).filter((code) => code === 'training' || code === 'consultation'),
    area: codes(search['area']),
    sector: codes(search['sector']),
    // Undefined and not left out: what is left out the router takes as it came.
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    after: typeof after === 'string' && after.length <= 200 ? after : undefined,
  };
}

/** Is anything asked for but the next page? */
export const isFiltered = (search: CatalogueSearch): boolean => parametersOf(search).size > 0;

/** The choices as they stand in an address, in one order whatever the order of the form. */
export function parametersOf({
  city,
  language,
  kind,
  area,
  sector,
  from,
  to,
}: CatalogueSearch): URLSearchParams {
  const named = (name: string, values: readonly string[]): string[][] =>
    values.toSorted().map((value) => [name, value]);
  return new URLSearchParams([
    ...named('city', city),
    ...named('language', language),
    ...named('kind', kind),
    ...named('area', area),
    ...named('sector', sector),
    ...(from ? [['from', from]] : []),
    ...(to ? [['to', to]] : []),
  ]);
}

/** An address of the catalogue, or of its feed, with the choices: `/km/feed.atom?city=siem-reap`. */
export function addressOf(path: string, search: CatalogueSearch): string {
  const query = parametersOf(search).toString();
  return query ? `${path}?${query}` : path;
}

/** What the api is asked for. Days are those of the programme's zone. */
export function filterOf(search: CatalogueSearch, zone: string): SessionFilter | null {
  const { city, language, kind, area, sector, from, to } = search;
  const [onlyKind] = kind.length === 1 ? kind : [];
  const cities = city.filter((code) => code !== ONLINE);
  const filter: SessionFilter = {
    ...(cities.length > 0 ? { cities } : {}),
    ...(city.includes(ONLINE) ? { online: true } : {}),
    ...(language.length > 0 ? { languages: [...language] } : {}),
    ...(onlyKind ? { kind: onlyKind === 'training' ? 'TRAINING' : 'CONSULTATION' } : {}),
    ...(area.length > 0 ? { focusAreas: [...area] } : {}),
    ...(sector.length > 0 ? { sectors: [...sector] } : {}),
    ...(from ? { from: startOfDay(from, zone) } : {}),
    ...(to ? { to: startOfDay(to, zone, 1) } : {}),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}
