import { sql, type Tx } from '#database';
import type { LocalizedText } from '#kernel';
import { localizedText as t } from '#kernel';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { Random } from './random.js';

/** Of its own, so that campaigns change nothing else of the demonstration. */
const SEED = 20_261_124;
const HOUR = 3_600_000;

interface DemoCampaign {
  readonly kinds: readonly string[];
  readonly cityCode: string | null;
  /** Invites to the newest session there (or anywhere) that has been held. */
  readonly invites: boolean;
  /** Days ago, where it invites to no session. */
  readonly daysAgo: number;
  readonly subject: LocalizedText;
  readonly body: LocalizedText;
}

const CAMPAIGNS: readonly DemoCampaign[] = [
  {
    kinds: ['PRIVATE_SECTOR', 'NGO'],
    cityCode: 'siem-reap',
    invites: true,
    daysAgo: 0,
    subject: t('អញ្ជើញចូលរួមវគ្គនៅសៀមរាប', 'A session in Siem Reap: you are invited'),
    body: t(
      'ក្រុមការងារសូមអញ្ជើញអង្គភាពរបស់អ្នកចូលរួមវគ្គបណ្តុះបណ្តាលដោយឥតគិតថ្លៃនៅសៀមរាប។\n\nអ្នកអាចចុះឈ្មោះក្នុងមួយនាទី ហើយមិត្តរួមការងារក៏អាចមកបានដែរ។',
      'The working group invites your organisation to a free training session in Siem Reap.\n\nRegistering takes a minute, and colleagues are welcome too.',
    ),
  },
  {
    kinds: ['INSTITUTION'],
    cityCode: null,
    invites: false,
    daysAgo: 9,
    subject: t('តើស្ថាប័នរបស់អ្នកអាចគាំទ្រអ្វីបាន?', 'What could your institution support?'),
    body: t(
      'សូមអរគុណស្ថាប័នទាំងអស់ដែលបានចូលរួមវគ្គរបស់យើង។\n\nសូមបើកទំព័រអង្គភាពរបស់អ្នក ហើយប្រាប់យើងពីការគាំទ្រដែលអ្នកអាចផ្តល់ដល់ទីក្រុងរបស់អ្នក។',
      'Thank you to every institution that took part in our sessions.\n\nOpen the page of your organisation and tell us what support you could offer to your city.',
    ),
  },
];

export interface KnownOfCampaigns {
  /** Ids of the demonstration's organisations by domain. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly sessionIds: readonly string[];
  readonly workingGroup: string;
}

/** Two campaigns that went out before today: their recipients, their mails in the ledger, their audit. Whom they
 *  reached and whom not follows the rules of outreach (docs/stories/outreach.md), as it stood at the time. */
export async function loadCampaigns(tx: Tx, now: Date, known: KnownOfCampaigns): Promise<void> {
  const random = new Random(SEED);
  for (const campaign of CAMPAIGNS) await loadCampaign(tx, random, now, known, campaign);
}

async function loadCampaign(
  tx: Tx,
  random: Random,
  now: Date,
  { workingGroup, organisations, sessionIds }: KnownOfCampaigns,
  { kinds, cityCode, invites, daysAgo, subject, body }: DemoCampaign,
): Promise<void> {
  const [session] = await tx.sql(sql<{ id: string; createdAt: Date }>`
    select s.id, s.created_at as "createdAt" from sessions s left join cities c on c.id = s.city_id
    where ${invites} and s.id = any(${sessionIds}::uuid[]) and s.status = 'OPEN' and s.ends_at < ${now} and (${cityCode}::text is null or c.code = ${cityCode})
    order by s.starts_at desc limit 1`);
  const startedAt = session
    ? new Date(session.createdAt.getTime() + HOUR)
    : new Date(now.getTime() - daysAgo * 24 * HOUR);
  const id = random.idAt(startedAt);
  await tx.sql(sql`
    insert into campaigns (id, session_id, subject_km, subject_en, body_km, body_en, segment_kinds, segment_city_ids, status, version,
      created_by, created_at, started_by, started_at, finished_at)
    select ${id}::uuid, ${session?.id ?? null}::uuid, ${subject.km}, ${subject.en}, ${body.km}, ${body.en}, ${kinds}::text[],
      coalesce((select array_agg(c.id) from cities c where c.code = ${cityCode}), '{}'), 'SENT', 2, ${workingGroup}::uuid,
      ${new Date(startedAt.getTime() - HOUR / 2)}::timestamptz, ${workingGroup}::uuid, ${startedAt}::timestamptz, ${new Date(startedAt.getTime() + HOUR / 60)}::timestamptz`);
  await tx.sql(sql`
    with everybody as (
      select m.organisation_id, m.person_id, case
        when p.email is null then 'NO_ADDRESS'
        when exists (select from registrations g where g.session_id = ${session?.id ?? null}::uuid and g.person_id = p.id
          and g.created_at <= ${startedAt}) then 'ALREADY_REGISTERED' end as reason
      from organisations o join memberships m on m.organisation_id = o.id join people p on p.id = m.person_id
      left join cities c on c.id = o.city_id
      where o.id = any(${[...organisations.values()]}::uuid[]) and o.kind = any(${kinds}::text[]) and (${cityCode}::text is null or c.code = ${cityCode}))
    insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status, exclusion_reason, position, queued_at)
    select md5(${id} || person_id::text)::uuid, ${id}::uuid, organisation_id, person_id,
      case when reason is null then 'INVITED' else 'EXCLUDED' end, reason,
      case when reason is null then row_number() over (partition by reason is null order by person_id) - 1 end,
      case when reason is null then ${startedAt}::timestamptz end
    from everybody`);
  await tx.sql(sql`
    with sent as (
      insert into messages (id, created_at, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type,
        cause_id, status, due_at, attempts, fence, data_entered_at, sent_at, outcome, message_id)
      select md5('mail' || r.id::text)::uuid, ${startedAt}::timestamptz, 'outreach.campaign', p.id, p.email, p.locale, 'campaign', ${id}::uuid, 1,
        'campaign-recipient', r.id, 'SENT', ${startedAt}::timestamptz, 1, 1, ${startedAt}::timestamptz, ${startedAt}::timestamptz,
        '250 2.0.0 accepted', md5('mail' || r.id::text) || '@samaki.example'
      from campaign_recipients r join people p on p.id = r.person_id
      where r.campaign_id = ${id}::uuid and r.status = 'INVITED' returning id, cause_id)
    insert into message_dedupe_keys (key, message_id) select 'outreach.campaign~' || cause_id, id from sent`);
  const acts = [
    ['write-campaign', -HOUR / 2, null, { status: 'DRAFT' }],
    ['start-campaign', 0, { status: 'DRAFT' }, { status: 'SENDING' }],
    ['finish-campaign', HOUR / 60, { status: 'SENDING' }, { status: 'SENT' }],
  ] as const;
  await insertRows(
    tx,
    'audit_rows',
    acts.map(([act, later, before, after]) =>
      auditRow(
        random,
        new Date(startedAt.getTime() + later),
        act === 'finish-campaign' ? 'system' : `person:${workingGroup}`,
        `outreach.${act}`,
        'campaign',
        id,
        before,
        after,
      ),
    ),
  );
}
