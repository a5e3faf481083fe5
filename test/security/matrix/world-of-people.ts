import { nameKeyOf } from '#identity';
import { canaryEmail, canaryId, canaryPhone, canaryText, type Marker } from './canaries.js';
import {
  ACTORS,
  at,
  BOTH,
  type Grounds,
  hash,
  PROVIDER,
  type RoleColumn,
  ROLE_OF,
  tokenOf,
} from './grounds.js';
import { invitation } from './world-of-organisations.js';

/** The actors, the members of organisations, and who stands beside. */
export async function people(w: Grounds): Promise<void> {
  for (const { marker } of ACTORS) if (marker) await aPerson(w, marker);
  // Members, in the own city and in the other; those who ask to join; somebody whose erasure the committee asked for; who comes in weeks.
  const beside = ['aa0', 'ab0', 'ba0', 'bb0', 'aa0', 'bb0', 'aa0', 'bb0', 'cc9', 'da0', 'eb0'] as const;
  for (const marker of beside) await aPerson(w, marker);
  await mergedPerson(w);
}

/** Somebody who turned out to be another, while it can be taken back. */
async function mergedPerson(w: Grounds): Promise<void> {
  const into = w.rows.id('people', 'cc9');
  const fullName = canaryText('cc9', 'people', 'full_name');
  const id = canaryId('cc9');
  await w.rows.add('people', 'cc9', {
    id,
    full_name: fullName,
    email: null,
    phone: null,
    locale: 'en',
    merged_into: into,
    match_key: `${canaryPhone('cc9', id)} ${nameKeyOf(fullName)}`,
  });
  const group = w.rows.id('people', 'cc5');
  await w.rows.add('person_merges', 'cc9', {
    from_person_id: id,
    into_person_id: into,
    merged_by: group,
    undo_until: at(20),
  });
}

async function aPerson(w: Grounds, marker: Marker): Promise<void> {
  const id = canaryId(marker);
  const fullName = canaryText(marker, 'people', 'full_name');
  // Those across have no address: the coordinator hands their tickets over.
  const email = /^(ab|ba)/.test(marker) ? null : canaryEmail(marker, id);
  const contact = email ?? canaryPhone(marker, id);
  const values = { id, full_name: fullName, email, locale: 'en' };
  await w.rows.add('people', marker, { ...values, match_key: `${contact} ${nameKeyOf(fullName)}` });
}

/** Roles, sign-ins, keys, consents, erasures. */
export async function identity(w: Grounds): Promise<void> {
  const group = w.rows.id('people', 'cc5');
  for (const { marker, role } of ACTORS) {
    if (!marker) continue;
    const person = w.rows.id('people', marker);
    const side = marker[1] as 'a' | 'b';
    const scope = {
      coordinator: () => w.rows.id('organisations', `${side}${side}0`),
      officer: () => w.cities[side],
    } as Partial<Record<RoleColumn, () => string>>;
    if (ROLE_OF[role]) {
      const grant = { person_id: person, role: ROLE_OF[role], scope_id: scope[role]?.() ?? null };
      await w.rows.add('role_grants', marker, grant);
      await w.rows.add('role_changes', marker, { ...grant, change: 'GIVEN', changed_by: group });
    }
    await w.rows.add('sign_ins', marker, {
      person_id: person,
      token_hash: hash(tokenOf(marker)),
      method: 'PASSKEY',
      strength: 'PASSKEY',
      // However long all questions take, nobody's proof grows stale among them.
      proven_at: new Date(Date.now() + 3_600_000),
      idle_minutes: 600,
      expires_at: at(1),
      browser: 'FIREFOX',
      system: 'LINUX',
    });
    await w.rows.add('passkeys', marker, {
      person_id: person,
      credential_id: hash(`passkey of ${marker}`),
      public_key: hash(marker),
      counter: 1,
      last_used_at: at(-1),
    });
    // The participant begins one anew, by the api, so that its secret can be opened.
    if (role !== 'participant')
      await w.rows.add('authenticators', marker, {
        person_id: person,
        sealed_secret: hash(marker),
        confirmed_at: at(-1),
      });
    await w.rows.add('provider_identities', marker, {
      person_id: person,
      issuer: PROVIDER.issuer,
      last_used_at: at(-1),
    });
    await w.rows.add('contact_changes', marker, { person_id: person, expires_at: at(1) });
    await w.rows.add('sign_in_changes', marker, { person_id: person, kind: 'PASSKEY_ADDED' });
    await w.rows.add('consents', marker, {
      person_id: person,
      purpose: 'PHOTOGRAPHS',
      is_given: true,
      source: 'ACCOUNT',
      wording: 'photographs-1',
    });
  }
  for (const side of BOTH)
    await w.rows.add('erasures', `${side}${side}1`, {
      person_id: w.rows.id('people', `${side}${side}1`),
      due_at: at(9),
    });
  for (const marker of ['aa0', 'bb0'] as const)
    await w.rows.add('erasures', marker, {
      person_id: w.rows.id('people', marker, 2),
      asked_by: group,
      due_at: at(9),
    });
  await w.rows.add('sign_in_recoveries', 'cc9', {
    person_id: w.rows.id('people', 'cc9'),
    asked_by: group,
  });
  await invitation(w, 'cc0', 'TRAINER', null, group);
  for (const side of BOTH) {
    const marker = `${side}${side}1` as const;
    await invitation(w, marker, 'TRAINER', null, group, canaryEmail(marker, w.rows.id('people', marker)));
  }
  await w.rows.add('caught_mails', 'aa0', { raw: Buffer.from('Subject: Canary-aa0\r\n\r\nCanary-aa0') });
}
