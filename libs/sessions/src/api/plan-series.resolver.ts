import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '#authz';
import type { PublicHoliday } from '#catalogue';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  DateTime,
  forbidden,
  fromGlobalId,
  IdempotencyKey,
  LocalDate,
  LocalizedTextType,
  type RequestContext,
  userError,
} from '#graphql';
import { type LocalizedText, refuse } from '#kernel';
import { PlanSeriesService } from '../domain/plan-series.service.js';
import type { SeriesRule, SeriesStep } from '../domain/series.rules.js';
import { SessionPayload, SessionPayloads, SessionPlanError } from './session-payload.js';
import { SESSION_PREFIX } from './session.mapper.js';
import { SessionBlockType } from './session.type.js';

export const SeriesStepEnum = { WEEK: 'WEEK', TWO_WEEKS: 'TWO_WEEKS', MONTH: 'MONTH' } as const;
registerEnumType(SeriesStepEnum, {
  name: 'SeriesStep',
  description: 'MONTH: on the same weekday of the month as the session, such as its second Tuesday.',
});

@InputType()
export class SeriesRuleInput {
  @Field(() => SeriesStepEnum) every: SeriesStep;
  @Field(() => [Int], {
    nullable: true,
    description: '1 Monday to 7 Sunday. Left out: the weekday of the session.',
  })
  weekdays?: number[] | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day that counts. Either this or `times`.',
  })
  until?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many sessions: 1 to 52.' }) times?: number | null;
  @Field(() => [LocalDate], { nullable: true, description: 'Days that are left out: at most 100.' })
  except?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a session is held on a public holiday too. Left out: on none.',
  })
  onHolidays?: boolean | null;
}

@InputType()
export class PreviewSeriesInput {
  @Field(() => ID) sessionId: string;
  @Field(() => SeriesRuleInput) rule: SeriesRuleInput;
}

@InputType()
export class PlanSeriesInput {
  @Field(() => ID) sessionId: string;
  @Field(() => SeriesRuleInput) rule: SeriesRuleInput;
  @Field(() => String, {
    nullable: true,
    description:
      'Why trainers come who train elsewhere at some of these times, or none of whom trains in a language of it. Kept in the audit.',
  })
  overrideReason?: string | null;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same rule makes them once.',
  })
  idempotencyKey?: string | null;
}

@ObjectType('SeriesDate', { description: 'A session of a series, before it is made.' })
@Allow('sessions.schedule')
export class SeriesDateType {
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => [SessionBlockType], { description: 'As of a session.' })
  blocks: readonly SessionBlockType[];
  @Field(() => [String], {
    description: 'Names of trainers who train elsewhere at that time, or too near to it.',
  })
  conflicts: readonly string[];
  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'The public holiday of that day, where the series is held on those too.',
  })
  holiday: LocalizedText | null;
}

@ObjectType('SeriesHoliday', { description: 'A public holiday on which a series holds no session.' })
@Allow('sessions.schedule')
export class SeriesHolidayType {
  @Field(() => LocalDate) day: string;
  @Field(() => LocalizedTextType) name: LocalizedText;
}

@ObjectType()
@AllowWithParent()
export class PreviewSeriesPayload {
  @Field(() => [SeriesDateType]) dates: readonly SeriesDateType[];
  @Field(() => [SeriesHolidayType], {
    description: 'Public holidays that the rule meets until its end; none where it is held on those too.',
  })
  leftOut: readonly PublicHoliday[];
  @Field(() => [String], {
    description:
      'Languages of the series, BCP 47, in which none of its trainers trains: a reason is asked for.',
  })
  missingLanguages: readonly string[];
  @Field(() => [SessionPlanError]) errors: SessionPlanError[];
}

@ObjectType()
@AllowWithParent()
export class PlanSeriesPayload extends SessionPayload {}

@Resolver()
export class PlanSeriesResolver {
  constructor(
    private readonly service: PlanSeriesService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Query(() => PreviewSeriesPayload, {
    description:
      'The dates of a series after a session, who could not come, and which holidays are left out. Nothing is written.',
  })
  @Allow('sessions.schedule')
  async previewSeries(
    @Args('input') input: PreviewSeriesInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PreviewSeriesPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const result = sessionId
      ? await this.service.preview(actor, { sessionId, rule: ruleOf(input.rule) })
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    return result.ok
      ? {
          dates: result.value.dates.map((date) => ({ ...date, blocks: date.blocks ?? [] })),
          leftOut: result.value.leftOut,
          missingLanguages: result.value.missingLanguages,
          errors: [],
        }
      : { dates: [], leftOut: [], missingLanguages: [], errors: [userError(ctx.locale, result.refusal)] };
  }

  @Mutation(() => PlanSeriesPayload, {
    description:
      'Makes drafts after a session by a rule, all of them or none, and answers that session. Nobody is told.',
  })
  @Allow('sessions.schedule')
  async planSeries(
    @Args('input') input: PlanSeriesInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    const { overrideReason = null, idempotencyKey = null } = input;
    assertPlainText(overrideReason ?? '', 'the reason');
    return this.payloads.answer(ctx, input.sessionId, (sessionId) =>
      this.service.plan(actor, { sessionId, rule: ruleOf(input.rule), overrideReason, idempotencyKey }),
    );
  }
}

const ruleOf = ({ every, weekdays, until, times, except, onHolidays }: SeriesRuleInput): SeriesRule => ({
  every,
  weekdays: weekdays ?? [],
  until: until ?? null,
  times: times ?? null,
  except: except ?? [],
  onHolidays: onHolidays ?? false,
});
