/* A8 (ASVS 6.3.2): no default accounts; the first administrator comes in by a secret of the operator, once. */
import { fromPackageRoot } from '#kernel';
import { Child, TEST_SECRET } from '#testing';
import { ORIGIN, SignInWorld } from './sign-in-world.js';

const world = new SignInWorld();
beforeAll(() => world.begin());
afterAll(() => world.end());

async function verb(): Promise<{ code: unknown; said: { secret?: string; address?: string } }> {
  const child = new Child(
    process.execPath,
    [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'first-administrator', '--json'],
    {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        SAMAKI_SECRET: TEST_SECRET,
        PUBLIC_URL: ORIGIN,
        DATABASE_URL: world.db.url,
      },
    },
  );
  const code = await child.exit();
  return { code, said: JSON.parse(child.log.trim().split('\n').at(-1)!) as object };
}

it('boots an empty database without any account, and the secret makes one administrator', async () => {
  expect(await world.db.ownerSql('select 1 from people union all select 1 from role_grants')).toEqual([]);
  const { code, said } = await verb();
  expect([code, said.address]).toEqual([0, `${ORIGIN}/en/first-administrator`]);
  expect(said.secret).toMatch(/^[\w-]{43}$/);

  const input = { secret: said.secret, fullName: 'Chhim Rotha', email: 'rotha@samaki.example', locale: 'km' };
  const claim = async (with_: object): Promise<string> =>
    (await world.aBrowser().mutate('claimFirstAdministrator', with_, 'viewer { signedIn }')).errors[0]
      ?.code ?? 'IN';
  expect(await claim({ ...input, secret: 'A'.repeat(43) })).toBe('SECRET_WRONG');
  expect(await claim(input)).toBe('IN');
  expect(await claim({ ...input, email: 'other@samaki.example' })).toBe('SECRET_WRONG');
  expect(await world.db.ownerSql(`select 1 from role_grants where role = 'ADMINISTRATOR'`)).toHaveLength(1);

  const again = await verb();
  expect([again.code, again.said.secret]).toEqual([1, undefined]);
});
