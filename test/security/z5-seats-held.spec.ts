/* Z5: who types many addresses holds no more seats of a session than one address of the network may try for. Source:
   docs/stories/address-hold.md, *With many addresses*. */
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { type House, openHouse } from './house.js';

let house: House;

const REGISTER = `mutation ($input: RegisterForSessionInput!) {
  registerForSession(input: $input) { ticket { state } errors { ... on UserError { code path message } } } }`;

interface Answer {
  readonly ticket: { readonly state: string } | null;
  readonly errors: readonly { readonly code: string; readonly path: string[]; readonly message: string }[];
}

async function comes(sessionId: string, n: number, language = 'en'): Promise<Answer> {
  const answer = await fetch(`${house.api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({
      query: REGISTER,
      variables: {
        input: {
          sessionId: `ses_${sessionId.replaceAll('-', '')}`,
          fullName: `Bot ${n}`,
          organisation: 'Bots',
          contact: `bot${n}@throwaway.example`,
          locale: 'en',
          idempotencyKey: `z5-seats-held-${sessionId.slice(-6)}-${n}`,
        },
      },
    }),
  });
  const { data } = (await answer.json()) as { data: { registerForSession: Answer } };
  return data.registerForSession;
}

const written = async (sessionId: string): Promise<object> => {
  const [row] = await house.db.ownerSql<object>(
    `select count(*)::int as registrations, (select taken from session_seats where session_id = $1) as taken,
       (select count(*)::int from messages m join registrations r on r.id = m.cause_id where r.session_id = $1) as mails
     from registrations where session_id = $1`,
    [sessionId],
  );
  return row!;
};

beforeAll(async () => {
  house = await openHouse();
  await house.db.travelTo(NOW);
}, 60_000);
afterAll(() => house?.leave());

describe('sixty addresses at once, from one address of the network, for 100 seats', () => {
  let held: string;

  it('hold forty seats, and twenty are refused with nothing written', async () => {
    held = await aSession(house.db, { capacity: 100, addressHoldMinutes: 30 });

    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => comes(held, n)));

    expect(answers.filter(({ ticket }) => ticket?.state === 'PENDING')).toHaveLength(40);
    expect(answers.filter(({ errors }) => errors[0]?.code === 'ADDRESS_TRIES_USED_UP')).toHaveLength(20);
    expect(await written(held)).toEqual({ registrations: 40, taken: 40, mails: 40 });
  });

  it('are told why, in their language, beside the field', async () => {
    const refused = await comes(held, 60);
    expect(refused.ticket).toBeNull();
    expect(refused.errors).toHaveLength(1);
    expect(refused.errors[0]).toMatchObject({ code: 'ADDRESS_TRIES_USED_UP', path: ['contact'] });
    expect(refused.errors[0]!.message).toMatch(
      /^Many people have registered for this session from here\. Try again in (?:59|60) minutes, or ask the coordinator of your organisation to enrol you\.$/,
    );
    const { errors } = await comes(held, 60, 'km');
    expect(errors[0]!.message).toMatch(
      /^មានមនុស្សច្រើនបានចុះឈ្មោះវគ្គនេះពីទីនេះ។ សូមព្យាយាមម្តងទៀតក្នុង (?:59|60) នាទី ឬសុំអ្នកសម្របសម្រួលនៃអង្គភាពរបស់អ្នកឱ្យចុះឈ្មោះជូន។$/,
    );
    expect(await written(held)).toEqual({ registrations: 40, taken: 40, mails: 40 });
  });

  it('keep nobody from another session, and go on after the hour', async () => {
    const another = await aSession(house.db, { capacity: 100, addressHoldMinutes: 30 });
    expect((await comes(another, 1)).ticket).toEqual({ state: 'PENDING' });

    await house.db.travelTo(new Date(NOW.getTime() + 62 * 60_000));
    expect((await comes(held, 61)).ticket).toEqual({ state: 'PENDING' });
  });

  it('are all confirmed where a session asks for no confirmation', async () => {
    const open = await aSession(house.db, { capacity: 100 });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => comes(open, n)));
    expect(answers.filter(({ ticket }) => ticket?.state === 'CONFIRMED')).toHaveLength(60);
  });
});
