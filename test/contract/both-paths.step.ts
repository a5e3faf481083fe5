import { deriveCode } from '#identity';
import { TEST_SECRET } from '#testing';
import { merged, type Who, type World } from './both-paths.world.js';
import type { Body } from './support.js';

/** A question that is answered with data. What may stand only once is asked once in each world. */
export interface Step {
  readonly name: string;
  readonly who: Who;
  readonly variables: (world: World) => Body | Promise<Body>;
  /** The cookie of somebody who is none of the roles. */
  readonly cookie?: (world: World) => Promise<string>;
}

export const step = (
  name: string,
  who: Who,
  variables: Step['variables'] = () => ({}),
  more: Partial<Step> = {},
): Step => ({
  name,
  who,
  variables,
  ...more,
});

export const both = (text: string) => ({ km: `ខ្មែរ ${text}`, en: text });

/** A code works in the browser that asked for it, so this one asks again and keeps what it is given. */
export async function browserOf(w: World, email: string): Promise<string> {
  return merged('', await w.ask('RequestSignInCode', { input: { email, locale: 'km' } }, 'nobody'));
}

/** The cookies of somebody who signed in with a code. */
export async function byCode(w: World, email: string): Promise<string> {
  const cookie = await browserOf(w, email);
  const { id } = await w.row<{ id: string }>(
    'select id from sign_in_codes where lower(email) = lower($1) order by created_at desc limit 1',
    email,
  );
  const code = deriveCode(TEST_SECRET, id);
  return merged(cookie, await w.ask('SignIn', { input: { email, code } }, { cookie }));
}

/** The id of the person that the demonstration signs in with this role. */
export const personOf = (w: World, role: string): Promise<string> =>
  w.id(
    'per',
    `select s.person_id as id from sign_ins s join role_grants g on g.person_id = s.person_id
     where g.role = $1 and s.method = 'DEMO' order by s.created_at, s.id limit 1`,
    role,
  );

/** The organisation of the demonstration's coordinator. */
export const OWN = `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`;
export const own = (w: World): Promise<string> => w.id('org', OWN);
