import { RETENTION } from '#privacy';
import { at, BOTH, type Grounds, hash } from './grounds.js';

/** Topics with what each side said, reports. */
export async function committee(w: Grounds): Promise<void> {
  const [group, sector] = [w.rows.id('people', 'cc5'), w.sector];
  const open = await w.rows.add('topics', 'cc0', {
    sector_id: sector,
    opens_at: at(-3),
    closes_at: at(9),
    asked_by: group,
    outcome_km: null,
    outcome_en: null,
  });
  await w.rows.add('topics', 'cc0', {
    sector_id: sector,
    opens_at: at(-9),
    closes_at: at(-8),
    asked_by: group,
    published_at: at(-1),
  });
  // In each city one session that is to come is a meeting about it.
  for (const side of BOTH)
    await w.db.ownerSql(
      `with m as (update sessions set kind = 'CONSULTATION' where id = $1 returning id)
       insert into session_topics (session_id, topic_id, rank) select id, $2, 1 from m`,
      [w.rows.id('sessions', `c${side}0`, 1), open],
    );
  for (const side of BOTH)
    await w.rows.add('submissions', `${side}${side}0`, {
      topic_id: open,
      organisation_id: w.rows.id('organisations', `${side}${side}0`),
      submitted_by: w.rows.id('people', `${side}${side}2`),
      locale: 'en',
      revised_at: at(-1),
      disposition: 'NOTED',
      answered_by: group,
      answered_at: at(-1),
      answer_version: 1,
    });
  await report(w, 'cc5', 'DRAFT');
  await report(w, 'cc0', 'SUBMITTED');
  await report(w, 'cc0', 'REVIEWED');
}

async function report(w: Grounds, marker: 'cc5' | 'cc0', status: string): Promise<void> {
  const text = (column: string) => ({
    km: `Canary-${marker} ${column} [registered]`,
    en: `Canary-${marker} ${column} [registered]`,
  });
  const content = {
    title: { km: `Canary-${marker} title`, en: `Canary-${marker} title` },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    sections: [{ heading: text('heading'), text: text('text'), hasCityTable: true }],
  };
  const isSubmitted = status !== 'DRAFT';
  const group = w.rows.id('people', 'cc5');
  const id = await w.rows.add('reports', marker, {
    status,
    content,
    version: isSubmitted ? 1 : 0,
    created_by: group,
  });
  await w.rows.add('report_authors', marker, { report_id: id, person_id: group });
  await w.rows.add('report_steps', marker, {
    report_id: id,
    version: 0,
    act: 'CREATE',
    role: 'WORKING_GROUP',
    person_id: group,
  });
  if (!isSubmitted) return;
  await w.rows.add('report_versions', marker, {
    report_id: id,
    number: 1,
    content,
    city_codes: ['siem-reap', 'battambang'],
    as_of: at(-1),
    submitted_by: group,
  });
  for (const key of ['registered', 'registered@siem-reap', 'registered@battambang'])
    await w.rows.add('report_figures', marker, {
      report_id: id,
      version: 1,
      key,
      measure: 'REGISTERED',
      unit: 'PEOPLE',
      filter: {},
      value: 6,
    });
  await w.rows.add('report_steps', marker, {
    report_id: id,
    version: 1,
    act: 'SUBMIT',
    role: 'WORKING_GROUP',
    person_id: group,
  });
}

/** Campaigns and whom they reached. */
export async function campaigns(w: Grounds): Promise<void> {
  const group = w.rows.id('people', 'cc5');
  const empty = { segment_kinds: ['NGO'], segment_city_ids: [], segment_sub_kind_ids: [] };
  // A draft would reach the two organisations, were they not kept out.
  await w.rows.add('campaigns', 'cc0', { ...empty, created_by: group });
  await w.rows.add('campaigns', 'cc0', {
    ...empty,
    created_by: group,
    status: 'CANCELLED',
    cancelled_at: at(-1),
  });
  // Each city invites to its session, people of both organisations.
  for (const city of BOTH) {
    const campaign = await w.rows.add('campaigns', `c${city}0`, {
      session_id: w.rows.id('sessions', `c${city}0`, 1),
      segment_kinds: ['NGO'],
      segment_city_ids: [w.cities.a],
      segment_sub_kind_ids: [w.subKind],
      segment_is_trained: true,
      status: 'SENT',
      created_by: group,
      started_by: group,
      started_at: at(-1),
      finished_at: at(-1),
    });
    for (const side of BOTH) await recipient(w, campaign, `${side}${city}0`);
  }
}

