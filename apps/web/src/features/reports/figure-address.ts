import type { Locale } from '../../shared/lib/locale';

const SCOPES: Readonly<Record<string, string>> = { area: 'focusArea', sector: 'sector', kind: 'kind' };

/** Where the rows of a figure are listed, from the words by which it is cited: `accepted.usd@siem-reap` is
 *  `/km/overview/rows?measure=ACCEPTED&unit=USD&city=siem-reap`. The filter is the frozen one; the rows are those of now. */
export function figureAddress(locale: Locale, key: string): string {
  const [head = '', ...scopes] = key.split('@');
  const [measure = '', unit] = head.split('.');
  const query = new URLSearchParams({ measure: measure.toUpperCase() });
  if (unit) query.set('unit', unit === 'usd' || unit === 'khr' ? unit.toUpperCase() : unit);
  for (const scope of scopes) {
    const [prefix = '', code] = scope.split(':');
    if (code === undefined) query.set('city', prefix);
    else
      query.set(SCOPES[prefix] ?? prefix, prefix === 'kind' ? code.toUpperCase().replaceAll('-', '_') : code);
  }
  return `/${locale}/overview/rows?${query.toString()}`;
}
