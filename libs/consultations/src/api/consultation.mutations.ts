import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { SECTOR_PREFIX } from '#catalogue/api';
import { Allow, Ctx, CurrentActor, fromGlobalId, type RequestContext, userError } from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { ORGANISATION_PREFIX } from '#organisations/api';
import { AnswerSubmissionService } from '../domain/answer-submission.service.js';
import { SubmitInputService } from '../domain/submit-input.service.js';
import { TopicsService } from '../domain/topics.service.js';
import {
  AnswerSubmissionInput,
  AskTopicInput,
  ExtendTopicInput,
  PublishOutcomeInput,
  SubmitInputInput,
} from './consultation.inputs.js';
import { ConsultationLoaders } from './consultation.loaders.js';
import { SUBMISSION_PREFIX, TOPIC_PREFIX } from './consultation.mapper.js';
import {
  AnswerSubmissionPayload,
  AskTopicPayload,
  ExtendTopicPayload,
  PublishOutcomePayload,
  type SubmissionPayload,
  SubmitInputPayload,
  type TopicPayload,
} from './consultation.payloads.js';

@Resolver()
export class ConsultationMutations {
  constructor(
    private readonly topics: TopicsService,
    private readonly submit: SubmitInputService,
    private readonly answers: AnswerSubmissionService,
    private readonly loaders: ConsultationLoaders,
  ) {}

  @Mutation(() => AskTopicPayload, { description: 'Asks organisations about a topic of a sector.' })
  @Allow('consultations.manage')
  async askTopic(
    @Args('input') input: AskTopicInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TopicPayload> {
    const sectorId = fromGlobalId(SECTOR_PREFIX, input.sectorId);
    return this.topicAnswer(
      ctx,
      sectorId
        ? await this.topics.ask(actor, { ...input, sectorId })
        : refuse('SECTOR_NOT_FOUND', { path: ['sectorId'] }),
    );
  }

  @Mutation(() => ExtendTopicPayload, { description: 'Keeps a topic open longer; never shorter.' })
  @Allow('consultations.manage')
  async extendTopic(
    @Args('input') input: ExtendTopicInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TopicPayload> {
    const topicId = fromGlobalId(TOPIC_PREFIX, input.topicId);
    return this.topicAnswer(
      ctx,
      topicId ? await this.topics.extend(actor, topicId, input.closesAt) : noTopic(),
    );
  }

  @Mutation(() => PublishOutcomePayload, {
    description:
      'Makes the outcome public and tells every submitter, once each submission has its disposition.',
  })
  @Allow('consultations.manage')
  async publishOutcome(
    @Args('input') input: PublishOutcomeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TopicPayload> {
    const topicId = fromGlobalId(TOPIC_PREFIX, input.topicId);
    return this.topicAnswer(
      ctx,
      topicId ? await this.topics.publish(actor, topicId, input.outcome) : noTopic(),
    );
  }

  @Mutation(() => SubmitInputPayload, {
    description: 'What an organisation says on a topic, by its coordinator; revised until the topic closes.',
  })
  @Allow('consultations.submit')
  async submitInput(
    @Args('input') input: SubmitInputInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SubmissionPayload> {
    const topicId = fromGlobalId(TOPIC_PREFIX, input.topicId);
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
    if (!organisationId) return this.submissionAnswer(ctx, refuse('ORGANISATION_NOT_FOUND'));
    if (!topicId) return this.submissionAnswer(ctx, noTopic());
    const version = input.version ?? null;
    return this.submissionAnswer(
      ctx,
      await this.submit.submit(actor, { ...input, topicId, organisationId, version }),
    );
  }

  @Mutation(() => AnswerSubmissionPayload, {
    description: "The committee's disposition and its reason; corrected until the outcome is published.",
  })
  @Allow('consultations.manage')
  async answerSubmission(
    @Args('input') input: AnswerSubmissionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SubmissionPayload> {
    const submissionId = fromGlobalId(SUBMISSION_PREFIX, input.submissionId);
    return this.submissionAnswer(
      ctx,
      submissionId
        ? await this.answers.answer(actor, {
            ...input,
            submissionId,
            answerVersion: input.answerVersion ?? 0,
          })
        : refuse('SUBMISSION_NOT_FOUND', { path: ['submissionId'] }),
    );
  }

  private async topicAnswer(ctx: RequestContext, result: Result<string, Refusal>): Promise<TopicPayload> {
    if (!result.ok) return { topic: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { topic: await this.loaders.topics(ctx).load(result.value), errors: [] };
  }

  private async submissionAnswer(
    ctx: RequestContext,
    result: Result<string, Refusal>,
  ): Promise<SubmissionPayload> {
    if (!result.ok) return { submission: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { submission: await this.loaders.submissions(ctx).load(result.value), errors: [] };
  }
}

const noTopic = (): Result<string, Refusal> => refuse('TOPIC_NOT_FOUND', { path: ['topicId'] });
