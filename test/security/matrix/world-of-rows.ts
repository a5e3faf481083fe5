import { ACTORS, at, BOTH, hash } from './grounds.js';
import { answer } from './world-of-sessions.js';
import type { MatrixWorld } from './world.js';

/** What no other matrix has a question for: each way into a table that the database protects is one that somebody goes. */
export async function moreRows(world: MatrixWorld): Promise<void> {
  await ofEverybody(world);
  for (const side of BOTH) {
    await ofParticipant(world, side);
    await ofOrganisation(world, side);
  }
  await ofProcesses(world);
}

async function ofEverybody({ rows }: MatrixWorld): Promise<void> {
  for (const { marker } of ACTORS) {
    if (!marker) continue;
    const person = { person_id: rows.id('people', marker) };
    await rows.add('recovery_codes', marker, { ...person, code_hash: hash(`code of ${marker}`) });
    await rows.add('messages', marker, {
      ...person,
      kind: 'identity.sign-in-changed',
      locale: 'en',
      status: 'SENT',
      sent_at: at(-1),
    });
  }
}

async function ofParticipant({ rows }: MatrixWorld, side: 'a' | 'b'): Promise<void> {
  const [own, organisation] = [`${side}${side}1`, rows.id('organisations', `${side}${side}0`)] as const;
  const person = { person_id: rows.id('people', own) };
  const group = rows.id('people', 'cc5');
  await rows.add('authenticators', own, { ...person, sealed_secret: hash(own), confirmed_at: at(-1) });
  await rows.add('role_changes', own, { ...person, role: 'TRAINER', change: 'TAKEN', changed_by: group });
  await rows.add('sign_in_recoveries', own, { ...person, asked_by: rows.id('people', 'cc8') });
  await rows.add('attendances', own, {
    registration_id: rows.id('registrations', own),
    status: 'ATTENDED',
    version: 2,
    marked_by: rows.id('people', `c${side}3`),
  });
  await rows.add('waitlist_passes', own, {
    registration_id: rows.id('registrations', own),
    reason: 'GROUP_TOO_LARGE',
    seats_free: 2,
  });
  await answer(rows, own, rows.id('registrations', own), rows.id('session_questions', `c${side}0`));
  await rows.add('campaign_recipients', own, {
    ...person,
    campaign_id: rows.id('campaigns', `c${side}0`),
    organisation_id: organisation,
    status: 'INVITED',
  });
  await rows.add('date_wishes', own, {
    ...person,
    course_id: rows.id('courses', 'cc0', 1),
    locale: 'en',
    confirmed_at: at(-1),
  });
  await rows.add('organisation_join_requests', own, {
    ...person,
    organisation_id: organisation,
    state: 'DECLINED',
    decided_by: group,
    decided_at: at(-1),
  });
  await rows.add('invitations', own, {
    role: 'TRAINER',
    locale: 'en',
    invited_by: group,
    token_hash: hash(`accepted by ${own}`),
    expires_at: at(9),
    accepted_at: at(-1),
    accepted_by: person.person_id,
  });
}

/** A domain that the participant has an address of; what was said to a topic whose outcome is public. */
async function ofOrganisation({ rows }: MatrixWorld, side: 'a' | 'b'): Promise<void> {
  const own = `${side}${side}0` as const;
  const group = rows.id('people', 'cc5');
  const organisation = { organisation_id: rows.id('organisations', own) };
  const coordinator = rows.id('people', `${side}${side}2`);
  await rows.add('organisation_domains', own, {
    ...organisation,
    domain: `canary-${side}${side}1.example`,
    state: 'APPROVED',
    requested_by: coordinator,
    decided_by: group,
    decided_at: at(-1),
  });
  await rows.add('submissions', own, {
    ...organisation,
    topic_id: rows.id('topics', 'cc0', 1),
    submitted_by: coordinator,
    locale: 'en',
    disposition: 'NOTED',
    answered_by: group,
    answered_at: at(-1),
    answer_version: 1,
  });
}

/** Rows of tables that no reader has a right on. */
async function ofProcesses({ rows }: MatrixWorld): Promise<void> {
  const person = { person_id: rows.id('people', 'aa1') };
  const soon = { expires_at: at(1) };
  await rows.add('export_tokens', 'aa1', {
    ...person,
    ...soon,
    token_hash: hash('export'),
    sign_in_id: rows.id('sign_ins', 'aa1'),
    filters: '{}',
    list: 'topics',
    format: 'CSV',
  });
  await rows.add('first_administrator_secrets', 'cc8', { ...soon, secret_hash: hash('first') });
  await rows.add('idempotency_keys', 'aa1', { body_hash: hash('body'), answer: '{}' });
  await rows.add('passkey_challenges', 'aa1', {
    ...person,
    ...soon,
    purpose: 'ADD',
    browser_hash: hash('here'),
  });
  await rows.add('person_merge_rows', 'cc9', {
    merge_id: rows.id('person_merges', 'cc9'),
    position: 1,
    key: ['id'],
    act: 'MOVED',
  });
  await rows.add('person_pairs', 'aa1', {
    low_id: person.person_id,
    high_id: rows.id('people', 'bb1'),
    score: 70,
    reasons: ['NAME'],
  });
  await rows.add('person_sounds', 'aa1', person);
  await rows.add('organisation_pairs', 'aa0', {
    low_id: rows.id('organisations', 'aa0'),
    high_id: rows.id('organisations', 'bb0'),
    score: 70,
    reasons: ['NAME'],
  });
  await rows.add('provider_attempts', 'aa1', {
    ...person,
    ...soon,
    state_hash: hash('state'),
    purpose: 'LINK',
    browser_hash: hash('here'),
  });
  await rows.add('sign_in_codes', 'aa1', {
    ...soon,
    locale: 'en',
    code_hash: hash('code'),
    browser_hash: hash('here'),
  });
}
