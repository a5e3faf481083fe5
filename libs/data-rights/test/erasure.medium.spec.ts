/* Story: docs/stories/privacy.md, erasure: fourteen days, a way back, no trace, every figure as it was. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditSealer, AuditVerifier } from '#audit';
import { AskErasureService, ChangeConsentService, ErasePersonService, ErasureReads } from '#data-rights';
import { UnitOfWork } from '#database';
import { Invitations, RoleGrants } from '#identity';
import { newId } from '#kernel';
import { SealedValues } from '#privacy';
import type { TestDatabase } from '#testing';
import { asPerson, closeStory, composeRights, PrivacyStory, tellStory } from './rights.builder.js';
import { tracesOf } from './traces.js';

const DAY = 86_400_000;

let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let story: PrivacyStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(PrivacyStory));
  worker = await composeRights(db, 'samaki_worker');
});
afterEach(() => closeStory(db, app, worker));

const ask = async (name: string): Promise<string> => {
  const result = await app.get(AskErasureService).ask(asPerson(story.id(name)));
  return result.ok ? 'ASKED' : result.refusal.code;
};
const eraseDue = (): Promise<number> => worker.get(ErasePersonService).eraseDue();
const failFor = async (name: string): Promise<void> => {
  await db.ownerSql(
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'a fault of the database'; end $$`,
  );
  await db.ownerSql(
    `create trigger tr_fail before update on people for each row when (old.id = '${story.id(name)}') execute function fail()`,
  );
};
const stateOf = async (name: string, session: string): Promise<string> => {
  const [row] = await db.ownerSql<{ status: string }>('select status from registrations where id = $1', [
    story.id(`${name}, ${session}`),
  ]);
  return row!.status;
};
const figures = async (): Promise<unknown> => ({
  attended:
    await db.ownerSql(`select session_id, count(*) from attendances a join registrations r on r.id = a.registration_id
    where a.status = 'ATTENDED' group by 1 order by 1`),
  overview: await db.ownerSql(
    `select * from overview_rollups where session_id = $1 and people <> 0 order by measure, organisation_kind`,
    [story.id('10 November')],
  ),
  pledged: await db.ownerSql(
    `select unit, sum(pledged_sum)::text as sum from pledge_rollup_deltas group by unit order by unit`,
  ),
});

describe('an erasure', () => {
  it('asks who has not just signed in to sign in again', async () => {
    await db.ownerSql(`update sign_ins set method = 'EMAIL_CODE'`);
    await db.travelBy(9.9 * 60_000);
    expect(await ask('Kong Vichet')).toBe('ASKED');
    await db.travelBy(0.2 * 60_000);
    expect(await ask('Chan Sreymom')).toBe('SIGN_IN_AGAIN');
  });

  it('waits fourteen days, and can be taken back until then', async () => {
    expect(await ask('Chan Sreymom')).toBe('ASKED');
    expect(await ask('Chan Sreymom')).toBe('ERASURE_PENDING');
    expect(
      await db.ownerSql(
        `select due_at - asked_at = interval '14 days' as fits from erasures where cancelled_at is null`,
      ),
    ).toEqual([{ fits: true }]);
    await db.travelBy(2 * DAY);
    const result = await app.get(AskErasureService).cancel(asPerson(story.id('Chan Sreymom')));
    expect(result.ok).toBe(true);
    await db.travelBy(30 * DAY);
    expect(await eraseDue()).toBe(0);
    expect(await db.ownerSql('select full_name from people where erased_at is not null')).toEqual([]);
    expect(await db.ownerSql(`select kind, to_address from messages order by created_at, id`)).toEqual([
      { kind: 'data-rights.erasure-asked', to_address: 'sreymom@tonle-guesthouse.example' },
      { kind: 'data-rights.erasure-cancelled', to_address: 'sreymom@tonle-guesthouse.example' },
    ]);
  });

  it('leaves no trace of the person, every figure to the digit, and the audit whole', async () => {
    const sreymom = asPerson(story.id('Chan Sreymom'));
    await app.get(ChangeConsentService).change(sreymom, 'CAMPAIGNS', false);
    await app.get(ChangeConsentService).change(sreymom, 'PHOTOGRAPHS', true);
    await app.get(UnitOfWork).run(async (tx) => {
      const roles = app.get(RoleGrants, { strict: false });
      const rotha = asPerson(story.id('Chhim Rotha'), { role: 'ADMINISTRATOR', scopeId: null });
      const trainer = { role: 'TRAINER', scopeId: null } as const;
      await roles.grant(tx, rotha, sreymom.personId, trainer, 'Grew up with the guides of Preah Dak');
      await roles.revoke(tx, rotha, sreymom.personId, trainer, 'Moved to her sister at Preah Dak');
    });
    await db.ownerSql('update sign_ins set ended_at = null');
    await db.ownerSql(
      `insert into idempotency_keys (scope, key, body_hash, answer) values ('anonymous', 'key-of-hers-1', '\\x00', $1),
       ($2, 'a-topic-of-hers', '\\x00', '{}'), ('anonymous', 'of-another', '\\x00', '{}')`,
      [
        JSON.stringify({ registrationId: story.id('Chan Sreymom, 8 December') }),
        `consultations.ask-topic~person:${sreymom.personId}`,
      ],
    );
    await db.ownerSql(
      `insert into caught_mails (id, message_id, to_address, subject, raw) values ($1, '<1@x>', 'sreymom@tonle-guesthouse.example', 'Hello', 'Dear Chan Sreymom')`,
      [newId()],
    );
    await db.ownerSql(
      `insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at)
       values ($1, 'Sreymom@tonle-guesthouse.example', 'en', '\\x00', '\\x00', app_now())`,
      [newId()],
    );
    const references = await db.ownerSql<{ reference: string }>(
      'select reference from registrations where person_id = $1',
      [sreymom.personId],
    );
    expect(await ask('Chan Sreymom')).toBe('ASKED');
    const before = await figures();
    const secrets = [
      'Chan Sreymom',
      'chansreymom',
      'sreymom@',
      'Preah Dak',
      ...references.map(({ reference }) => reference),
    ];
    expect((await tracesOf(db, secrets)).length).toBeGreaterThan(5);

    await db.travelBy(13.9 * DAY);
    expect(await eraseDue()).toBe(0);
    await db.travelBy(0.2 * DAY);
    expect(await eraseDue()).toBe(1);

    expect(await tracesOf(db, secrets)).toEqual([]);
    expect(await figures()).toEqual(before);
    expect(
      await db.ownerSql(
        `select full_name ~ '^Erased-[0-9A-Z]{6}$' as pseudonym, email, phone from people where id = $1`,
        [sreymom.personId],
      ),
    ).toEqual([{ pseudonym: true, email: null, phone: null }]);
    expect(await stateOf('Chan Sreymom', '10 November')).toBe('CONFIRMED');
    expect(await stateOf('Chan Sreymom', '22 December')).toBe('CANCELLED');
    expect(await stateOf('Kong Vichet', '22 December')).toBe('CONFIRMED');
    expect(
      await db.ownerSql(
        `select to_address, status from messages where kind in ('registrations.promoted', 'registrations.cancelled') order by kind`,
      ),
    ).toEqual([
      { to_address: '-', status: 'CANCELLED' },
      { to_address: 'vichet@remork.example', status: 'DUE' },
    ]);
    for (const table of ['memberships', 'role_grants', 'sign_ins'])
      expect(await db.ownerSql(`select 1 from ${table} where person_id = $1`, [sreymom.personId])).toEqual(
        [],
      );
    expect(await db.ownerSql('select key from idempotency_keys')).toEqual([{ key: 'of-another' }]);
    expect(await db.ownerSql('select purpose, person_id, is_given from consents')).toEqual([
      { purpose: 'CAMPAIGNS', person_id: null, is_given: false },
    ]);
    const unitOfWork = worker.get(UnitOfWork);
    await new AuditSealer(unitOfWork).sealOnce();
    expect((await new AuditVerifier(unitOfWork).verify()).fault).toBeNull();
    expect(await eraseDue()).toBe(0);
  });

  it('keeps who shares the address apart', async () => {
    await db.ownerSql(`insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at)
      values ('${newId()}', 'office@tonle-guesthouse.example', 'en', '\\x00', '\\x00', app_now() + interval '30 days')`);
    expect(await ask('Ly Chenda')).toBe('ASKED');
    await db.travelBy(15 * DAY);
    expect(await eraseDue()).toBe(1);
    expect(await tracesOf(db, ['Ly Chenda', 'lychenda'])).toEqual([]);
    expect(
      await db.ownerSql(`select full_name, email from people where id = $1`, [story.id('Ly Channa')]),
    ).toEqual([{ full_name: 'Ly Channa', email: 'office@tonle-guesthouse.example' }]);
    expect(await db.ownerSql('select email from sign_in_codes')).toHaveLength(1);
  });

  it('takes invitations to an address that was theirs, and leaves those to a colleague’s', async () => {
    const earlier = 'vichet@remork.example';
    const unitOfWork = app.get(UnitOfWork);
    const invite = async (email: string): Promise<boolean> => {
      const invitation = {
        email,
        fullName: 'Kong Vichet',
        role: 'TRAINER',
        scopeId: null,
        locale: 'km',
      } as const;
      const rotha = asPerson(story.id('Chhim Rotha'), { role: 'ADMINISTRATOR', scopeId: null });
      const invited = await unitOfWork.run((tx) =>
        app.get(Invitations, { strict: false }).invite(tx, rotha, invitation),
      );
      return invited.ok;
    };
    expect([await invite(earlier), await invite('office@tonle-guesthouse.example')]).toEqual([true, true]);
    // As a change of the address leaves them: the new one with the person, the earlier one sealed.
    await unitOfWork.run((tx) => app.get(SealedValues).seal(tx, story.id('Kong Vichet'), earlier));
    await db.ownerSql(
      `update people set email = 'new@remork.example', match_key = 'new@remork.example kongvichet' where id = $1`,
      [story.id('Kong Vichet')],
    );
    expect(await ask('Kong Vichet')).toBe('ASKED');
    await db.travelBy(15 * DAY);
    expect(await eraseDue()).toBe(1);
    expect(await db.ownerSql('select email from invitations')).toEqual([
      { email: 'office@tonle-guesthouse.example' },
    ]);
    expect(await tracesOf(db, [earlier, 'new@remork.example'])).toEqual([]);
  });

  it('is refused to whoever has something to hand over first', async () => {
    const people = ['Chhim Rotha', 'Keo Sophea', 'Nget Pisey', 'Mao Sovannary'];
    const answers: string[] = [];
    for (const name of people) answers.push(await ask(name));
    expect(answers).toEqual(['LAST_ADMINISTRATOR', 'SESSIONS_TO_HOLD', 'ONLY_COORDINATOR', 'ASKED']);
  });

  it('is held up by a duty that came up meanwhile', async () => {
    expect(await ask('Kong Vichet')).toBe('ASKED');
    await story.role('Kong Vichet', 'COORDINATOR', newId());
    await db.travelBy(15 * DAY);
    expect(await eraseDue()).toBe(0);
    await db.ownerSql(`delete from role_grants where person_id = $1`, [story.id('Kong Vichet')]);
    expect(await eraseDue()).toBe(1);
  });

  it('that fails, and a hundred that are held up, keep nobody else waiting, and are told as overdue', async () => {
    await db.ownerSql(
      `with sok as (
         insert into people (id, full_name, email, locale, match_key)
         select gen_random_uuid(), 'Sok ' || n, 'p' || n || '@x.example', 'km', 'p' || n from generate_series(1, 100) n returning id),
       held as (insert into role_grants (id, person_id, role, scope_id) select gen_random_uuid(), id, 'COORDINATOR', gen_random_uuid() from sok)
       insert into erasures (id, person_id, asked_by, due_at) select gen_random_uuid(), id, id, app_now() from sok`,
    );
    expect(await ask('Kong Vichet')).toBe('ASKED');
    await db.travelBy(60_000);
    expect(await ask('Chan Sreymom')).toBe('ASKED');
    await failFor('Kong Vichet');
    await db.travelBy(14.2 * DAY);
    expect(await eraseDue()).toBe(1);
    expect(await db.ownerSql('select id from people where erased_at is not null')).toEqual([
      { id: story.id('Chan Sreymom') },
    ]);
    expect(await worker.get(ErasureReads).overdue()).toBe(101);
    await db.ownerSql('drop trigger tr_fail on people');
    expect(await eraseDue()).toBe(1);
    expect(await worker.get(ErasureReads).overdue()).toBe(100);
  });

  it('erases nobody while nobody answers for a table', async () => {
    expect(await ask('Chan Sreymom')).toBe('ASKED');
    await db.ownerSql('create table guests (id uuid primary key, email text)');
    await db.travelBy(15 * DAY);
    await expect(eraseDue()).rejects.toThrow('guests');
    expect(await db.ownerSql('select full_name from people where erased_at is not null')).toEqual([]);
  });
});

describe('the working group', () => {
  const askFor = async (fullName: string, phone: string, reason = 'Called the office'): Promise<string> => {
    const by = asPerson(story.id('Mao Sovannary'), { role: 'WORKING_GROUP', scopeId: null });
    const result = await app.get(AskErasureService).askFor(by, { fullName, phone, reason });
    return result.ok ? 'ASKED' : result.refusal.code;
  };

  it('asks for somebody without an address, with a reason that the audit does not tell', async () => {
    expect(await askFor('Pich Somaly', '012 345 679')).toBe('ERASURE_PERSON_NOT_FOUND');
    expect(await askFor('Pich Somalin', '012 345 678')).toBe('ERASURE_PERSON_NOT_FOUND');
    expect(await askFor('Chan Sreymom', 'sreymom@tonle-guesthouse.example')).toBe('HAS_EMAIL');
    for (const reason of [' ', '\u00ad\u200e'])
      expect(await askFor('Pich Somaly', '012 345 678', reason)).toBe('ERASURE_REASON_MISSING');
    expect(await askFor('Pich Somaly', '០១២ ៣៤៥ ៦៧៨', 'Pich Somaly called the office')).toBe('ASKED');
    const [row] = await db.ownerSql<{ reason: string; actor: string }>(
      `select reason, actor from audit_rows where action = 'data-rights.ask-erasure'`,
    );
    expect(row!.reason).toMatch(/^sealed:[0-9a-f]{64}$/);
    expect(row!.actor).toBe(`person:${story.id('Mao Sovannary')}`);
    await db.travelBy(15 * DAY);
    expect(await eraseDue()).toBe(1);
    expect(await tracesOf(db, ['Pich Somaly', '+85512345678', '85512345678'])).toEqual([]);
  });

  it('takes back what it asked for, and not what a person asked', async () => {
    const by = asPerson(story.id('Mao Sovannary'));
    await askFor('Pich Somaly', '012 345 678');
    await ask('Chan Sreymom');
    const rows = await db.ownerSql<{ id: string; own: boolean }>(
      'select id, asked_by = person_id as own from erasures order by own',
    );
    expect((await app.get(AskErasureService).cancelFor(by, rows[0]!.id)).ok).toBe(true);
    expect((await app.get(AskErasureService).cancelFor(by, rows[1]!.id)).ok).toBe(false);
  });
});
