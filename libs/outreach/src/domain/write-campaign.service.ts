import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, actorName } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { CampaignRow } from './campaign.entity.js';
import { auditOf, CampaignRepository } from './campaign.repository.js';
import { type CampaignText, moveOf, tidyCampaign } from './campaign.rules.js';
import type { Segment } from './segment.js';

export interface CampaignDraft extends CampaignText {
  readonly sessionId: string | null;
  readonly segment: Segment;
}

export type WriteCampaignRefusal = Refusal<
  | 'CAMPAIGN_NOT_FOUND'
  | 'CAMPAIGN_NOT_DRAFT'
  | 'CAMPAIGN_CHANGED'
  | 'SUBJECT_TOO_LONG'
  | 'BODY_TOO_LONG'
  | 'SESSION_NOT_FOUND'
  | 'IDEMPOTENCY_KEY_REUSED'
>;

/** Writes a campaign down as a draft, and changes it while it is one. A draft may lack a language. */
@Injectable()
export class WriteCampaignService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A new draft; answers its id. The same key with the same draft answers what it answered first.
   *  Refuses SUBJECT_TOO_LONG, BODY_TOO_LONG, SESSION_NOT_FOUND, IDEMPOTENCY_KEY_REUSED. */
  async writeCampaign(
    actor: Actor & { personId: string },
    draft: CampaignDraft,
    key: string | null,
  ): Promise<Result<string, WriteCampaignRefusal>> {
    const tidy = tidyCampaign(draft);
    if (!tidy.ok) return tidy;
    return this.unitOfWork.run(async (tx) => {
      const first = key && (await this.firstAnswer(tx, actor, draft, key));
      if (first) return first;
      if (!(await this.sessionExists(tx, draft.sessionId)))
        return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      const campaign = tx.manager.create(CampaignRow, {
        ...columnsOf(draft, tidy.value),
        id: newId(),
        status: 'DRAFT',
        version: 1,
        createdBy: actor.personId,
      });
      await this.campaigns.insert(tx, campaign);
      await this.record(tx, actor, 'outreach.write-campaign', null, campaign);
      if (key) await this.keepAnswer(tx, actor, draft, key, campaign.id);
      return accept(campaign.id);
    });
  }

  /** Changes a draft; `version` is the one that was read. Answers its id. Refuses CAMPAIGN_NOT_FOUND,
   *  CAMPAIGN_NOT_DRAFT, CAMPAIGN_CHANGED (somebody else wrote meanwhile), and as `writeCampaign`. */
  async editCampaign(
    actor: Actor,
    draft: CampaignDraft & { campaignId: string; version: number },
  ): Promise<Result<string, WriteCampaignRefusal>> {
    const tidy = tidyCampaign(draft);
    if (!tidy.ok) return tidy;
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.campaigns.lockById(tx, draft.campaignId);
      if (!campaign) return refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] });
      if (moveOf('edit', campaign.status) === null) return refuse('CAMPAIGN_NOT_DRAFT');
      if (campaign.version !== draft.version) return refuse('CAMPAIGN_CHANGED');
      if (!(await this.sessionExists(tx, draft.sessionId)))
        return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      const changes = { ...columnsOf(draft, tidy.value), version: campaign.version + 1 };
      await this.campaigns.save(tx, campaign.id, changes);
      await this.record(tx, actor, 'outreach.edit-campaign', campaign, { ...campaign, ...changes });
      return accept(campaign.id);
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    before: CampaignRow | null,
    after: CampaignRow,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'campaign',
      subjectId: after.id,
      before: before && auditOf(before),
      after: auditOf(after),
    });
  }

  private async sessionExists(tx: Tx, sessionId: string | null): Promise<boolean> {
    return sessionId === null || (await tx.sql(sql`select from sessions where id = ${sessionId}`)).length > 0;
  }

  private async firstAnswer(
    tx: Tx,
    actor: Actor,
    draft: CampaignDraft,
    key: string,
  ): Promise<Result<string, Refusal<'IDEMPOTENCY_KEY_REUSED'>> | null> {
    // Two posts of one form at once: the second waits here for what the first answers.
    await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${`${scopeOf(actor)} ${key}`}, 0))`);
    const [known] = await tx.sql(sql<{ bodyHash: Buffer; answer: { campaignId: string } }>`
      select body_hash as "bodyHash", answer from idempotency_keys where scope = ${scopeOf(actor)} and key = ${key}`);
    if (!known) return null;
    return known.bodyHash.equals(hashOf(draft))
      ? accept(known.answer.campaignId)
      : refuse('IDEMPOTENCY_KEY_REUSED');
  }

  private async keepAnswer(
    tx: Tx,
    actor: Actor,
    draft: CampaignDraft,
    key: string,
    campaignId: string,
  ): Promise<void> {
    await tx.sql(sql`insert into idempotency_keys (scope, key, body_hash, answer)
      values (${scopeOf(actor)}, ${key}, ${hashOf(draft)}, ${JSON.stringify({ campaignId })}::jsonb)`);
  }
}

const scopeOf = (actor: Actor): string => `outreach.write-campaign~${actorName(actor)}`;

const hashOf = ({ sessionId, segment, subject, body }: CampaignDraft): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        sessionId,
        segment.kinds,
        segment.cityIds,
        segment.subKindIds,
        segment.isTrained,
        [subject.km, subject.en, body.km, body.en],
      ]),
    )
    .digest();

const columnsOf = (draft: CampaignDraft, text: CampaignText): Partial<CampaignRow> => ({
  sessionId: draft.sessionId,
  subjectKm: text.subject.km,
  subjectEn: text.subject.en,
  bodyKm: text.body.km,
  bodyEn: text.body.en,
  segmentKinds: [...draft.segment.kinds],
  segmentCityIds: [...draft.segment.cityIds],
  segmentSubKindIds: [...draft.segment.subKindIds],
  segmentIsTrained: draft.segment.isTrained,
});
