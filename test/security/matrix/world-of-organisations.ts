import { deriveInvitationToken } from '#identity';
import { TEST_SECRET } from '#testing';
import { canaryId, type Marker } from './canaries.js';
import { at, BOTH, type Grounds, hash } from './grounds.js';

/** Those of each side: verified, with members, who asks to join, link, domains, successor; and what a participant proposed. */
export async function organisations(w: Grounds): Promise<void> {
  const group = w.rows.id('people', 'cc5');
  for (const side of BOTH) {
    const own = `${side}${side}` as const;
    const [member, asks] = [w.rows.id('people', `${own}0`), w.rows.id('people', `${own}0`, 1)];
    const coordinator = w.rows.id('people', `${own}2`);
    const organisation = await anOrganisation(w, `${own}0`, 'VERIFIED');
    const other = side === 'a' ? 'ab0' : 'ba0';
    for (const person of [member, w.rows.id('people', other), w.rows.id('people', `${own}1`)])
      await w.rows.add('memberships', person === w.rows.id('people', other) ? other : `${own}0`, {
        organisation_id: organisation,
        person_id: person,
      });
    const decided = { decided_by: group, decided_at: at(-1) };
    await w.rows.add('organisation_proposals', `${own}0`, {
      organisation_id: organisation,
      proposed_by: coordinator,
      asked_by: group,
      asked_at: at(-2),
      answered_at: at(-2),
      ...decided,
    });
    await w.rows.add('organisation_domains', `${own}0`, {
      organisation_id: organisation,
      domain: `asked.canary-${own}0.example`,
      requested_by: coordinator,
      decision_reason: null,
    });
    // One by whose address the participant may join at once.
    await w.rows.add('organisation_domains', `${own}0`, {
      organisation_id: organisation,
      domain: `canary-${own}0.example`,
      state: 'APPROVED',
      requested_by: coordinator,
      ...decided,
    });
    const link = await w.rows.add('organisation_join_links', `${own}0`, {
      organisation_id: organisation,
      created_by: coordinator,
      expires_at: at(9),
    });
    await w.rows.add('organisation_join_requests', `${own}0`, {
      organisation_id: organisation,
      person_id: asks,
      link_id: link,
      decision_reason: null,
    });
    await w.rows.add('organisation_join_requests', `${own}0`, {
      organisation_id: organisation,
      person_id: w.rows.id('people', `${own}0`, 2),
      state: 'DECLINED',
      ...decided,
    });
    const successor = await invitation(w, `${own}0`, 'COORDINATOR', organisation, coordinator);
    await w.rows.add('organisation_hand_overs', `${own}0`, {
      organisation_id: organisation,
      from_person_id: coordinator,
      invitation_id: successor,
    });
    await w.rows.add('outreach_exclusions', `${own}0`, {
      organisation_id: organisation,
      excluded_by: group,
    });
    // What the participant proposed, and nobody decided.
    const proposed = side === 'a' ? 'da1' : 'eb1';
    await w.rows.add('organisation_proposals', proposed, {
      organisation_id: await anOrganisation(w, proposed, 'UNVERIFIED'),
      proposed_by: w.rows.id('people', `${own}1`),
      asked_by: group,
      asked_at: at(-2),
      answer: null,
      decision_reason: null,
    });
    // Two that may be one, with each other and with what was proposed.
    await anOrganisation(w, proposed, 'VERIFIED');
    await anOrganisation(w, proposed, 'VERIFIED');
  }
  await w.rows.add('told_apart', 'cc0', {
    subject_type: 'ORGANISATION',
    low_id: w.rows.id('organisations', 'aa0'),
    high_id: w.rows.id('organisations', 'bb0'),
    told_by: group,
  });
}

async function anOrganisation(w: Grounds, marker: Marker, state: string): Promise<string> {
  const verified = state === 'VERIFIED';
  const id = await w.rows.add('organisations', marker, {
    kind: 'NGO',
    sub_kind_id: w.subKind,
    city_id: w.cities[marker[1] as 'a' | 'b'],
    state,
    folded_km: verified ? `canary-${marker} km` : null,
    folded_en: verified ? `canary-${marker} en` : null,
  });
  await w.db.ownerSql(
    `update organisations set folded_km = fold_text(name_km), folded_en = fold_text(name_en) where id = $1 and state = 'VERIFIED'`,
    [id],
  );
  return id;
}

/** An open invitation to a role. */
export function invitation(
  w: Grounds,
  marker: Marker,
  role: string,
  scope: string | null,
  by: string,
  email?: string,
): Promise<string> {
  const id = canaryId(marker);
  return w.rows.add('invitations', marker, {
    id,
    role,
    scope_id: scope,
    locale: 'en',
    invited_by: by,
    ...(email && { email }),
    token_hash: hash(deriveInvitationToken(TEST_SECRET, id)),
    expires_at: at(9),
  });
}
