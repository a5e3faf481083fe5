type SearchValue = string | readonly string[];

/** `?city=a&city=b&language=km` as `{city: ['a', 'b'], language: 'km'}`: what a plain form sends. */
export function parseSearch(search: string): Record<string, SearchValue> {
  const found: Record<string, SearchValue> = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = found[key];
    found[key] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
  }
  return found;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') parameters.append(key, String(one));
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
