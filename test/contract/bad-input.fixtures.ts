import { newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { globalId } from './both-paths.cases.js';
import { OWN } from './both-paths.step.js';
import { cookieOf, post, trustedDocuments } from './support.js';

/** Who sends a row of the table, when it is not just anybody. */
export type BadActor = 'TRAINER' | 'COORDINATOR' | 'WORKING_GROUP' | 'ASKED_FOR_A_CODE';

const LATE = 'late@example.org';

/** The cookies of each. Whoever asked for a code did so eleven minutes ago, in this browser. */
export async function actorCookies(url: string, db: TestDatabase): Promise<ReadonlyMap<BadActor, string>> {
  const asked = await post(url, {
    documentId: trustedDocuments().get('RequestSignInCode')!.id,
    variables: { input: { email: LATE, locale: 'km' } },
  });
  await db.ownerSql(
    `update sign_in_codes set created_at = created_at - interval '11 minutes',
       expires_at = expires_at - interval '11 minutes' where email = $1`,
    [LATE],
  );
  const browser = asked.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return new Map([
    ['TRAINER', await cookieOf(url, 'TRAINER')],
    ['COORDINATOR', await cookieOf(url, 'COORDINATOR')],
    ['WORKING_GROUP', await cookieOf(url, 'WORKING_GROUP')],
    ['ASKED_FOR_A_CODE', browser.join('; ')],
  ]);
}

/** What the rows name in braces: two open sessions, the organisation of the coordinator, a key that was used, the ticket of a session of half a year ago. */
export async function fillIns(url: string, db: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const sessions = await db.ownerSql<{ id: string }>(
    `select id from sessions where starts_at > app_now() + interval '1 day' and status = 'OPEN' order by starts_at limit 2`,
  );
  const [open, other] = sessions.map(({ id }) => globalId('ses', id));
  const used = newId();
  const registered = await post(url, {
    documentId: trustedDocuments().get('RegisterForSession')!.id,
    variables: {
      input: {
        sessionId: open,
        fullName: 'Chan Sophea',
        organisation: 'Khmer Youth Forum',
        contact: '012 345 678',
        locale: 'km',
        idempotencyKey: used,
      },
    },
  });
  if (!JSON.stringify(registered.body).includes('"reference"'))
    throw new Error(`Nobody was registered: ${JSON.stringify(registered.body)}`);
  const [old] = await db.ownerSql<{ reference: string }>(
    `with past as (
       update sessions set starts_at = starts_at - interval '180 days', ends_at = ends_at - interval '180 days',
         doors_open_at = doors_open_at - interval '180 days'
       where id = (select r.session_id from registrations r join sessions s on s.id = r.session_id
         where r.status = 'CONFIRMED' and s.ends_at < app_now() order by s.starts_at limit 1) returning id)
     select r.reference from registrations r join past on past.id = r.session_id
     where r.status = 'CONFIRMED' order by r.id limit 1`,
  );
  const expired = old!.reference;
  const [own] = await db.ownerSql<{ id: string }>(OWN);
  return new Map([
    ['open', open!],
    ['other', other!],
    ['own', globalId('org', own!.id)],
    ['used', used],
    ['expired', expired],
    ['expired-grouped', expired.toLowerCase().replace(/(.{4})(?=.)/g, '$1-')],
  ]);
}
