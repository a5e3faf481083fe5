/* C1: no page of somebody else acts in a person's name. Method × content type × origin, on the api and on a form. */
import { type House, openHouse } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.leave());

const OWN = { origin: 'https://samaki.example', 'sec-fetch-site': 'same-origin' };
const ORIGINS: Record<string, { headers: Record<string, string>; own: boolean }> = {
  own: { headers: OWN, own: true },
  foreign: { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, own: false },
  sandboxed: { headers: { origin: 'null' }, own: false },
  'own name, foreign site': { headers: { ...OWN, 'sec-fetch-site': 'cross-site' }, own: false },
};
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
];
const METHODS = ['POST', 'GET', 'PUT'];

const api = METHODS.flatMap((method) =>
  TYPES.flatMap((type) => Object.keys(ORIGINS).map((origin) => [method, type, origin] as const)),
);

describe('C1: the api', () => {
  it.each(api)('%s as %s from a page that is %s', async (method, type, origin) => {
    const { headers, own } = ORIGINS[origin]!;
    const response = await fetch(`${house.api.url}/graphql?query=mutation{signOut{errors{code}}}`, {
      method,
      headers: { ...headers, 'content-type': type },
      ...(method !== 'GET' && { body: '{"query":"mutation { signOut { viewer { signedIn } } }"}' }),
    });

    const readable = type === 'application/json';
    const expected = method === 'POST' ? (readable ? (own ? 200 : 403) : 415) : 405;
    expect(response.status).toBe(expected);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('set-cookie') === null).toBe(expected !== 200);
  });

  it('answers no preflight', async () => {
    const response = await fetch(`${house.api.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([405, null]);
  });
});

const forms = TYPES.flatMap((type) => Object.keys(ORIGINS).map((origin) => [type, origin] as const));

describe('C1: a form of the web', () => {
  it.each(forms)('as %s from a page that is %s', async (type, origin) => {
    const { headers, own } = ORIGINS[origin]!;
    const response = await fetch(`${house.web.url}/en/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'content-type': type, cookie: 'samaki=x' },
      body: 'a=b',
    });
    const expected = type === 'application/x-www-form-urlencoded' ? (own ? 303 : 403) : 415;
    expect(response.status).toBe(expected);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('with a cookie and no word of where it comes from is refused', async () => {
    const response = await fetch(`${house.web.url}/en/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: '__Host-samaki=x' },
      body: '',
    });
    expect(response.status).toBe(403);
  });

  it('changes nothing when it is opened as a link', async () => {
    const response = await fetch(`${house.web.url}/en/sign-out`, {
      redirect: 'manual',
      headers: { cookie: 'samaki=x' },
    });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([404, null]);
  });
});
