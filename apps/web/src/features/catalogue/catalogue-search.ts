import type { SessionFilter } from '../../shared/gql/graphql';
import { ONLINE } from './catalogue-view';

/** What the filter of the catalogue asks for; nothing chosen asks for everything. */
export interface CatalogueSearch {
  readonly city: readonly string[];
  readonly language: readonly string[];
  /** Cursor of the page before. */
  readonly after?: string;
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
  const after = search['after'];
  return {
    city: codes(search['city']),
    language: codes(search['language']).filter((code) => code === 'km' || code === 'en'),
    ...(typeof after === 'string' && after.length <= 200 ? { after } : {}),
  };
}

export function filterOf({ city, language }: CatalogueSearch): SessionFilter | null {
  const cities = city.filter((code) => code !== ONLINE);
  const filter: SessionFilter = {
    ...(cities.length > 0 ? { cities } : {}),
    ...(city.includes(ONLINE) ? { online: true } : {}),
    ...(language.length > 0 ? { languages: [...language] } : {}),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}
