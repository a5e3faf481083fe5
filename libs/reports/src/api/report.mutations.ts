import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { type DecideReport, DecideReportService } from '../domain/decide-report.service.js';
import { ReportReads } from '../domain/report-reads.js';
import { SubmitReportService } from '../domain/submit-report.service.js';
import { WriteReportService } from '../domain/write-report.service.js';
import {
  assertPlainContent,
  CreateReportInput,
  EditReportInput,
  JudgeReportInput,
  SubmitReportInput,
} from './report.inputs.js';
import { REPORT_PREFIX, toReportType } from './report.mapper.js';
import { ReportType } from './report.types.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ReportError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class ReportPayload {
  @Field(() => ReportType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  report: ReportType | null;
  @Field(() => [ReportError]) errors: ReportError[];
}

@ObjectType()
@AllowWithParent()
export class CreateReportPayload extends ReportPayload {}
@ObjectType()
@AllowWithParent()
export class EditReportPayload extends ReportPayload {}
@ObjectType()
@AllowWithParent()
export class SubmitReportPayload extends ReportPayload {}
@ObjectType()
@AllowWithParent()
export class ForwardReportPayload extends ReportPayload {}
@ObjectType()
@AllowWithParent()
export class ReturnReportPayload extends ReportPayload {}
@ObjectType()
@AllowWithParent()
export class ApproveReportPayload extends ReportPayload {}

@Resolver()
export class ReportMutations {
  constructor(
    private readonly write: WriteReportService,
    private readonly submission: SubmitReportService,
    private readonly decision: DecideReportService,
    private readonly reads: ReportReads,
  ) {}

  @Mutation(() => CreateReportPayload, { description: 'Opens a report. Who opens it is its first author.' })
  @Allow('reports.write')
  async createReport(
    @Args('input') { content, idempotencyKey }: CreateReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    assertPlainContent(content);
    return this.answer(
      ctx,
      actor,
      await this.write.create(actor, { content, idempotencyKey: idempotencyKey ?? null }),
    );
  }

  @Mutation(() => EditReportPayload, { description: 'Replaces the text of a draft or of a returned report.' })
  @Allow('reports.write')
  async editReport(
    @Args('input') input: EditReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    assertPlainContent(input.content);
    return this.of(ctx, actor, input.reportId, (reportId) => this.write.edit(actor, { ...input, reportId }));
  }

  @Mutation(() => SubmitReportPayload, {
    description: 'Freezes text and figures as the next version and hands it to the chair.',
  })
  @Allow('reports.write')
  async submitReport(
    @Args('input') input: SubmitReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    return this.of(ctx, actor, input.reportId, (reportId) =>
      this.submission.submit(actor, { ...input, reportId }),
    );
  }

  @Mutation(() => ForwardReportPayload, {
    description: 'Hands a reviewed version to the office of the head of government.',
  })
  @Allow('reports.forward')
  async forwardReport(
    @Args('input') input: JudgeReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    return this.judge(ctx, actor, input, 'FORWARD');
  }

  @Mutation(() => ReturnReportPayload, { description: 'Gives a version back to its authors with a comment.' })
  @Allow('reports.return')
  async returnReport(
    @Args('input') input: JudgeReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    return this.judge(ctx, actor, input, 'RETURN');
  }

  @Mutation(() => ApproveReportPayload, {
    description: 'Approves a version. Nothing of the report moves afterwards.',
  })
  @Allow('reports.approve')
  async approveReport(
    @Args('input') input: JudgeReportInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportPayload> {
    return this.judge(ctx, actor, input, 'APPROVE');
  }

  private judge(
    ctx: RequestContext,
    actor: Actor,
    { reportId, version, comment }: JudgeReportInput,
    act: DecideReport['act'],
  ): Promise<ReportPayload> {
    return this.of(ctx, actor, reportId, (uuid) =>
      this.decision.decide(actor, { reportId: uuid, version, act, comment: comment ?? null }),
    );
  }

  private async of(
    ctx: RequestContext,
    actor: Actor,
    globalId: string,
    act: (reportId: string) => Promise<Result<string, Refusal>>,
  ): Promise<ReportPayload> {
    const reportId = fromGlobalId(REPORT_PREFIX, globalId);
    const seen = reportId ? await this.reads.byId(actor, reportId) : null;
    return this.answer(
      ctx,
      actor,
      seen ? await act(seen.id) : refuse('REPORT_NOT_FOUND', { path: ['reportId'] }),
    );
  }

  private async answer(
    ctx: RequestContext,
    actor: Actor,
    result: Result<string, Refusal>,
  ): Promise<ReportPayload> {
    if (!result.ok) return { report: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.byId(actor, result.value);
    return { report: view && toReportType(view, actor), errors: [] };
  }
}
