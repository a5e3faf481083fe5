import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import type { CampaignStatus, CampaignText } from './campaign.rules.js';
import type { Segment } from './segment.js';

export interface CampaignView extends CampaignText {
  readonly id: string;
  readonly sessionId: string | null;
  readonly segment: Segment;
  readonly status: CampaignStatus;
  readonly version: number;
  readonly author: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** What became of the messages of the invited. */
export interface ProgressView {
  readonly waiting: number;
  readonly sent: number;
  /** Refused for good by a mail server, or in doubt and left to an operator. */
  readonly failed: number;
}

const COLUMNS = `c.id, c.session_id as "sessionId", jsonb_build_object('km', c.subject_km, 'en', c.subject_en) as subject,
  jsonb_build_object('km', c.body_km, 'en', c.body_en) as body,
  jsonb_build_object('kinds', c.segment_kinds, 'cityIds', c.segment_city_ids, 'subKindIds', c.segment_sub_kind_ids,
    'isTrained', c.segment_is_trained) as segment,
  c.status, c.version, p.full_name as author, date_trunc('milliseconds', c.created_at) as "createdAt", c.started_at as "startedAt",
  c.finished_at as "finishedAt", c.cancelled_at as "cancelledAt"`;

/** Campaigns for those who run them. */
@Injectable()
export class CampaignReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byIds(actor: Actor, ids: readonly string[]): Promise<Map<string, CampaignView>> {
    const rows = await this.unitOfWork.readAs<CampaignView>(actor, {
      text: `select ${COLUMNS} from campaigns c join people p on p.id = c.created_by where c.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The newest first. */
  async page(actor: Actor, request: PageRequest): Promise<Page<CampaignView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<CampaignView>(actor, {
      text: `select ${COLUMNS} from campaigns c join people p on p.id = c.created_by
        where $1::timestamptz is null or (date_trunc('milliseconds', c.created_at), c.id) < ($1, $2::uuid)
        order by date_trunc('milliseconds', c.created_at) desc, c.id desc limit $3`,
      values: [after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.createdAt.toISOString(), row.id]);
  }

  /** Of the invited, whose message left. Index: ix_messages__cause. */
  async progressOf(actor: Actor, campaignId: string): Promise<ProgressView> {
    const [row] = await this.unitOfWork.readAs<ProgressView>(actor, {
      text: `select count(*) filter (where delivery = 'WAITING')::int as waiting,
          count(*) filter (where delivery = 'SENT')::int as sent, count(*) filter (where delivery = 'FAILED')::int as failed
        from (select ${DELIVERY} as delivery from campaign_recipients r
          left join messages m on m.cause_id = r.id and m.kind = 'outreach.campaign'
          where r.campaign_id = $1 and r.status = 'INVITED') each`,
      values: [campaignId],
    });
    return row ?? { waiting: 0, sent: 0, failed: 0 };
  }

  /** The actor's own name, for previews. */
  async nameOf(actor: Actor): Promise<string> {
    const [row] = await this.unitOfWork.readAs<{ name: string }>(actor, {
      text: `select full_name as name from people where id = $1`,
      values: [actor.personId],
    });
    return row?.name ?? '';
  }
}

/** What became of the message of recipient `r`, `m` being its row in the ledger, if it is written yet. */
export const DELIVERY = `case
  when r.status = 'EXCLUDED' then null
  when m.id is null or m.status in ('DUE', 'RETRY', 'CLAIMED') or m.status = 'UNKNOWN' and m.lease_until is not null then 'WAITING'
  when m.status = 'SENT' then 'SENT'
  else 'FAILED' end`;
