import { randomBytes } from 'node:crypto';
import { deriveCode } from '#identity';
import { TEST_SECRET } from '#testing';
import { globalId } from '../../contract/both-paths.cases.js';
import { cookieOf } from '../../contract/support.js';
import { refusalOf, type Surface, type Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { mutate, must, post } from './ask.js';

interface CookieInput {
  /** The whole header; «token» is that of a sign-in of a trainer. */
  readonly cookie: string;
  readonly given?: 'ended' | 'expired' | 'idle' | 'erased';
}

interface CodeInput {
  readonly code: string;
  readonly email?: string;
  readonly colleagueId?: string;
  readonly browser?: 'none' | 'another';
  readonly given?: 'expired' | 'used' | 'void' | 'five tries' | 'ten tries' | 'never asked';
}

const TOKEN = '__Host-samaki';
const NEWEST_SIGN_IN = 'select id from sign_ins order by created_at desc, id desc limit 1';
const MAKE: Record<NonNullable<CookieInput['given']>, string> = {
  ended: `update sign_ins set ended_at = app_now() where id = (${NEWEST_SIGN_IN})`,
  expired: `update sign_ins set created_at = app_now() - interval '31 days', last_seen_at = app_now(), expires_at = app_now() - interval '1 second' where id = (${NEWEST_SIGN_IN})`,
  idle: `update sign_ins set last_seen_at = app_now() - make_interval(mins => idle_minutes) - interval '1 second' where id = (${NEWEST_SIGN_IN})`,
  erased: `delete from sign_ins where id = (${NEWEST_SIGN_IN})`,
};

const NEWEST_CODE = 'select id from sign_in_codes order by created_at desc, id desc limit 1';
const AGE: Record<NonNullable<CodeInput['given']>, string> = {
  expired: `update sign_in_codes set created_at = created_at - interval '11 minutes', expires_at = expires_at - interval '11 minutes' where id = (${NEWEST_CODE})`,
  used: `update sign_in_codes set used_at = app_now() where id = (${NEWEST_CODE})`,
  void: `update sign_in_codes set voided_at = app_now() where id = (${NEWEST_CODE})`,
  'five tries': `update sign_in_codes set attempts = 5 where id = (${NEWEST_CODE})`,
  'ten tries': `insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at, attempts, voided_at)
    select gen_random_uuid(), email, locale, code_hash, browser_hash, expires_at, 10, app_now() from sign_in_codes where id = (${NEWEST_CODE})`,
  'never asked': 'delete from sign_in_codes',
};

const trainerOf = (world: CorpusWorld): Promise<{ id: string; email: string }> =>
  world.row(
    `select p.id, p.email from people p join role_grants g on g.person_id = p.id where g.role = 'TRAINER' order by g.granted_at, p.id limit 1`,
  );

/** A guess at a code, perhaps with somebody chosen of those who have the address. */
const guess: Omit<Surface, 'at'> = {
  counts: {
    sign_in_codes: 'A guess is counted, or it could be made for ever.',
    audit_rows: 'A guess that was compared and wrong is recorded.',
  },
  prepare: async (world, row) => {
    const { id: trainer, email } = await trainerOf(world);
    await world.db.ownerSql('delete from sign_in_codes');
    const { answer } = await mutate(world, 'requestSignInCode', { email, locale: 'km' }, undefined);
    const given = answer.headers['set-cookie'];
    world.known.set('browser', String(Array.isArray(given) ? given[0] : given).split(';')[0]!);
    const { id } = await world.row<{ id: string }>(NEWEST_CODE);
    const code = deriveCode(TEST_SECRET, id);
    world.known.set('email', email);
    world.known.set('trainer', globalId('per', trainer));
    world.known.set('code', code);
    world.known.set(
      'shouted-email',
      email.replace(/@.*/, (domain) => domain.toUpperCase()),
    );
    world.known.set(
      'khmer-code',
      code.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit))),
    );
    world.known.set('blank-code', ` ${code.slice(0, 4)} ${code.slice(4)} `);
    world.known.set('dash-code', `${code.slice(0, 2)}-${code.slice(2, 4)}\u2013${code.slice(4)}`);
    world.known.set('zwsp-code', `\u200b${code}\ufeff`);
    world.known.set('wrong-code', String((Number(code) + 1) % 100_000_000).padStart(8, '0'));
    world.known.set('cut-code', code.slice(0, 7));
    world.known.set(
      'wide-code',
      code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    );
    const state = (row.input as CodeInput).given;
    if (state) await world.db.ownerSql(AGE[state]);
  },
  send: async (world, row, locale) => {
    const { code, email, colleagueId, browser: from } = world.filled(row.input) as CodeInput;
    const browser = world.known.get('browser')!;
    const another = `${browser.split('=')[0]}=${randomBytes(32).toString('base64url')}`;
    const cookie = from === 'none' ? '' : from === 'another' ? another : browser;
    const input = { email: email ?? world.known.get('email'), code, colleagueId };
    return {
      ...(await mutate(world, 'signIn', input, { cookie }, locale)),
      stored: async () =>
        (await world.row<{ v: string }>(`select method as v from sign_ins where id = (${NEWEST_SIGN_IN})`)).v,
    };
  },
};

/** Cookies, codes and passkeys: who somebody is taken for. */
export const signInSurfaces: Surfaces = {
  'cookie.account': {
    at: ['Query.account'],
    prepare: async (world, row) => {
      const cookie = await cookieOf(world.api.url, 'TRAINER');
      const token = new Map(cookie.split('; ').map((pair) => pair.split('=') as [string, string])).get(TOKEN);
      if (!token) throw new Error(`No token in ${cookie}`);
      world.known.set('token', token);
      world.known.set('cut-token', token.slice(0, -1));
      world.known.set('other-token', randomBytes(32).toString('base64url'));
      world.known.set('shouted-token', token.toUpperCase());
      const { given } = row.input as CookieInput;
      if (given) await world.db.ownerSql(MAKE[given]);
    },
    send: async (world, row, locale) => {
      const { cookie } = world.filled(row.input) as CookieInput;
      const answer = await post(world, { query: '{ account { __typename } }' }, { cookie }, locale);
      const { code, sentence, data } = refusalOf(answer);
      return { code, ...(sentence !== undefined && { sentence }), stored: async () => data };
    },
  },
  'code.signIn': { at: ['Mutation.signIn', 'SignInInput.code', 'SignInInput.email'], ...guess },
  'code.choose': { at: ['SignInInput.colleagueId'], ...guess },
  'code.request': {
    at: ['Mutation.requestSignInCode', 'RequestSignInCodeInput.email'],
    prepare: async (world, row) => {
      await world.db.ownerSql('delete from sign_in_codes');
      const { email, times } = row.input as { email: string; times?: number };
      for (let at = 0; at < (times ?? 0); at += 1) {
        await must(world, 'requestSignInCode', { email, locale: 'km' }, undefined);
        // Each from a network of its own: one alone has fewer.
        await world.db.ownerSql(`update sign_in_codes set network_hash = sha256(id::text::bytea)`);
      }
    },
    send: async (world, row, locale) => {
      const { email } = row.input as { email: string };
      return {
        ...(await mutate(world, 'requestSignInCode', { email, locale: 'en' }, undefined, locale)),
        stored: async () =>
          (await world.row<{ v: string }>(`select email as v from sign_in_codes where id = (${NEWEST_CODE})`))
            .v,
      };
    },
  },
};
