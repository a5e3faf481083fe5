/* Story: docs/stories/strong-sign-in.md, "Sign-in recovery" and "My sign-ins". */
import type { Actor } from '#authz';
import type { OpenedSignIn } from '#identity';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity, themselves } from './identity.builder.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EMAIL = 'working-group@samaki.example';
let db: TestDatabase;
let identity: Identity;
let sovannary: string;
let mine: OpenedSignIn;
let rotha: Actor;
let sreyneang: Actor;
let bunthoeun: Actor;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-11-20T02:00:00Z');
  identity = await composeIdentity(db);
  sovannary = await identity.aPerson(EMAIL, 'Mao Sovannary');
  await identity.give(sovannary, 'WORKING_GROUP');
  mine = (await identity.addPasskey((await identity.open(sovannary)).actor)).signIn;
  const administrator = async (name: string): Promise<Actor> => {
    const id = await identity.aPerson(`${name}@samaki.example`, name);
    await identity.give(id, 'ADMINISTRATOR');
    return (await identity.open(id, 'PASSKEY')).actor;
  };
  [rotha, sreyneang, bunthoeun] = [
    await administrator('rotha'),
    await administrator('sreyneang'),
    await administrator('bunthoeun'),
  ];
  await db.travelTo('2026-12-01T02:00:00Z');
  mine = await identity.open(sovannary, 'PASSKEY');
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const reason = 'ទូរសព្ទបាត់នៅបាត់ដំបង';
async function ask(email = EMAIL, actor = rotha): Promise<string> {
  const asked = await identity.recovery.ask(actor, { email, reason });
  return asked.ok ? asked.value.id : asked.refusal.code;
}
const approve = async (actor: Actor, id: string): Promise<string> => {
  const result = await identity.recovery.approve(actor, id);
  return result.ok ? 'DONE' : result.refusal.code;
};
const actions = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ action: string }>(
      `select action from audit_rows where action like '%recover%' order by xid, id`,
    )
  ).map(({ action }) => action);
const kinds = () => db.ownerSql(`select kind from sign_in_changes where kind like 'RECOVER%' order by id`);

describe('somebody of the programme who lost the passkey', () => {
  it('begins anew when one administrator asks and another approves', async () => {
    const id = await ask();
    expect(await identity.recovery.waitingFor(sreyneang)).toMatchObject([
      { id, personName: 'Mao Sovannary', reason, askedByName: 'rotha', isTheirs: true },
    ]);
    expect(await identity.recovery.waitingFor(rotha)).toMatchObject([{ isTheirs: false }]);

    expect(await approve(sreyneang, id)).toBe('DONE');

    expect((await identity.signIns.actorOfToken(mine.token)).kind).toBe('anonymous');
    expect(await identity.passkeys.of(themselves(sovannary))).toEqual([]);
    expect(await actions()).toEqual(['identity.ask-recovery', 'identity.recover-sign-in']);
    expect(await kinds()).toEqual([{ kind: 'RECOVERY_ASKED' }, { kind: 'RECOVERED' }]);
    // Why, and what the passkey was called, stand beside the audit and not in it (ADR 0016).
    expect(
      await db.ownerSql(
        `select 1 from audit_rows where coalesce(reason, '') || coalesce(after::text, '') like '%' || $1 || '%'`,
        [reason],
      ),
    ).toEqual([]);
    expect(
      await db.ownerSql('select value from sealed_values where person_id = $1 order by created_at, value', [
        sovannary,
      ]),
    ).toEqual([{ value: 'Phone' }, { value: reason }]);
    expect(await identity.recovery.waitingFor(sreyneang)).toEqual([]);

    await db.travelBy(23 * HOUR);
    await identity.addPasskey((await identity.open(sovannary)).actor, 'ទូរសព្ទថ្មី');
  });

  it('is the one with a part in the programme where several share the address', async () => {
    await identity.aPerson('office@tonle-guesthouse.example', 'Ly Chenda');
    const channa = await identity.aPerson('office@tonle-guesthouse.example', 'Ly Channa');
    await identity.give(channa, 'TRAINER');

    await ask('office@tonle-guesthouse.example');

    expect(await identity.recovery.waitingFor(sreyneang)).toMatchObject([{ personName: 'Ly Channa' }]);
  });

  it('makes no new one with a code before it, nor a day after it', async () => {
    const { actor } = await identity.open(sovannary);
    await expect(identity.addPasskey(actor)).rejects.toThrow('STEP_UP_REQUIRED');
    await approve(sreyneang, await ask());
    await db.travelBy(25 * HOUR);
    await expect(identity.addPasskey((await identity.open(sovannary)).actor)).rejects.toThrow(
      'ENROLMENT_CLOSED',
    );
  });

  it('is helped by two who are not themselves', async () => {
    const id = await ask();
    expect(await approve(rotha, id)).toBe('SECOND_PERSON');
    expect(await approve(mine.actor, id)).toBe('SECOND_PERSON');
    expect(await ask('rotha@samaki.example')).toBe('SECOND_PERSON');
    expect(await ask(EMAIL, bunthoeun)).toBe('RECOVERY_WAITS');
    expect(await identity.passkeys.of(themselves(sovannary))).toHaveLength(1);
  });

  it('is recovered once by two who approve at the same moment', async () => {
    const id = await ask();
    const answers = await Promise.all([approve(sreyneang, id), approve(bunthoeun, id)]);
    expect(answers.toSorted()).toEqual(['DONE', 'NOT_FOUND']);
    expect(await kinds()).toEqual([{ kind: 'RECOVERY_ASKED' }, { kind: 'RECOVERED' }]);
  });

  it('is not recovered after a day, nor once it was declined', async () => {
    const id = await ask();
    expect(await identity.recovery.decline(rotha, id)).toMatchObject({ ok: true });
    expect(await approve(sreyneang, id)).toBe('NOT_FOUND');
    const second = await ask();
    await db.travelBy(24 * HOUR);
    expect(await approve(sreyneang, second)).toBe('RECOVERY_OVER');
  });

  it('is asked for with a reason, for somebody who is there and whom a code does not let in', async () => {
    await identity.aPerson('participant@samaki.example', 'Chan Sreymom');
    expect(await ask('participant@samaki.example')).toBe('RECOVERY_NOT_NEEDED');
    expect(await ask('nobody@samaki.example')).toBe('NOT_FOUND');
    for (const reason of [' ', '\u200b\u3164'])
      expect(await identity.recovery.ask(rotha, { email: EMAIL, reason })).toMatchObject({
        refusal: { code: 'REASON_MISSING' },
      });
  });

  it('is recovered at the server alone', async () => {
    expect(await identity.recovery.atServer(EMAIL, 'at the server')).toEqual({
      ok: true,
      value: { fullName: 'Mao Sovannary' },
    });
    expect((await identity.signIns.actorOfToken(mine.token)).kind).toBe('anonymous');
    await identity.addPasskey((await identity.open(sovannary)).actor);
  });
});