async function recipient(w: Grounds, campaign: string, marker: 'aa0' | 'ab0' | 'ba0' | 'bb0'): Promise<void> {
  const organisation = marker[0] as 'a' | 'b';
  const id = await w.rows.add('campaign_recipients', marker, {
    campaign_id: campaign,
    organisation_id: w.rows.id('organisations', `${organisation}${organisation}0`),
    person_id: w.rows.id('people', marker),
    status: 'INVITED',
  });
  await w.rows.add('messages', marker, {
    kind: 'outreach.invitation',
    person_id: w.rows.id('people', marker),
    locale: 'en',
    subject_type: 'campaign-recipient',
    subject_id: id,
    cause_type: 'campaign',
    cause_id: campaign,
    status: 'SENT',
    sent_at: at(-1),
  });
}

/** Rows of the audit: two that are sealed, and one about a list that no seal covers yet. */
export async function audit(w: Grounds): Promise<void> {
  for (const marker of ['aa0', 'bb0'] as const)
    await w.rows.add('audit_rows', marker, {
      actor: `person:${w.rows.id('people', marker)}`,
      action: 'organisations.add-member',
      subject_type: 'organisation',
      subject_id: w.rows.id('organisations', marker),
      before: { name: `Canary-${marker} before` },
      after: { name: `Canary-${marker} after` },
      hash: hash(marker),
    });
  // What somebody calls a passkey: the row holds a digest, and who reads the audit reads the value.
  for (const marker of ['aa1', 'bb1'] as const) {
    const value = `Canary-${marker} sealed_values value`;
    const digest = hash(`salt${value}`);
    const personId = w.rows.id('people', marker);
    await w.rows.add('sealed_values', marker, {
      person_id: personId,
      salt: Buffer.from('salt'),
      digest,
      value,
    });
    await w.rows.add('audit_rows', marker, {
      actor: 'system',
      action: 'identity.add-passkey',
      subject_type: 'person',
      subject_id: personId,
      before: null,
      after: { of: `Canary-${marker}`, name: `sealed:${digest.toString('hex')}` },
      hash: hash(`sealed ${marker}`),
    });
  }
  const [newest] = await w.db.ownerSql<{ xid: string }>(
    'select max(xid::text::bigint)::text as xid from audit_rows',
  );
  const sealed = { number: 1, row_count: 1, hash: hash('seal') };
  await w.rows.add('audit_seals', 'cc0', {
    ...sealed,
    from_xid: '1',
    to_xid: String(BigInt(newest!.xid) + 1n),
    rows_hash: hash('rows'),
    previous_hash: hash('none'),
  });
  await w.rows.add('audit_heads', 'cc0', {
    ...sealed,
    day: '2026-06-01',
    fault_kind: 'ROW',
    fault_at: 'Canary-cc0 audit_heads fault_at',
  });
  // A round of what is deleted by itself.
  await w.rows.add('audit_rows', 'cc0', {
    actor: 'system',
    action: 'data-rights.retain-rows',
    subject_type: 'retention',
    subject_id: 'round',
    before: null,
    after: Object.fromEntries(['Canary-cc0', ...Object.keys(RETENTION)].map((subject) => [subject, 1])),
    hash: hash('round'),
  });
  await w.rows.add('audit_rows', 'cc0', {
    actor: `person:${w.rows.id('people', 'cc5')}`,
    action: 'exports.start-export',
    subject_type: 'list',
    subject_id: 'pledges',
    hash: hash('list'),
  });
}
