import { Args, ArgsType, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  fromGlobalId,
  LocalizedTextType,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { ReportReads } from '../domain/report-reads.js';
import { writesReports } from '../domain/report.policy.js';
import type { ReportStatus } from '../domain/report.rules.js';
import { ReportPrinter } from '../pdf/report-printer.js';
import { REPORT_PREFIX, toFigureType, toLetterType, toReportType, toVersionType } from './report.mapper.js';
import {
  ReportConnection,
  ReportContentType,
  ReportFigureType,
  ReportLetterType,
  ReportStatusEnum,
  ReportStepType,
  ReportType,
  ReportVersionType,
} from './report.types.js';

@ArgsType()
class ReportsArgs extends PageArgs {
  @Field(() => ReportStatusEnum, { nullable: true, description: 'Only those that stand here.' })
  status: ReportStatus | null;
}

@Resolver(() => ReportType)
export class ReportResolver {
  constructor(
    private readonly reads: ReportReads,
    private readonly printer: ReportPrinter,
  ) {}

  @Query(() => ReportType, {
    nullable: true,
    description: 'One report, or null when there is none for the reader.',
  })
  @Allow('reports.read')
  async report(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ReportType | null> {
    const uuid = fromGlobalId(REPORT_PREFIX, id);
    const view = uuid ? await this.reads.byId(actor, uuid) : null;
    return view && toReportType(view, actor);
  }

  @Query(() => ReportConnection, { description: 'Reports by their last change, the newest first.' })
  @Allow('reports.read')
  async reports(
    @Args() { status, ...page }: ReportsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<ReportType>> {
    return toConnection(await this.reads.page(actor, status ?? null, page), (view) =>
      toReportType(view, actor),
    );
  }

  @Query(() => [ReportFigureType], {
    description: 'What may be cited, counted now: the usual measures for the whole and for each pilot city.',
  })
  @Allow('reports.write')
  async reportFigureChoices(): Promise<ReportFigureType[]> {
    return (await this.reads.figureChoices()).map(toFigureType);
  }

  @ResolveField(() => LocalizedTextType, {
    description: 'Of the draft for its writers, of the newest version for others.',
  })
  async title(@Parent() report: ReportType, @CurrentActor() actor: Actor): Promise<LocalizedTextType> {
    if (writesReports(actor)) return report.view.content.title;
    const [newest] = await this.reads.versions(actor, report.view.id);
    return newest?.content.title ?? { km: '', en: '' };
  }

  @ResolveField(() => Int, {
    description: 'The one that a writer has seen; it travels along with their changes.',
  })
  @Allow('reports.write')
  revision(@Parent() report: ReportType): number {
    return report.view.revision;
  }

  @ResolveField(() => ReportContentType, { description: 'The draft as it is written.' })
  @Allow('reports.write')
  draft(@Parent() report: ReportType): ReportContentType {
    return report.view.content;
  }

  @ResolveField(() => [ReportFigureType], { description: 'What the draft cites, counted now.' })
  @Allow('reports.write')
  async draftFigures(@Parent() report: ReportType): Promise<ReportFigureType[]> {
    return (await this.reads.liveFigures(report.view.content)).map(toFigureType);
  }

  @ResolveField(() => ReportLetterType, {
    description: 'The draft as a letter, with figures as they are now.',
  })
  @Allow('reports.write')
  async draftLetter(@Parent() report: ReportType, @Ctx() ctx: RequestContext): Promise<ReportLetterType> {
    const figures = await this.reads.liveFigures(report.view.content);
    return toLetterType(await this.printer.draftLetterOf(report.view, figures, ctx.locale));
  }

  @ResolveField(() => [ReportVersionType], { description: 'What was submitted, the newest first.' })
  async versions(@Parent() report: ReportType, @CurrentActor() actor: Actor): Promise<ReportVersionType[]> {
    const versions = await this.reads.versions(actor, report.view.id);
    return versions.map((version) => toVersionType(report.view, version));
  }

  @ResolveField(() => ReportVersionType, { nullable: true, name: 'versionOf' })
  async versionOf(
    @Parent() report: ReportType,
    @Args('number', { type: () => Int, description: 'From 1; 0 for the newest.' }) number: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionType | null> {
    const versions = await this.reads.versions(actor, report.view.id);
    const version = number === 0 ? versions[0] : versions.find((each) => each.number === number);
    return version ? toVersionType(report.view, version) : null;
  }

  @ResolveField(() => [ReportStepType], { description: 'Its path, from the beginning.' })
  async steps(@Parent() report: ReportType, @CurrentActor() actor: Actor): Promise<ReportStepType[]> {
    const steps = await this.reads.steps(actor, report.view.id);
    return steps.map(({ act, version, personName, at, comment }) => ({
      act,
      version,
      person: personName,
      at,
      comment,
    }));
  }

  @ResolveField(() => [String], { description: 'Names of all who wrote in it.' })
  async authors(@Parent() report: ReportType, @CurrentActor() actor: Actor): Promise<string[]> {
    return this.reads.authorNames(actor, report.view.id);
  }
}

@Resolver(() => ReportVersionType)
export class ReportVersionResolver {
  constructor(
    private readonly reads: ReportReads,
    private readonly printer: ReportPrinter,
  ) {}

  @ResolveField(() => [ReportFigureType], { description: 'As they stood at submission.' })
  async figures(
    @Parent() version: ReportVersionType,
    @CurrentActor() actor: Actor,
  ): Promise<ReportFigureType[]> {
    return (await this.reads.figuresOf(actor, version.reportUuid, version.number)).map(toFigureType);
  }

  @ResolveField(() => [ReportFigureType], { description: 'The same figures, counted now.' })
  async figuresNow(@Parent() version: ReportVersionType): Promise<ReportFigureType[]> {
    return (await this.reads.liveFigures(version.content)).map(toFigureType);
  }

  @ResolveField(() => ReportLetterType)
  async letter(@Parent() version: ReportVersionType, @Ctx() ctx: RequestContext): Promise<ReportLetterType> {
    const figures = await this.reads.figuresOf(ctx.actor, version.reportUuid, version.number);
    return toLetterType(
      await this.printer.letterOf(
        ctx.actor,
        version.report,
        { ...version, reportId: version.reportUuid },
        figures,
        ctx.locale,
      ),
    );
  }
}
