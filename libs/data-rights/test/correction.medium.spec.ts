/* Story: docs/stories/privacy.md, export and correction. */
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#authz';
import { ChangeContactService, CorrectDetailsService, ExportDataService, OwnDataReads } from '#data-rights';
import { UnitOfWork } from '#database';
import { deriveCode, maskEmail } from '#identity';
import { MessageLedger } from '#messaging';
import { SealedValueReads } from '#privacy';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { asPerson, closeStory, PrivacyStory, tellStory } from './rights.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let story: PrivacyStory;

beforeAll(async () => {
  ({ db, app, story } = await tellStory(PrivacyStory));
});
afterAll(() => closeStory(db, app));

const me = (name: string): ReturnType<typeof asPerson> => asPerson(story.id(name));
const named = async (name: string, fullName: string): Promise<string> => {
  const result = await app.get(CorrectDetailsService).correct(me(name), { fullName, locale: 'en' });
  return result.ok ? 'DONE' : result.refusal.code;
};
const contacts = (): ChangeContactService => app.get(ChangeContactService);
const codeOf = async (name: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>(
    'select id from contact_changes where person_id = $1 order by created_at desc, id desc limit 1',
    [story.id(name)],
  );
  return deriveCode(TEST_SECRET, row!.id);
};
const confirm = async (name: string, code: string): Promise<string> => {
  const result = await contacts().confirm(me(name), code);
  return result.ok ? 'DONE' : result.refusal.code;
};
const request = async (name: string, email: string): Promise<string> => {
  const result = await contacts().ask(me(name), email);
  return result.ok ? result.value.sentTo : result.refusal.code;
};
const auditOf = (action: string): Promise<{ before: object; after: object }[]> =>
  db.ownerSql('select before, after from audit_rows where action = $1 order by id', [action]);

describe('a copy of one’s data', () => {
  it('has every row about the person and none about others', async () => {
    const result = await app.get(ExportDataService).export(me('Chan Sreymom'), 'JSON', 'en');
    if (!result.ok) throw new Error(result.refusal.code);
    const { name, mediaType, content } = result.value;
    expect({ name, mediaType }).toEqual({
      name: 'samaki-my-data-2026-12-01.json',
      mediaType: 'application/json; charset=utf-8',
    });
    const data = JSON.parse(content) as Record<string, { [column: string]: unknown }[]>;
    expect(data['person']).toEqual([
      expect.objectContaining({ fullName: 'Chan Sreymom', email: 'sreymom@tonle-guesthouse.example' }),
    ]);
    expect(data['registrations']!.map(({ status }) => status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
    ]);
    expect(data['attendance']).toEqual([expect.objectContaining({ status: 'ATTENDED' })]);
    expect(data['memberships']).toEqual([expect.objectContaining({ organisation: 'Tonle Guesthouse' })]);
    for (const other of ['Channa', 'Chenda', 'Vichet', 'Somaly', 'office@', 'Sovannary'])
      expect(content).not.toContain(other);
    for (const other of ['Ly Channa', 'Kong Vichet', 'Keo Sophea', 'Pich Somaly'])
      expect(content).not.toContain(story.id(other));
  });

  it('can be read as a page, in Khmer too; the fourth in a day is refused, and each is told', async () => {
    const exporting = app.get(ExportDataService);
    const page = await exporting.export(me('Chan Sreymom'), 'HTML', 'km');
    expect(page.ok && page.value.content).toContain('<h1>ទិន្នន័យរបស់អ្នកនៅសាមគ្គី</h1>');
    expect(page.ok && page.value.content).toContain('Tonle Guesthouse');
    const three = await Promise.all([1, 2, 3].map(() => exporting.export(me('Chan Sreymom'), 'JSON', 'en')));
    expect(three.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await app.get(OwnDataReads).of(story.id('Chan Sreymom'))).exportsLeft).toBe(0);
    expect(await db.ownerSql(`select kind from messages where kind = 'data-rights.exported'`)).toHaveLength(
      3,
    );
    expect(await auditOf('data-rights.export-data')).toHaveLength(3);
  });

  it('escapes what people wrote', async () => {
    await named('Kong Vichet', 'Kong <script>alert(1)</script>');
    const page = await app.get(ExportDataService).export(me('Kong Vichet'), 'HTML', 'en');
    expect(page.ok && page.value.content).not.toContain('<script');
    await named('Kong Vichet', 'Kong Vichet');
  });
});

