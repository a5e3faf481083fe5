/* S2 (ASVS 7.4.2, 8.3.2): a sign-in that is ended, or a role that is taken, while a change is under way, undoes the change. The change is
   held in the middle by a lock on a row that it needs. */
import { newId } from '#kernel';
import { SoftwareAuthenticator, waitFor } from '#testing';
import pg from 'pg';
import { ORIGIN, SignInWorld, type TestBrowser } from './sign-in-world.js';

const world = new SignInWorld();
let rotha: TestBrowser;
let rothaId: string;
let sovannaryId: string;
let sovannary: string;
let round = 0;

beforeAll(() => world.begin());
afterAll(() => world.end());
beforeEach(async () => {
  round += 1;
  sovannary = `sovannary-${round}@samaki.example`;
  rothaId = await world.aPerson(`rotha-${round}@samaki.example`, 'ADMINISTRATOR');
  sovannaryId = await world.aPerson(sovannary, 'WORKING_GROUP');
  rotha = world.aBrowser();
  await rotha.signIn(`rotha-${round}@samaki.example`);
  const { challengeId, options } = await rotha.challenge('ADD');
  const response = new SoftwareAuthenticator(ORIGIN).create(options);
  await rotha.mutate('addPasskey', { challengeId, response, name: 'Phone' }, 'viewer { signedIn }');
});

/** Asks for a recovery, which needs the row of the person; does something meanwhile; answers what came of it. */
async function recoveryWhile(meanwhile: () => Promise<unknown>): Promise<string> {
  const holder = new pg.Client({ connectionString: world.db.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select id from people where id = $1 for update', [sovannaryId]);
  const input = { email: sovannary, reason: 'ទូរសព្ទបាត់' };
  const asked = rotha
    .mutate('askSignInRecovery', input, 'recoveries { id }')
    .then(({ errors }) => errors[0]?.code ?? 'DONE')
    .catch((error: Error) => error.message);
  await waitFor(
    async () =>
      (
        await world.db.ownerSql(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).length > 0,
    20_000,
    'the change to be under way',
  );
  await meanwhile();
  await holder.query('commit');
  await holder.end();
  return asked;
}
const traces = () =>
  world.db.ownerSql(
    `select 1 from sign_in_recoveries where person_id = $1::uuid
     union all select 1 from sign_in_changes where person_id = $1::uuid and kind = 'RECOVERY_ASKED'
     union all select 1 from audit_rows where subject_id = $1::text and action = 'identity.ask-recovery'`,
    [sovannaryId],
  );

it('is done when nothing happens meanwhile', async () => {
  expect(await recoveryWhile(() => Promise.resolve())).toBe('DONE');
  expect(await traces()).toHaveLength(3);
});

it('is undone when the sign-in is ended meanwhile', async () => {
  const outcome = await recoveryWhile(() =>
    world.db.ownerSql('update sign_ins set ended_at = app_now() where person_id = $1', [rothaId]),
  );
  expect(outcome).toBe('UNAUTHENTICATED');
  expect(await traces()).toEqual([]);
  expect(await rotha.viewer()).toMatchObject({ signedIn: false });
});

it('is undone when the role is taken meanwhile', async () => {
  const outcome = await recoveryWhile(() =>
    world.db.ownerSql('delete from role_grants where person_id = $1', [rothaId]),
  );
  expect(outcome).toBe('FORBIDDEN');
  expect(await traces()).toEqual([]);
});

it('is done when another role is given meanwhile', async () => {
  const outcome = await recoveryWhile(() =>
    world.db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'CHAIR')`, [
      newId(),
      rothaId,
    ]),
  );
  expect(outcome).toBe('DONE');
});
