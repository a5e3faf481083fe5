import { toGlobalId } from '#graphql';
import type { CampaignView } from '../domain/campaign-reads.js';
import type { RecipientView } from '../domain/recipient-reads.js';
import { CAMPAIGN_PREFIX, type CampaignRecipientType, type CampaignType } from './campaign.types.js';

export const toCampaignType = ({ id, sessionId, segment, ...view }: CampaignView): CampaignType => ({
  ...view,
  id: toGlobalId(CAMPAIGN_PREFIX, id),
  uuid: id,
  sessionUuid: sessionId,
  segmentFacts: segment,
});

export const toRecipientType = ({ organisationId, ...view }: RecipientView): CampaignRecipientType => ({
  ...view,
  organisationUuid: organisationId,
  status: view.exclusionReason === null ? 'INVITED' : 'EXCLUDED',
});