describe('a correction', () => {
  it('of the name folds the key anew, and the audit holds neither name', async () => {
    expect(await named('Chan Sreymom', ' Chan  Srey Mom ')).toBe('DONE');
    expect(
      await db.ownerSql('select full_name, match_key from people where id = $1', [story.id('Chan Sreymom')]),
    ).toEqual([{ full_name: 'Chan Srey Mom', match_key: 'sreymom@tonle-guesthouse.example chansreymom' }]);
    const rows = await auditOf('data-rights.correct-details');
    expect(JSON.stringify(rows)).not.toContain('Chan');
    const { fullName } = rows.at(-1)!.before as { fullName: string };
    const opened = await app
      .get(SealedValueReads)
      .open(asPerson(story.id('Chhim Rotha'), { role: 'ADMINISTRATOR', scopeId: null }), [fullName]);
    expect([...opened.values()]).toEqual(['Chan Sreymom']);
  });

  it('keeps colleagues who share an address apart', async () => {
    expect(await named('Ly Channa', 'ly CHENDA')).toBe('PERSON_EXISTS');
    expect(await named('Ly Channa', ' \u200b ')).toBe('NAME_INVALID');
    expect(await named('Ly Channa', 'x'.repeat(201))).toBe('NAME_INVALID');
  });

  it('of the address needs the code that went there', async () => {
    expect(await request('Chan Sreymom', 'nobody')).toBe('EMAIL_INVALID');
    expect(await request('Chan Sreymom', 'sreymom@tonle-guesthouse.example')).toBe('EMAIL_SAME');
    await app.get(UnitOfWork).run((tx) =>
      new MessageLedger().queue(tx, [
        {
          kind: 'reminders.day-before',
          personId: story.id('Chan Sreymom'),
          toAddress: 'sreymom@tonle-guesthouse.example',
          locale: 'en',
          dedupeKey: 'waits',
        },
      ]),
    );
    expect(await request('Chan Sreymom', 'sreymom@new.example')).toBe('s******@new.example');
    const code = await codeOf('Chan Sreymom');
    expect(await confirm('Chan Sreymom', 'abc')).toBe('CODE_WRONG');
    for (let guess = 1; guess <= 4; guess += 1)
      expect(
        await confirm('Chan Sreymom', String((Number(code) + guess) % 100_000_000).padStart(8, '0')),
      ).toBe('CODE_WRONG');
    expect(await confirm('Chan Sreymom', code)).toBe('DONE');
    expect(await db.ownerSql(`select email from people where id = $1`, [story.id('Chan Sreymom')])).toEqual([
      { email: 'sreymom@new.example' },
    ]);
    expect(
      await db.ownerSql(
        `select to_address from messages where kind in ('reminders.day-before', 'data-rights.contact-changed') order by kind`,
      ),
    ).toEqual([{ to_address: 'sreymom@tonle-guesthouse.example' }, { to_address: 'sreymom@new.example' }]);
    expect(JSON.stringify(await auditOf('data-rights.change-contact'))).not.toContain('@');
    expect(await confirm('Chan Sreymom', code)).toBe('CODE_EXPIRED');
  });

  it('is refused after five guesses, after ten minutes, and after five addresses in a day', async () => {
    await request('Kong Vichet', 'vichet@new.example');
    const code = await codeOf('Kong Vichet');
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await confirm('Kong Vichet', wrong)).toBe('CODE_WRONG');
    expect(await confirm('Kong Vichet', code)).toBe('TOO_MANY_TRIES');
    await request('Kong Vichet', 'vichet@newer.example');
    const late = await codeOf('Kong Vichet');
    await db.travelBy(10 * 60_000 + 1_000);
    expect(await confirm('Kong Vichet', late)).toBe('CODE_EXPIRED');
    for (const n of [3, 4, 5]) expect(await request('Kong Vichet', `vichet@${n}.example`)).toContain('*');
    expect(await request('Kong Vichet', 'vichet@6.example')).toBe('TOO_MANY_TRIES');
  });
});

it('tells whether somebody is known at an address to nobody but who reads the mail there', async () => {
  await named('Keo Sophea', 'Pisey Nget');
  await db.ownerSql(`update people set match_key = 'coordinator@samaki.example piseynget' where id = $1`, [
    story.id('Nget Pisey'),
  ]);
  const answers: string[] = [];
  for (let n = 0; n < 12; n += 1) answers.push(await request('Keo Sophea', 'coordinator@samaki.example'));
  expect(answers).toEqual([
    ...Array.from({ length: 5 }, () => maskEmail('coordinator@samaki.example')),
    ...Array.from({ length: 7 }, () => 'TOO_MANY_TRIES'),
  ]);
  expect(await confirm('Keo Sophea', await codeOf('Keo Sophea'))).toBe('PERSON_EXISTS');
  expect(await db.ownerSql('select email from people where id = $1', [story.id('Keo Sophea')])).toEqual([
    { email: 'trainer@samaki.example' },
  ]);
});

