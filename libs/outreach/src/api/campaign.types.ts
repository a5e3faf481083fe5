import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Allow,
  Connection,
  DateTime,
  LocaleEnum,
  LocalizedTextType,
  NodeInterface,
  PageArgs,
} from '#graphql';
import type { Locale, LocalizedText } from '#kernel';
import type { OrganisationKind } from '#organisations';
import { OrganisationKindEnum } from '#organisations/api';
import { CAMPAIGN_STATUSES, type CampaignStatus } from '../domain/campaign.rules.js';
import { EXCLUSION_REASONS, type ExclusionReason } from '../domain/exclusion.rules.js';
import type { Segment } from '../domain/segment.js';

const named = <Name extends string>(names: readonly Name[]): Record<Name, Name> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

const CampaignStatusEnum = named(CAMPAIGN_STATUSES);
registerEnumType(CampaignStatusEnum, {
  name: 'CampaignStatus',
  description: 'SENDING: recipients are frozen and mails go out. SENT: none waits any more.',
});
const ExclusionReasonEnum = named(EXCLUSION_REASONS);
registerEnumType(ExclusionReasonEnum, {
  name: 'ExclusionReason',
  description: 'Why somebody of the segment is not written to. The first that holds, in this order.',
});
const RecipientStatusEnum = named(['INVITED', 'EXCLUDED']);
registerEnumType(RecipientStatusEnum, { name: 'RecipientStatus' });
const DeliveryEnum = named(['WAITING', 'SENT', 'FAILED']);
registerEnumType(DeliveryEnum, {
  name: 'CampaignDelivery',
  description: 'FAILED: refused for good by a mail server, or in doubt and left to an operator.',
});

@ObjectType('CampaignSegment', { description: 'Which organisations. An empty list means every one.' })
@Allow('outreach.read-campaigns')
export class CampaignSegmentType {
  cityIds: readonly string[];
  subKindIds: readonly string[];
  @Field(() => [OrganisationKindEnum]) kinds: readonly OrganisationKind[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'Has somebody of it attended a session? Null: either.',
  })
  trained: boolean | null;
}

@ObjectType('ExcludedCount')
@Allow('outreach.read-campaigns')
class ExcludedCountType {
  @Field(() => ExclusionReasonEnum) reason: ExclusionReason;
  @Field(() => Int) count: number;
}

@ObjectType('CampaignReach', {
  description: 'Whom it reaches: figures of this moment before it is sent, frozen afterwards.',
})
@Allow('outreach.read-campaigns')
export class CampaignReachType {
  @Field(() => Int, { description: 'Organisations of the segment.' }) organisations: number;
  @Field(() => Int, { description: 'People who are written to.' }) invited: number;
  @Field(() => [ExcludedCountType], { description: 'Only reasons that hold for somebody.' })
  excluded: readonly ExcludedCountType[];
}

@ObjectType('CampaignProgress', { description: 'What became of the mails to the invited.' })
@Allow('outreach.read-campaigns')
export class CampaignProgressType {
  @Field(() => Int) waiting: number;
  @Field(() => Int) sent: number;
  @Field(() => Int) failed: number;
}

@ObjectType('CampaignMail', { description: 'The mail as it will look, addressed to the one who asks.' })
@Allow('outreach.read-campaigns')
export class CampaignMailType {
  @Field(() => String) subject: string;
  @Field(() => String) text: string;
  @Field(() => String, { description: 'Show it in a frame without scripts.' }) html: string;
}

@ObjectType('CampaignRecipient', { description: 'One person of one organisation, or one that has nobody.' })
@Allow('outreach.read-campaigns')
export class CampaignRecipientType {
  organisationUuid: string;
  @Field(() => String, { nullable: true }) fullName: string | null;
  @Field(() => String, { nullable: true }) address: string | null;
  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the mail.' }) locale: Locale | null;
  @Field(() => RecipientStatusEnum) status: 'INVITED' | 'EXCLUDED';
  @Field(() => ExclusionReasonEnum, { nullable: true }) exclusionReason: ExclusionReason | null;
  @Field(() => DeliveryEnum, { nullable: true, description: 'Null for the excluded, and before it is sent.' })
  delivery: 'WAITING' | 'SENT' | 'FAILED' | null;
}

@ObjectType()
export class CampaignRecipientConnection extends Connection(CampaignRecipientType) {}

@ArgsType()
export class RecipientArgs extends PageArgs {
  @Field(() => RecipientStatusEnum, { nullable: true }) status: 'INVITED' | 'EXCLUDED' | null;
  @Field(() => ExclusionReasonEnum, { nullable: true }) reason: ExclusionReason | null;
}

@ObjectType('Campaign', {
  implements: () => [NodeInterface],
  description: 'A message to a segment of organisations, in Khmer and English.',
})
@Allow('outreach.read-campaigns')
export class CampaignType extends NodeInterface {
  uuid: string;
  sessionUuid: string | null;
  segmentFacts: Segment;
  @Field(() => CampaignStatusEnum) status: CampaignStatus;
  @Field(() => Int, { description: 'Grows with every change of the draft.' }) version: number;
  @Field(() => LocalizedTextType) subject: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'Paragraphs are one empty line apart.' })
  body: LocalizedText;
  @Field(() => String) author: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) startedAt: Date | null;
  @Field(() => DateTime, { nullable: true }) finishedAt: Date | null;
  @Field(() => DateTime, { nullable: true }) cancelledAt: Date | null;
}

@ObjectType()
export class CampaignConnection extends Connection(CampaignType) {}

export const CAMPAIGN_PREFIX = 'cpg';
