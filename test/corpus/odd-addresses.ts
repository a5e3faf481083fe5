import { placeOf } from './routes.js';
import type { Route } from './program.js';

/** What no address means, whatever stands there: half an escape, NUL, the way up, a key of prototypes, SQL, a turn of the text,
 *  and what is too long. */
const ODD = [
  '%E1%9E',
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  "x'%20or%201=1--",
  '%E2%80%AE',
  'a'.repeat(2_000),
];

/** Parts of addresses that are left open, and what else nobody may write there. One that is new has to be thought about. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  id: ['ses_zz', 'rpt_00000000000070008000000000000000'],
  reference: ['UUUUUUUUUUUU', '7KQ4M2RT9XHD'],
  token: ['A'.repeat(43)],
  file: ['x.csv', 'km.pdf', '.', 'x.csv%00.pdf'],
  version: ['ses_zz', 'mtv_00000000000070008000000000000000'],
  number: ['0', '-1', '1e9', '99999999999999999999'],
  index: ['-1', '1e9'],
  written: ['km', 'en'],
  provider: ['none', 'constructor'],
};
const LOCALE = ':locale(^km|en$)';

const openParts = ({ url }: Route): string[] =>
  [...url.replace(LOCALE, 'en').matchAll(/:(\w+)/g)].map(([, name]) => name!);

/** Is the route asked with all that is odd? Only what takes something is, and only where it is known what is odd there. */
export const isSwept = (route: Route): boolean =>
  route.method === 'GET' && openParts(route).length > 0 && openParts(route).every((name) => name in OPEN);

/** The addresses by which such a route is asked: each open part in turn is odd, the others are nobody's. */
export function oddAddressesOf(route: Route): string[] {
  if (!isSwept(route)) throw new Error(`Nobody knows what is odd at ${placeOf(route)}`);
  const parts = openParts(route);
  const written = (odd: string, at: number): string =>
    parts.reduce(
      (url, name, part) => url.replace(`:${name}`, () => (part === at ? odd : OPEN[name]![0]!)),
      route.url.replace(LOCALE, 'en'),
    );
  return parts.flatMap((name, at) => [...ODD, ...OPEN[name]!].map((odd) => written(odd, at)));
}
