import { fromPackageRoot } from '#kernel';
import { Child, type TestDatabase } from '#testing';

/** Runs a verb of the command line over a test's database; its exit code and what it said. */
export async function runCli(
  db: TestDatabase,
  ...words: string[]
): Promise<{ code: number | NodeJS.Signals; said: string }> {
  const cli = fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js');
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: db.url };
  const child = new Child(process.execPath, [cli, ...words], { env });
  return { code: await child.exit(), said: child.log };
}
