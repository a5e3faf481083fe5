import { createHash, randomBytes } from 'node:crypto';
import { sql, type Tx } from '#database';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';

const DAY = 24 * 60 * 60_000;

/** Two people who have their roles since the programme began its second month, so that a role has a history. */
const NEWCOMERS = [
  {
    name: 'ស៊ិន វណ្ណា',
    email: 'vanna.sin@samaki.example',
    role: 'ADMINISTRATOR',
    city: null,
    reason: 'ជំនួសអ្នកគ្រប់គ្រងប្រព័ន្ធ ពេលគាត់អវត្តមាន',
    daysAgo: 12,
  },
  {
    name: 'ទូច សុផល',
    email: 'sophal.touch@phnom-penh-city.example',
    role: 'CITY_OFFICER',
    city: 'phnom-penh',
    reason: 'សាលារាជធានីបានចាត់តាំងតាមលិខិតលេខ 214',
    daysAgo: 9,
  },
] as const;

/** Who was invited to what and has not accepted yet. The second one has expired: «send again» makes a link that works. */
const INVITED = [
  {
    name: 'លឹម បុប្ផា',
    email: 'bopha.lim@battambang-city.example',
    role: 'CITY_OFFICER',
    city: 'battambang',
    daysAgo: 3,
  },
  { name: 'Kong Rithy', email: 'rithy.kong@water-works.example', role: 'TRAINER', city: null, daysAgo: 20 },
] as const;

const INVITATION_DAYS = 14;

interface KnownForRoles {
  readonly cities: ReadonlyMap<string, string>;
  readonly administrator: string;
}

/** Writes two people with roles that were given later, and two invitations that wait. */
export async function loadRoles(tx: Tx, now: Date, { cities, administrator }: KnownForRoles): Promise<void> {
  const scopeOf = (city: string | null): string | null => (city === null ? null : (cities.get(city) ?? null));
  const before = (days: number): Date => new Date(now.getTime() - days * DAY);
  for (const { name, email, role, city, reason, daysAgo } of NEWCOMERS) {
    const personId = await addPerson(tx, name, email, before(daysAgo));
    await tx.sql(sql`insert into role_grants (id, person_id, role, scope_id, granted_at)
      values (${newId()}, ${personId}, ${role}, ${scopeOf(city)}, ${before(daysAgo)})`);
    await tx.sql(sql`insert into role_changes (id, person_id, change, role, scope_id, reason, changed_by, changed_at)
      values (${newId()}, ${personId}, 'GIVEN', ${role}, ${scopeOf(city)}, ${reason}, ${administrator}, ${before(daysAgo)})`);
  }
  for (const { name, email, role, city, daysAgo } of INVITED) {
    await addPerson(tx, name, email, before(daysAgo));
    // Its mail was another system's: nobody holds a link of it, so any hash will do until it is sent again.
    const tokenHash = createHash('sha256').update(randomBytes(32)).digest();
    await tx.sql(sql`insert into invitations (id, email, full_name, role, scope_id, locale, token_hash, invited_by, created_at, sent_at, expires_at)
      values (${newId()}, ${email}, ${name}, ${role}, ${scopeOf(city)}, 'km', ${tokenHash}, ${administrator},
        ${before(daysAgo)}, ${before(daysAgo)}, ${before(daysAgo - INVITATION_DAYS)})`);
  }
}

async function addPerson(tx: Tx, name: string, email: string, at: Date): Promise<string> {
  const id = newId();
  await tx.sql(sql`insert into people (id, full_name, email, phone, locale, match_key, created_at)
    values (${id}, ${name}, ${email}, null, 'km', ${matchKeyOf(name, { kind: 'EMAIL', value: email })}, ${at})`);
  return id;
}
