import { sql, type Tx } from '#database';
import { matchKeyOf } from '#identity';
import { insertRows } from './bulk-insert.js';
import type { Random } from './random.js';

const DAY = 24 * 60 * 60_000;

interface DemoProposal {
  readonly subKindCode: string;
  readonly cityCode: string;
  readonly km: string;
  readonly en: string;
  readonly website: string | null;
  readonly why: string;
  readonly daysAgo: number;
  readonly proposer: { readonly name: string; readonly email: string };
}

/** Two that wait to be verified; the second may be one that is here already. */
const PROPOSALS: readonly DemoProposal[] = [
  {
    subKindCode: 'local-ngo',
    cityCode: 'siem-reap',
    km: 'កង់បៃតងសៀមរាប',
    en: 'Green Wheels Siem Reap',
    website: 'https://green-wheels.example/',
    why: 'យើងឱ្យសិស្សខ្ចីកង់ ហើយចង់ឱ្យបុគ្គលិករបស់យើងទទួលការបណ្តុះបណ្តាលអំពីផ្លូវសុវត្ថិភាព។',
    daysAgo: 3,
    proposer: { name: 'ឡុង វិបុល', email: 'vibol.long@green-wheels.example' },
  },
  {
    subKindCode: 'medium-company',
    cityCode: 'siem-reap',
    km: 'សណ្ឋាគារ ផ្កាឈូក អង្គរ',
    en: 'Lotus Angkor Hotels',
    website: null,
    why: 'We run two houses in Siem Reap and would like to enrol our front desk.',
    daysAgo: 1,
    proposer: { name: 'គឹម សុភី', email: 'sophy.kim@lotus-angkor.example' },
  },
];

/** Somebody who asks to join the organisation of the demonstration's coordinator. */
const GUEST = { name: 'នូ ចាន់ថា', email: 'chantha.nou@guests.example' };

/** Writes two proposals with who made them, one of them a possible duplicate, and a request to join. */
export async function loadProposals(
  tx: Tx,
  random: Random,
  now: Date,
  known: {
    readonly cities: ReadonlyMap<string, string>;
    readonly organisations: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const kinds = await tx.sql(sql<{ id: string; code: string; kind: string }>`
    select id, code, kind from organisation_sub_kinds`);
  for (const proposal of PROPOSALS) {
    const at = new Date(now.getTime() - proposal.daysAgo * DAY);
    const subKind = kinds.find(({ code }) => code === proposal.subKindCode)!;
    const [id, personId] = [random.idAt(at), random.idAt(at)];
    await insertRows(tx, 'people', [personRow(personId, proposal.proposer, at)]);
    await insertRows(tx, 'organisations', [
      {
        id,
        kind: subKind.kind,
        sub_kind_id: subKind.id,
        city_id: known.cities.get(proposal.cityCode),
        name_km: proposal.km,
        name_en: proposal.en,
        folded_km: null,
        folded_en: null,
        website: proposal.website,
        state: 'UNVERIFIED',
        created_at: at,
      },
    ]);
    await insertRows(tx, 'organisation_proposals', [
      { organisation_id: id, proposed_by: personId, proposed_at: at, why: proposal.why },
    ]);
    await insertRows(tx, 'role_grants', [
      { id: random.idAt(at), person_id: personId, role: 'COORDINATOR', scope_id: id, granted_at: at },
    ]);
  }
  const asked = new Date(now.getTime() - DAY);
  const guest = random.idAt(asked);
  await insertRows(tx, 'people', [personRow(guest, GUEST, asked)]);
  await insertRows(tx, 'organisation_join_requests', [
    {
      id: random.idAt(asked),
      organisation_id: known.organisations.get('lotus-angkor.example'),
      person_id: guest,
      requested_at: asked,
    },
  ]);
}

const personRow = (id: string, { name, email }: { name: string; email: string }, at: Date): object => ({
  id,
  full_name: name,
  email,
  phone: null,
  locale: 'km',
  match_key: matchKeyOf(name, { kind: 'EMAIL', value: email }),
  created_at: at,
});
