/* docs/stories/ticket.md through the API: the code, and the paper. */
import { admissionKeys, readAdmissionCode } from '#registrations';
import { copiedText, type SpawnedApp, TEST_SECRET, type TestDatabase } from '#testing';
import { scheduleHotelSession } from '../e2e/support/hotel-session.js';
import { demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let uuid: string;
const references = new Map<string, string>();

/** Blanks are where a reader of PDF sees gaps; in Khmer they are no part of a word. */
const letters = (text: string): string => text.replace(/[\s\u200b\u00ad]/g, '');

const ask = async (query: string, variables: object): Promise<Record<string, unknown>> => {
  const { body } = await post(api.url, { query, variables });
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  return body.data;
};
const ticketOf = async (name: string): Promise<{ id: string; admissionCode: string | null }> => {
  const data = await ask(
    'query ($reference: String!) { ticket(reference: $reference) { id admissionCode } }',
    {
      reference: references.get(name),
    },
  );
  return data['ticket'] as { id: string; admissionCode: string | null };
};
const paper = (reference: string, file = 'km.pdf'): Promise<Response> =>
  fetch(`${api.url}/tickets/${reference}/${file}`);

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  uuid = await scheduleHotelSession(db, 1);
  api = await startApi(db);
  for (const [fullName, email] of [
    ['ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example'],
    ['Kim Dara', 'dara.kim@lotus-angkor.example'],
  ] as const) {
    const data = await ask(
      'mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } } }',
      {
        input: {
          sessionId: `ses_${uuid.replaceAll('-', '')}`,
          fullName,
          organisation: 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
          contact: email,
          locale: 'km',
          idempotencyKey: `key-of-${email}`,
        },
      },
    );
    const { ticket } = data['registerForSession'] as { ticket: { reference: string } };
    references.set(fullName, ticket.reference);
  }
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

describe('the code of a ticket', () => {
  it('is her seat at the door of the session, and no other', async () => {
    const { id, admissionCode } = await ticketOf('ចាន់ ស្រីមុំ');
    const { verifyingKeys } = admissionKeys([TEST_SECRET]);
    const now = new Date('2026-12-08T06:10:00Z');

    const read = readAdmissionCode(verifyingKeys, admissionCode!, { sessionId: uuid, now });
    expect(read).toMatchObject({ ok: true, admission: { sessionId: uuid } });
    expect(read.ok && `reg_${read.admission.registrationId.replaceAll('-', '')}`).toBe(id);
    expect(
      readAdmissionCode(verifyingKeys, admissionCode!, {
        sessionId: '0199a0b1-0000-7000-8000-000000000001',
        now,
      }),
    ).toEqual({ ok: false, fault: 'OTHER_SESSION' });
  });

  it('says neither the person nor the reference', async () => {
    const { admissionCode } = await ticketOf('ចាន់ ស្រីមុំ');
    expect(admissionCode).not.toContain(references.get('ចាន់ ស្រីមុំ'));
    const [row] = await db.ownerSql<{ id: string }>(
      `select person_id as id from registrations where reference = $1`,
      [references.get('ចាន់ ស្រីមុំ')],
    );
    expect(admissionCode).not.toContain(row!.id.replaceAll('-', '').toUpperCase());
  });

  it('is not there for who waits', async () => {
    expect((await ticketOf('Kim Dara')).admissionCode).toBeNull();
  });
});

describe('the paper of a ticket', () => {
  it('is one page whose copied text is right Khmer', async () => {
    const answer = await paper(references.get('ចាន់ ស្រីមុំ')!);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    const pages = await copiedText(new Uint8Array(await answer.arrayBuffer()));
    expect(pages).toHaveLength(1);
    const reference = references.get('ចាន់ ស្រីមុំ')!;
    expect(letters(pages[0]!)).toBe(
      letters(`គណៈកម្មាធិការទីក្រុងឆ្លាតវៃ · ក្រសួងមហាផ្ទៃ
        ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ Smart tourism and the care of heritage ${reference}
        ឈ្មោះ ចាន់ ស្រីមុំ សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ
        ពេល ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026 13:30 ដល់ 17:00 (ទ្វារបើក 13:00)
        ទីកន្លែង សាលាក្រុងសៀមរាប, សៀមរាប
        មិនអាចមកបានមែនទេ? សូមបោះបង់កន្លែងឱ្យបានឆាប់ ដើម្បីឱ្យអ្នកដែលរង់ចាំបានចូលរួម៖ http://localhost:${api.port}/km/tickets/${reference}`),
    );
  });

  it('is in English for who asks for it', async () => {
    const answer = await paper(references.get('ចាន់ ស្រីមុំ')!, 'en.pdf');
    const [page] = await copiedText(new Uint8Array(await answer.arrayBuffer()));
    expect(page).toContain('Tuesday 8 December 2026');
    expect(page).toContain('13:30 to 17:00 (doors open 13:00)');
    expect(letters(page!)).toContain(letters('ចាន់ ស្រីមុំ'));
  });

  it.each([
    ['a code that nobody has', '7KQ4M2RT9XHD', 'km.pdf', 404],
    ['no code', 'nonsense', 'km.pdf', 404],
    ['another file', 'own', 'fr.pdf', 404],
  ])('is not there for %s', async (_what, reference, file, status) => {
    const asked = reference === 'own' ? references.get('ចាន់ ស្រីមុំ')! : reference;
    expect((await paper(asked, file)).status).toBe(status);
  });

  it('is not there for who waits, or once the seat is given back', async () => {
    expect((await paper(references.get('Kim Dara')!)).status).toBe(404);
    await ask(
      'mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { errors { ... on UserError { code } } } }',
      { input: { reference: references.get('ចាន់ ស្រីមុំ') } },
    );
    expect((await paper(references.get('ចាន់ ស្រីមុំ')!)).status).toBe(404);
    expect((await paper(references.get('Kim Dara')!)).status).toBe(200);
  });
});
