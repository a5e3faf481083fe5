import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type Locale, type Page, type PageRequest, toPage } from '#kernel';
import { DELIVERY } from './campaign-reads.js';
import { EXCLUSION_REASONS, type ExclusionReason } from './exclusion.rules.js';
import {
  candidates,
  frozenOrganisations,
  frozenReach,
  organisationsOf,
  type ReachRow,
  reachOf,
} from './recipients.sql.js';
import type { Segment } from './segment.js';

/** Whom a campaign reaches. Before it is sent these are figures of this moment, afterwards they are frozen. */
export interface ReachView {
  readonly organisations: number;
  readonly invited: number;
  /** Only reasons that hold for somebody, in the order of the law. */
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: number }[];
}

export interface RecipientView {
  readonly organisationId: string;
  /** Null where nobody belongs to the organisation. */
  readonly fullName: string | null;
  /** Where the mail goes or would go. */
  readonly address: string | null;
  readonly locale: Locale | null;
  readonly exclusionReason: ExclusionReason | null;
  /** Null for the excluded, and before the campaign is sent. */
  readonly delivery: 'WAITING' | 'SENT' | 'FAILED' | null;
}

export interface RecipientFilter {
  /** `INVITED`, a reason, or everybody. */
  readonly only?: 'INVITED' | 'EXCLUDED' | ExclusionReason | null;
}

type Row = RecipientView & { readonly name: string; readonly rowId: string };

/** Who a campaign reaches, counted and by name. */
@Injectable()
export class RecipientReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What a segment would reach now. */
  async reach(actor: Actor, segment: Segment, sessionId: string | null): Promise<ReachView> {
    const [rows, organisations] = await Promise.all([
      this.unitOfWork.readAs(actor, reachOf(segment, sessionId)),
      this.unitOfWork.readAs(actor, organisationsOf(segment)),
    ]);
    return viewOf(rows, organisations[0]?.count ?? 0);
  }

  /** What a campaign that was sent reached. */
  async frozen(actor: Actor, campaignId: string): Promise<ReachView> {
    const [rows, organisations] = await Promise.all([
      this.unitOfWork.readAs(actor, frozenReach(campaignId)),
      this.unitOfWork.readAs(actor, frozenOrganisations(campaignId)),
    ]);
    return viewOf(rows, organisations[0]?.count ?? 0);
  }

  /** Those of a segment by name, as they stand now: by organisation, then by person. */
  async pageOfSegment(
    actor: Actor,
    locale: Locale,
    segment: Segment,
    sessionId: string | null,
    filter: RecipientFilter,
    request: PageRequest,
  ): Promise<Page<RecipientView>> {
    const { text, values } = candidates(segment, sessionId);
    return this.page(actor, locale, { text, values, delivery: 'null::text', join: '' }, filter, request);
  }

  /** Those of a campaign that was sent. */
  async pageOfCampaign(
    actor: Actor,
    locale: Locale,
    campaignId: string,
    filter: RecipientFilter,
    request: PageRequest,
  ): Promise<Page<RecipientView>> {
    const frozen = {
      text: `r as (select * from campaign_recipients where campaign_id = $1)`,
      values: [campaignId],
      delivery: DELIVERY,
      join: `left join messages m on m.cause_id = r.id and m.kind = 'outreach.campaign'`,
    };
    return this.page(actor, locale, frozen, filter, request);
  }

  private async page(
    actor: Actor,
    locale: Locale,
    source: { text: string; values: readonly unknown[]; delivery: string; join: string },
    filter: RecipientFilter,
    request: PageRequest,
  ): Promise<Page<RecipientView>> {
    const after = keyAfter(request, ['text', 'text']);
    const n = source.values.length;
    const name = `(o.name_${locale} || ' ' || coalesce(p.full_name, '')) collate "${locale}-x-icu"`;
    const rowId = `r.organisation_id::text || coalesce(r.person_id::text, '')`;
    const rows = await this.unitOfWork.readAs<Row>(actor, {
      text: `with ${source.text}
        select r.organisation_id as "organisationId", p.full_name as "fullName", p.email as address, p.locale,
          r.exclusion_reason as "exclusionReason", ${source.delivery} as delivery, ${name} as name, ${rowId} as "rowId"
        from r join organisations o on o.id = r.organisation_id left join people p on p.id = r.person_id ${source.join}
        where ($${n + 1}::text is null or $${n + 1} = 'INVITED' and r.exclusion_reason is null
            or $${n + 1} = 'EXCLUDED' and r.exclusion_reason is not null or r.exclusion_reason = $${n + 1})
          and ($${n + 2}::text is null or (${name}, ${rowId}) > ($${n + 2} collate "${locale}-x-icu", $${n + 3}))
        order by ${name}, ${rowId} limit $${n + 4}`,
      values: [
        ...source.values,
        filter.only ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (row) => [row.name, row.rowId]);
  }
}

function viewOf(rows: readonly ReachRow[], organisations: number): ReachView {
  const counts = new Map(rows.map(({ reason, count }) => [reason, count]));
  return {
    organisations,
    invited: counts.get(null) ?? 0,
    excluded: EXCLUSION_REASONS.flatMap((reason) => {
      const count = counts.get(reason) ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
}
