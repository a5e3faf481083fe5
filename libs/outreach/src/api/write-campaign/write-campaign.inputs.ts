import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { assertPlainText, badInput, fromGlobalId, IdempotencyKey, LocalizedTextInput } from '#graphql';
import { SESSION_PREFIX } from '#sessions/api';
import type { CampaignDraft } from '../../domain/write-campaign.service.js';
import { CampaignSegmentInput, type SegmentInputs } from '../segment.input.js';

@InputType({ isAbstract: true })
abstract class CampaignDraftInput {
  @Field(() => LocalizedTextInput, {
    description: 'At most 80 characters; a language may be empty in a draft.',
  })
  subject: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    description: 'At most 4,000 characters; paragraphs one empty line apart.',
  })
  body: LocalizedTextInput;
  @Field(() => ID, { nullable: true, description: 'The session that it invites to.' })
  sessionId?: string | null;
  @Field(() => CampaignSegmentInput) segment: CampaignSegmentInput;
}

@InputType()
export class WriteCampaignInput extends CampaignDraftInput {
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same draft writes once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditCampaignInput extends CampaignDraftInput {
  @Field(() => ID) campaignId: string;
  @Field(() => Int, { description: 'The version that was read.' }) version: number;
}

/** The draft of an input. Throws BAD_USER_INPUT for what no form sends. */
export async function draftOf(input: CampaignDraftInput, segments: SegmentInputs): Promise<CampaignDraft> {
  for (const text of [input.subject.km, input.subject.en, input.body.km, input.body.en])
    assertPlainText(text, 'the message');
  const sessionId = input.sessionId ? fromGlobalId(SESSION_PREFIX, input.sessionId) : null;
  if (input.sessionId && !sessionId) throw badInput('not the id of a session');
  return {
    subject: input.subject,
    body: input.body,
    sessionId,
    segment: await segments.read(input.segment),
  };
}
