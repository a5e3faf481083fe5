/* A7: nobody signs in by somebody else's word. There is no OpenID Connect yet, so no token of a provider is read anywhere:
   nothing to mix up, to leave unsigned, or to match by an address. Whoever brings it brings the ten bad tokens. */
import { readdirSync, readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';

const schema = readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8');

describe('a provider of identities', () => {
  it('has no door in the api and no address in the web', () => {
    expect(schema).not.toMatch(/oidc|openid|id_?token|saml/i);
    const forms = readdirSync(fromPackageRoot('apps', 'web', 'server'), {
      recursive: true,
      encoding: 'utf8',
    });
    expect(forms.filter((file) => /oidc|openid|callback|saml/i.test(file))).toEqual([]);
  });

  it('has no package that would read its tokens', () => {
    const { dependencies } = JSON.parse(readFileSync(fromPackageRoot('package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(
      Object.keys(dependencies).filter((name) => /openid|jose|jsonwebtoken|passport/.test(name)),
    ).toEqual([]);
  });
});
