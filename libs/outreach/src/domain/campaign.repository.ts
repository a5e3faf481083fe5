import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { CampaignRow } from './campaign.entity.js';
import type { Segment } from './segment.js';

/** Campaigns as rows. All methods take the transaction first. */
@Injectable()
export class CampaignRepository {
  /** The row, locked until `tx` ends, or nothing. Lock order: campaigns, their recipients, messages. */
  async lockById(tx: Tx, id: string): Promise<CampaignRow | null> {
    return tx.manager.findOne(CampaignRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Tx, campaign: Partial<CampaignRow>): Promise<void> {
    await tx.manager.insert(CampaignRow, campaign);
  }

  async save(tx: Tx, id: string, changes: Partial<CampaignRow>): Promise<void> {
    await tx.manager.update(CampaignRow, { id }, changes);
  }

  /** The only clock. */
  async now(tx: Tx): Promise<Date> {
    const [row] = await tx.sql(sql<{ now: Date }>`select app_now() as now`);
    return row!.now;
  }
}

export const segmentOf = (campaign: CampaignRow): Segment => ({
  kinds: campaign.segmentKinds,
  cityIds: campaign.segmentCityIds,
  subKindIds: campaign.segmentSubKindIds,
  isTrained: campaign.segmentIsTrained,
});

/** What the audit keeps of a campaign: what it is about, not its whole text. */
export const auditOf = (campaign: CampaignRow): object => ({
  status: campaign.status,
  version: campaign.version,
  sessionId: campaign.sessionId,
  subject: { km: campaign.subjectKm, en: campaign.subjectEn },
  segment: segmentOf(campaign),
});
