import { sendRaw } from '../contract/raw-request.js';
import { isSwept, oddAddressesOf } from './odd-addresses.js';
import { isForm, placeOf } from './routes.js';
import type { Servers } from './servers.js';

const FORM = 'application/x-www-form-urlencoded';
const COOKIE = '__Host-samaki=x';
/** Bytes, more than any form may have; most end at 64 kB. They are announced and never sent: a server that hangs up early would
 *  otherwise be met in the middle of a write. */
const TOO_LONG = 2 * 1024 * 1024;

/** How a form is sent as it must not be (its body, or the length that it announces), and the status of the page that says so. */
const REFUSED: readonly [
  how: string,
  headers: Record<string, string>,
  sent: string | number,
  status: number,
][] = [
  ['from another site', { 'content-type': FORM, origin: 'https://evil.example', cookie: COOKIE }, 'a=b', 403],
  ['from nobody knows where, with a cookie', { 'content-type': FORM, cookie: COOKIE }, 'a=b', 403],
  ['as JSON', { 'content-type': 'application/json' }, '{"__proto__":{"a":"b"}}', 415],
  ['as text', { 'content-type': 'text/plain' }, 'a=b', 415],
  ['as a file', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
  ['too long', { 'content-type': FORM }, TOO_LONG, 413],
];

/** The tests of every form of the web, and of every address of both servers that leaves something open, asked as nobody means it.
 *  The list is that of the running servers, so that a new one is asked the day it is there. */
export function askEveryRoute(servers: () => Servers): void {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await servers().checksums();
  });

  it.each(REFUSED)(
    'a form of the web %s is refused, whichever it is',
    async (_how, headers, sent, status) => {
      const content = typeof sent === 'number' ? { announced: sent } : { body: sent };
      const { routes, web } = servers();
      const forms = routes.filter(isForm);
      expect(forms.length).toBeGreaterThan(50);
      const wrong: string[] = [];
      for (const form of forms) {
        const path = form.url.replace(/:locale\([^)]*\)/, 'km').replaceAll(/:\w+/g, 'none');
        const answer = await sendRaw(web.url, { path, headers, ...content });
        const isPage = String(answer.headers['content-type']).startsWith('text/html');
        if (answer.status !== status || !isPage)
          wrong.push(`${placeOf(form)}: ${answer.status} ${isPage ? '' : answer.text.slice(0, 100)}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(['api', 'web'] as const)(
    'an address of the %s with something odd in it finds nothing',
    async (app) => {
      const { routes, [app]: server } = servers();
      const open = routes.filter((route) => route.app === app && isSwept(route));
      expect(open.length).toBeGreaterThan(1);
      const wrong: string[] = [];
      for (const path of open.flatMap(oddAddressesOf)) {
        const { status } = await sendRaw(server.url, { method: 'GET', path });
        if (status < 300 || status >= 500) wrong.push(`${path}: ${status}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('changes nothing, and stops nobody', async () => {
    const { api, web } = servers();
    expect(await servers().checksums()).toEqual(before);
    expect([api.isRunning, web.isRunning]).toEqual([true, true]);
  });
}