describe('a coordinator who lost the passkey', () => {
  it('lets it go within ten minutes of a code, and the other sign-ins end', async () => {
    const pisey = await identity.aPerson('coordinator@samaki.example', 'Nget Pisey');
    await identity.give(pisey, 'COORDINATOR', sovannary);
    const { signIn: other } = await identity.addPasskey((await identity.open(pisey)).actor);
    expect(await identity.recovery.letGo(other.actor)).toMatchObject({ ok: true });

    await identity.addPasskey(other.actor);
    const byPasskey = await identity.open(pisey, 'PASSKEY');
    expect(await identity.recovery.letGo(byPasskey.actor)).toMatchObject({
      refusal: { code: 'FRESH_CODE_NEEDED' },
    });
    const late = await identity.open(pisey);
    await db.travelBy(11 * MINUTE);
    expect(await identity.recovery.letGo(late.actor)).toMatchObject({
      refusal: { code: 'FRESH_CODE_NEEDED' },
    });
    const here = await identity.open(pisey);
    expect(await identity.recovery.letGo(here.actor)).toMatchObject({ ok: true });
    expect(await identity.passkeys.of(themselves(pisey))).toEqual([]);
    expect((await identity.signIns.actorOfToken(byPasskey.token)).kind).toBe('anonymous');
    expect((await identity.signIns.actorOfToken(here.token)).kind).toBe('person');
  });

  it('is no way for somebody of the programme', async () => {
    const { actor } = await identity.open(sovannary);
    expect(await identity.recovery.letGo(actor)).toMatchObject({ refusal: { code: 'RECOVERY_BY_OTHERS' } });
  });
});

describe('my sign-ins', () => {
  it('are listed, ended one by one, and all others at once', async () => {
    const sophea = await identity.aPerson('trainer@samaki.example', 'Keo Sophea');
    const on = (browser: 'CHROME' | 'FIREFOX', system: 'ANDROID' | 'WINDOWS') =>
      identity.unitOfWork.run((tx) =>
        identity.signIns.open(tx, sophea, 'EMAIL_CODE', {
          previousToken: undefined,
          device: { browser, system },
        }),
      );
    const phone = await on('CHROME', 'ANDROID');
    await db.travelBy(30 * MINUTE);
    const desk = await on('FIREFOX', 'WINDOWS');
    expect(await identity.list.of(themselves(sophea))).toMatchObject([
      { id: desk.actor.signInId, method: 'EMAIL_CODE', browser: 'FIREFOX', system: 'WINDOWS' },
      { id: phone.actor.signInId, browser: 'CHROME', system: 'ANDROID' },
    ]);

    expect(await identity.list.end(desk.actor, phone.actor.signInId!)).toMatchObject({ ok: true });
    expect((await identity.signIns.actorOfToken(phone.token)).kind).toBe('anonymous');
    expect(await identity.list.end(desk.actor, mine.actor.signInId!)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    });

    await on('CHROME', 'ANDROID');
    await on('CHROME', 'ANDROID');
    expect(await identity.list.endOthers(desk.actor)).toBe(2);
    expect(await identity.list.of(themselves(sophea))).toHaveLength(1);
    expect(await identity.list.end(desk.actor, desk.actor.signInId!)).toMatchObject({ ok: true });
    expect((await identity.signIns.actorOfToken(desk.token)).kind).toBe('anonymous');
  });
});
