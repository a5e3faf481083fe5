import { accept, refuse, type Refusal, type Result } from '#kernel';

/* How a text cites figures: [attended], [accepted.usd], [registered@siem-reap], [pledged@sector:transport@kind:ngo]. */

export const CITED_MEASURES = ['INVITED', 'REGISTERED', 'ATTENDED', 'PLEDGED', 'ACCEPTED'] as const;
export type CitedMeasure = (typeof CITED_MEASURES)[number];

const OF_PEOPLE: readonly CitedMeasure[] = ['INVITED', 'REGISTERED', 'ATTENDED'];
const KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;

/** What is counted, by the codes that people write. */
export interface CitedScope {
  readonly city?: string;
  readonly focusArea?: string;
  readonly sector?: string;
  readonly kind?: (typeof KINDS)[number];
}

export interface Citation {
  /** Its one spelling: `accepted.usd@siem-reap`. Two citations of the same figure have the same key. */
  readonly key: string;
  readonly measure: CitedMeasure;
  /** PEOPLE or PLEDGES where none is named; otherwise a currency or the code of a unit. */
  readonly unit: string;
  readonly scope: CitedScope;
}

/** A stretch of a text: plain, or a citation as it was written. */
export type TextPart = { readonly text: string } | { readonly cites: string };

/** Looks like a citation: a Latin word in square brackets. Anything else in brackets, [1] or Khmer, is plain text. */
const BRACKETED = /\[([A-Za-z][A-Za-z0-9.@:_-]{0,119})\]/g;

/** A text cut at its citations, in order. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(BRACKETED)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ cites: match[1]! });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** Reads one citation, any case. Refuses FIGURE_UNKNOWN with the words that cannot be read. */
export function readCitation(written: string): Result<Citation, Refusal<'FIGURE_UNKNOWN'>> {
  const unknown = refuse('FIGURE_UNKNOWN', { detail: { figure: written } });
  const [head = '', ...scopes] = written.split('@');
  const [name = '', unitName, ...rest] = head.split('.');
  const measure = CITED_MEASURES.find((candidate) => candidate === name.toUpperCase());
  if (!measure || rest.length > 0 || unitName === '') return unknown;
  const ofPeople = OF_PEOPLE.includes(measure);
  const unit = unitName?.toUpperCase() ?? (ofPeople ? 'PEOPLE' : 'PLEDGES');
  if (ofPeople !== (unit === 'PEOPLE')) return unknown;
  let scope: CitedScope = {};
  for (const written of scopes) {
    const read = readScope(written.toLowerCase());
    if (!read || Object.keys(read).some((key) => key in scope)) return unknown;
    scope = { ...scope, ...read };
  }
  return accept({ measure, unit, scope, key: keyOf(measure, unit, scope) });
}

function readScope(written: string): CitedScope | null {
  const [prefix = '', code, ...rest] = written.split(':');
  if (rest.length > 0 || prefix === '' || code === '') return null;
  if (code === undefined) return { city: prefix };
  if (prefix === 'sector') return { sector: code };
  if (prefix === 'area') return { focusArea: code };
  const kind = KINDS.find((candidate) => candidate === code.toUpperCase().replaceAll('-', '_'));
  return prefix === 'kind' && kind ? { kind } : null;
}

/** The one spelling of a figure. */
export function keyOf(measure: CitedMeasure, unit: string, scope: CitedScope): string {
  const head = unit === 'PEOPLE' || unit === 'PLEDGES' ? measure : `${measure}.${unit}`;
  const parts = [
    head,
    scope.city,
    scope.focusArea && `area:${scope.focusArea}`,
    scope.sector && `sector:${scope.sector}`,
    scope.kind && `kind:${scope.kind.replaceAll('_', '-')}`,
  ];
  return parts
    .filter((part) => part !== undefined)
    .join('@')
    .toLowerCase();
}

/** Every figure that some texts cite, each once, in the order of their first mention. Refuses FIGURE_UNKNOWN. */
export function citationsOf(texts: readonly string[]): Result<Citation[], Refusal<'FIGURE_UNKNOWN'>> {
  const found = new Map<string, Citation>();
  for (const part of texts.flatMap(partsOf)) {
    if (!('cites' in part)) continue;
    const read = readCitation(part.cites);
    if (!read.ok) return read;
    if (!found.has(read.value.key)) found.set(read.value.key, read.value);
  }
  return accept([...found.values()]);
}

/** The figures of the table by city: people registered, people attended, pledges accepted, for each city. */
export const cityTableCitations = (cityCodes: readonly string[]): Citation[] =>
  cityCodes.flatMap((city) =>
    (
      [
        ['REGISTERED', 'PEOPLE'],
        ['ATTENDED', 'PEOPLE'],
        ['ACCEPTED', 'PLEDGES'],
      ] as const
    ).map(([measure, unit]) => ({ measure, unit, scope: { city }, key: keyOf(measure, unit, { city }) })),
  );
