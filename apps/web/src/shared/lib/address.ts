/** A path with a search of those values that are set: `withSearch('/km/pledges', { city: 'siem-reap', after: null })` is
 *  `/km/pledges?city=siem-reap`. */
export function withSearch(
  path: string,
  search: Readonly<Record<string, string | null | undefined>>,
): string {
  const set = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(set).toString();
  return text ? `${path}?${text}` : path;
}
