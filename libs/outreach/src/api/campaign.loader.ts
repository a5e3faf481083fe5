import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { can } from '#authz';
import { fromGlobalId, NodeSource, type RequestContext } from '#graphql';
import { CampaignReads } from '../domain/campaign-reads.js';
import { toCampaignType } from './campaign.mapper.js';
import { CAMPAIGN_PREFIX, type CampaignType } from './campaign.types.js';

@Injectable()
export class CampaignLoaders {
  constructor(private readonly reads: CampaignReads) {}

  byId(ctx: RequestContext): DataLoader<string, CampaignType | null> {
    const load = async (ids: readonly string[]): Promise<(CampaignType | null)[]> => {
      const views = await this.reads.byIds(ctx.actor, ids);
      return ids.map((id) => (views.has(id) ? toCampaignType(views.get(id)!) : null));
    };
    return ctx.loaders.get('outreach.campaigns', () => new DataLoader(load));
  }

  /** The campaign of a global id; null for any other text. */
  async byGlobalId(ctx: RequestContext, id: string): Promise<CampaignType | null> {
    const uuid = fromGlobalId(CAMPAIGN_PREFIX, id);
    return uuid ? this.byId(ctx).load(uuid) : null;
  }
}

@Injectable()
export class CampaignNodeSource extends NodeSource {
  readonly prefix = CAMPAIGN_PREFIX;
  readonly typeName = 'Campaign';

  constructor(private readonly loaders: CampaignLoaders) {
    super();
  }

  /** For others than those who run campaigns there is none. */
  async load(uuids: readonly string[], ctx: RequestContext): Promise<(CampaignType | null)[]> {
    if (!can(ctx.actor, 'outreach.read-campaigns')) return uuids.map(() => null);
    const found = await this.loaders.byId(ctx).loadMany(uuids);
    return found.map((campaign) => (campaign instanceof Error ? null : campaign));
  }
}
