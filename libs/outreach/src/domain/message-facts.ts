/* How the ledger's rows name what outreach sends. */

/** One mail of a campaign to one recipient. Cause: the recipient. */
export const CAMPAIGN_MAIL = 'outreach.campaign';
/** The mail as its writer wants to see it first. Cause: none. */
export const TEST_MAIL = 'outreach.test';

export const CAMPAIGN_SUBJECT = 'campaign';
/** A sent campaign does not change, so its messages know one version only. */
export const CAMPAIGN_SUBJECT_VERSION = 1;
/** Test mails stand apart: cancelling a campaign leaves them alone. */
export const TEST_SUBJECT = 'campaign-test';
export const RECIPIENT_CAUSE = 'campaign-recipient';
