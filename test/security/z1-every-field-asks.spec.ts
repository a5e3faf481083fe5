/* Z1: closed by default. The server refuses to start while a field declares no permission (test/contract/closed-by-default);
   here: no question and no act that the api knows is missing from the page that says who may do what. */
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { PERMISSIONS } from '#authz';
import { fromPackageRoot } from '#kernel';

const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
const page = readFileSync(fromPackageRoot('docs', 'permissions.md'), 'utf8');

describe('every field of the api', () => {
  it.each([
    ['Query', schema.getQueryType()!],
    ['Mutation', schema.getMutationType()!],
  ])('of %s asks for a permission', (name, type) => {
    const fields = Object.keys(type.getFields());
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter((field) => !page.includes(`\`${name}.${field}\``))).toEqual([]);
  });

  it('asks for one that has holders', () => {
    expect(Object.keys(PERMISSIONS).filter((permission) => !page.includes(`### ${permission}\n`))).toEqual(
      [],
    );
  });
});
