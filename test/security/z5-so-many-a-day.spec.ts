/* Z5: what somebody may do without end is bounded. Three organisations a day are proposed by one person, counted under a lock:
   six at once are three. Seats: z5-seats-held; invitations: libs/identity/test/invitations. */
import { newId } from '#kernel';
import { aPerson, type House, openHouse } from './house.js';

let house: House;
let cookie: string;

const PROPOSE = `mutation ($input: ProposeOrganisationInput!) { proposeOrganisation(input: $input) { errors { code } } }`;

async function ask(query: string, variables: object): Promise<{ body: unknown; cookies: string[] }> {
  const answer = await fetch(`${house.api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify({ query, variables }),
  });
  return { body: await answer.json(), cookies: answer.headers.getSetCookie() };
}

beforeAll(async () => {
  house = await openHouse({ SAMAKI_DEMO: '1' });
  await aPerson(house.db, 'Sok Dara', 'PARTICIPANT');
  await house.db.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'local-ngo', 'NGO', 'ក', 'NGO')
     on conflict do nothing`,
    [newId()],
  );
  cookie = '';
  const { cookies } = await ask(
    'mutation { demoSignIn(input: { role: PARTICIPANT }) { errors { code } } }',
    {},
  );
  cookie = cookies.map((one) => one.split(';')[0]).join('; ');
}, 60_000);
afterAll(() => house?.leave());

describe('proposals of one person', () => {
  it('are three a day, also when six are sent at once', async () => {
    const answers = await Promise.all(
      ['Lotus', 'Krama', 'Romduol', 'Mekong', 'Angkor', 'Sangker'].map((name) =>
        ask(PROPOSE, {
          input: {
            nameEn: `${name} Friends`,
            subKind: 'local-ngo',
            why: 'We plant trees along streets.',
            idempotencyKey: `z5-${name}-0001`,
          },
        }),
      ),
    );
    const codes = answers.map(
      ({ body }) =>
        (body as { data: { proposeOrganisation: { errors: { code: string }[] } } }).data.proposeOrganisation
          .errors[0]?.code ?? 'OK',
    );

    expect(codes.filter((code) => code === 'OK')).toHaveLength(3);
    expect(new Set(codes.filter((code) => code !== 'OK'))).toEqual(new Set(['TOO_MANY_PROPOSALS']));
    const [row] = await house.db.ownerSql<{ n: number }>(
      'select count(*)::int as n from organisation_proposals',
    );
    expect(row).toEqual({ n: 3 });
  });
});
