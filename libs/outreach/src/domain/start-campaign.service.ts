import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { CampaignRow } from './campaign.entity.js';
import { CampaignStartedV1 } from './campaign.events.js';
import { auditOf, CampaignRepository, segmentOf } from './campaign.repository.js';
import { type AtStart, decideStart, type Seen, type StartRefusal } from './campaign.rules.js';
import { freezeRecipients, frozenReach, type ReachRow, reachOf } from './recipients.sql.js';

/** Sends a campaign: its recipients are frozen, and from then on the worker writes their messages into the ledger. */
@Injectable()
export class StartCampaignService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** `seen` is what the person had before their eyes. Answers the campaign's id. Refuses CAMPAIGN_NOT_FOUND, and
   *  whatever `decideStart` refuses. Source: docs/stories/outreach.md. */
  async startCampaign(
    actor: Actor & { personId: string },
    command: Seen & { campaignId: string },
  ): Promise<Result<string, Refusal<'CAMPAIGN_NOT_FOUND'> | StartRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.campaigns.lockById(tx, command.campaignId);
      if (!campaign) return refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] });
      const verdict = decideStart(await this.atStart(tx, campaign), command);
      if (!verdict.ok) return verdict;
      await tx.sql(freezeRecipients(campaign.id, segmentOf(campaign), campaign.sessionId));
      const frozen = await tx.sql(frozenReach(campaign.id));
      // Somebody joined or left between the two statements: what is frozen must be what was seen.
      if (invitedIn(frozen) !== command.invited)
        return refuse('REACH_CHANGED', { detail: { seen: command.invited, now: invitedIn(frozen) } });
      const started = {
        status: 'SENDING' as const,
        startedBy: actor.personId,
        startedAt: await this.campaigns.now(tx),
      };
      await this.campaigns.save(tx, campaign.id, started);
      await this.audit.record(tx, {
        actor,
        action: 'outreach.start-campaign',
        subjectType: 'campaign',
        subjectId: campaign.id,
        before: auditOf(campaign),
        after: { ...auditOf({ ...campaign, ...started }), reach: countsOf(frozen) },
      });
      await tx.publish(new CampaignStartedV1({ campaignId: campaign.id }));
      return accept(campaign.id);
    });
  }

  private async atStart(tx: Tx, campaign: CampaignRow): Promise<AtStart> {
    const [session] = await tx.sql(sql<NonNullable<AtStart['session']>>`
      select status, starts_at <= app_now() as "hasStarted"
      from sessions where id = ${campaign.sessionId}`);
    const reach = await tx.sql(reachOf(segmentOf(campaign), campaign.sessionId));
    return {
      status: campaign.status,
      version: campaign.version,
      subject: { km: campaign.subjectKm, en: campaign.subjectEn },
      body: { km: campaign.bodyKm, en: campaign.bodyEn },
      session: session ?? null,
      invited: invitedIn(reach),
    };
  }
}

const invitedIn = (rows: readonly ReachRow[]): number => rows.find((row) => row.reason === null)?.count ?? 0;

const countsOf = (rows: readonly ReachRow[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ reason, count }) => [reason ?? 'INVITED', count]));