describe('a move to another address of who has more than a mailbox', () => {
  const passkeyOf = (name: string): Promise<unknown> =>
    db.ownerSql(
      `insert into passkeys (id, person_id, credential_id, public_key, counter, transports, name)
       values (gen_random_uuid(), $1, $2, '\\x02', 0, '{}', 'Phone')`,
      [story.id(name), Buffer.from(name)],
    );
  const FRESH = { strength: 'PASSKEY', freshUntil: new Date('2026-12-01T02:05:00Z') } as const;
  const BY_CODE = { strength: 'EMAIL_CODE', freshUntil: null } as const;
  const asks = async (name: string, email: string, as: Partial<Omit<Actor, 'personId'>>): Promise<string> => {
    const result = await contacts().ask({ ...me(name), ...as }, email);
    return result.ok ? 'ASKED' : result.refusal.code;
  };
  const written = async (): Promise<unknown> => ({
    changes: await db.ownerSql('select count(*)::int as n from contact_changes'),
    mails: await db.ownerSql('select count(*)::int as n from messages'),
  });

  it('asks for what they have, freshly, and not for the code', async () => {
    await passkeyOf('Ly Chenda');
    const before = await written();
    expect(await asks('Ly Chenda', 'thief@evil.example', BY_CODE)).toBe('STEP_UP_REQUIRED');
    expect(await asks('Ly Chenda', 'thief@evil.example', { ...FRESH, freshUntil: null })).toBe(
      'STEP_UP_REQUIRED',
    );
    expect(await written()).toEqual(before);
    // A proof of now is more than a code of the last ten minutes.
    await db.ownerSql(
      `update sign_ins set method = 'PASSKEY', created_at = app_now() - interval '1 hour' where person_id = $1`,
      [story.id('Ly Chenda')],
    );
    expect(await asks('Ly Chenda', 'chenda@new.example', FRESH)).toBe('ASKED');
    const code = await codeOf('Ly Chenda');
    const byCode = await contacts().confirm({ ...me('Ly Chenda'), ...BY_CODE }, code);
    expect(byCode.ok ? 'DONE' : byCode.refusal.code).toBe('STEP_UP_REQUIRED');
    expect(await confirm('Ly Chenda', code)).toBe('DONE');
  });

  it('asks a role that waits for a passkey for it too, and takes no weaker proof', async () => {
    const waiting = { roles: [], withheldRoles: [{ role: 'WORKING_GROUP', scopeId: null }] } as const;
    const before = await written();
    expect(await asks('Mao Sovannary', 'thief@evil.example', { ...BY_CODE, ...waiting })).toBe(
      'STEP_UP_REQUIRED',
    );
    const byAuthenticator = { ...FRESH, strength: 'TOTP', ...waiting } as const;
    expect(await asks('Mao Sovannary', 'thief@evil.example', byAuthenticator)).toBe('STEP_UP_REQUIRED');
    expect(await written()).toEqual(before);
    expect(await asks('Mao Sovannary', 'sovannary@new.example', FRESH)).toBe('ASKED');
  });

  it('leaves what warns of the account at the address that it was written to', async () => {
    const waits = (kind: string) => ({
      kind,
      personId: story.id('Mao Sovannary'),
      toAddress: 'working-group@samaki.example',
      locale: 'en' as const,
      dedupeKey: kind,
    });
    const kinds = ['identity.sign-in-changed', 'data-rights.exported', 'reports.submitted'];
    await app.get(UnitOfWork).run((tx) => new MessageLedger().queue(tx, kinds.map(waits)));
    expect(await confirm('Mao Sovannary', await codeOf('Mao Sovannary'))).toBe('DONE');
    expect(
      await db.ownerSql(
        `select kind, to_address from messages where person_id = $1 and kind <> 'data-rights.contact-code' order by kind`,
        [story.id('Mao Sovannary')],
      ),
    ).toEqual([
      { kind: 'data-rights.contact-changed', to_address: 'working-group@samaki.example' },
      { kind: 'data-rights.exported', to_address: 'working-group@samaki.example' },
      { kind: 'identity.sign-in-changed', to_address: 'working-group@samaki.example' },
      { kind: 'reports.submitted', to_address: 'sovannary@new.example' },
    ]);
  });
});
