/* A5 (ASVS 6.2.1 to 6.2.12, 11.4.2): there are no passwords. Shown as such: no column, no input and no field of a form takes one. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase } from '#testing';

const WORD = /pass_?word|passphrase|passwd/i;

it('keeps none in any column', async () => {
  const db = await createTestDatabase();
  const columns = await db.ownerSql<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
  );
  await db.drop();
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ name }) => WORD.test(name))).toEqual([]);
});

it('takes none in the schema', () => {
  expect(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8')).not.toMatch(WORD);
});

it('asks for none on any page', () => {
  const folder = fromPackageRoot('apps', 'web', 'src');
  const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /type=["']password|-password["']/.test(readFileSync(path.join(folder, file), 'utf8')));
  expect(asking).toEqual([]);
});
