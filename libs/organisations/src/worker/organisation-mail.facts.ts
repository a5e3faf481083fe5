import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { INVITATION_STATE } from '#identity';
import type { LocalizedText } from '#kernel';
import type { LedgerRow } from '#messaging';

/** What mails about an organisation speak of, read at the moment of sending. */
export interface OrganisationMailFacts {
  readonly organisationId: string;
  readonly organisation: LocalizedText;
  /** `tonle`, `laterite`, `romduol`. */
  readonly weave: string | null;
  /** Of the proposal, the join request, the domain or the invitation. */
  readonly state: string;
  /** Who proposed it, who asks to join, or who is invited. */
  readonly personName: string | null;
  /** The address to which somebody is invited. */
  readonly email: string | null;
  /** Who invited them; null when the system did. */
  readonly inviter: string | null;
  readonly why: string | null;
  readonly question: string | null;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly domain: string | null;
  /** What it was called before it turned out to be this one. */
  readonly formerly: LocalizedText | null;
}

const NAME = (o: string): string => `jsonb_build_object('km', ${o}.name_km, 'en', ${o}.name_en)`;
const HEAD = `o.id as "organisationId", ${NAME('o')} as organisation, y.weave`;
const NOTHING = `null as why, null as question, null as answer`;
const NOBODY = `null as email, null as inviter`;

const QUERIES: Readonly<Record<string, string>> = {
  organisation: `
    select m.id as "causeId", ${HEAD}, m.state, w.full_name as "personName", p.why, p.question, p.answer, p.decision_reason as reason,
      null as domain, ${NOBODY}, case when m.id <> o.id then ${NAME('m')} end as formerly
    from organisations m join organisations o on o.id = coalesce(m.merged_into, m.id) left join cities y on y.id = o.city_id
      left join organisation_proposals p on p.organisation_id = m.id left join people w on w.id = p.proposed_by
    where m.id = any($1)`,
  'join-request': `
    select r.id as "causeId", ${HEAD}, r.state, w.full_name as "personName", ${NOTHING}, r.decision_reason as reason, null as domain, ${NOBODY}, null as formerly
    from organisation_join_requests r join organisations o on o.id = r.organisation_id left join cities y on y.id = o.city_id
      join people w on w.id = r.person_id
    where r.id = any($1)`,
  'organisation-domain': `
    select d.id as "causeId", ${HEAD}, d.state, w.full_name as "personName", ${NOTHING}, d.decision_reason as reason, d.domain, ${NOBODY}, null as formerly
    from organisation_domains d join organisations o on o.id = d.organisation_id left join cities y on y.id = o.city_id
      join people w on w.id = d.requested_by
    where d.id = any($1)`,
  'coordinator-invitation': `
    select i.id as "causeId", ${HEAD}, ${INVITATION_STATE} as state, coalesce(w.full_name, i.full_name) as "personName", ${NOTHING},
      null as reason, null as domain, i.email, b.full_name as inviter, null as formerly
    from invitations i join organisations o on o.id = i.scope_id left join cities y on y.id = o.city_id
      left join people w on w.id = i.accepted_by left join people b on b.id = i.invited_by
    where i.id = any($1)`,
};

/** One set-based read for each sort of cause in a batch. Works under the worker's role. */
@Injectable()
export class OrganisationMailFactsReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By the id of the cause. */
  async ofRows(rows: readonly LedgerRow[]): Promise<Map<string, OrganisationMailFacts>> {
    const found = new Map<string, OrganisationMailFacts>();
    for (const [type, text] of Object.entries(QUERIES)) {
      const ids = rows.flatMap(({ causeType, causeId }) => (causeType === type && causeId ? [causeId] : []));
      if (ids.length === 0) continue;
      const facts = await this.unitOfWork.read<OrganisationMailFacts & { causeId: string }>({
        text,
        values: [ids],
      });
      for (const { causeId, ...fact } of facts) found.set(causeId, fact);
    }
    return found;
  }
}
