import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { type Locale, refuse, type Result } from '#kernel';
import { isCoordinatorOf } from '#organisations';
import { ORGANISATION_PREFIX, OrganisationLoaders, OrganisationType } from '#organisations/api';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { EnrolPeopleService, type EnrolmentWish } from '../../domain/enrol-people.service.js';
import type { EnrolmentView } from '../../domain/enrolment.view.js';
import type { EnrolRefusal } from '../../domain/registration.errors.js';
import { DRAFT_ROW_PREFIX } from './enrolment-draft.resolver.js';
import { toEnrolment } from './enrolment.mapper.js';
import { EnrolPeopleInput, EnrolPeoplePayload, PreviewEnrolmentInput } from './enrolment.input.js';
import { EnrolmentType } from './enrolment.type.js';

@Resolver(() => EnrolmentType)
export class EnrolPeopleResolver {
  constructor(
    private readonly service: EnrolPeopleService,
    private readonly organisations: OrganisationLoaders,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => EnrolPeoplePayload, {
    description: 'What enrolling this list would do now. Writes nothing; others may be quicker.',
  })
  @Allow('registrations.enrol')
  async previewEnrolment(
    @Args('input') input: PreviewEnrolmentInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<EnrolPeoplePayload> {
    return answer(ctx.locale, await this.with(actor, input, (wish) => this.service.preview(wish)));
  }

  @Mutation(() => EnrolPeoplePayload, {
    description:
      'Enrols a list of people for an organisation, by its coordinator: as many as fit have a seat in the order of the list, the rest wait.',
  })
  @Allow('registrations.enrol')
  async enrolPeople(
    @Args('input') input: EnrolPeopleInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<EnrolPeoplePayload> {
    const { locale, idempotencyKey } = input;
    const draftRowIds = input.draftRowIds?.flatMap((id) => fromGlobalId(DRAFT_ROW_PREFIX, id) ?? []);
    const enrol = (wish: EnrolmentWish): Promise<Result<EnrolmentView, EnrolRefusal>> =>
      this.service.enrol(actor, { ...wish, locale, idempotencyKey, draftRowIds });
    return answer(ctx.locale, await this.with(actor, input, enrol));
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() enrolment: EnrolmentType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(enrolment.organisationUuid);
  }

  @ResolveField(() => SessionType)
  @AllowWithParent()
  async session(@Parent() enrolment: EnrolmentType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(enrolment.sessionUuid);
  }

  /** Only whoever coordinates the organisation goes on. */
  private async with(
    actor: Actor,
    input: PreviewEnrolmentInput,
    work: (wish: EnrolmentWish) => Promise<Result<EnrolmentView, EnrolRefusal>>,
  ): Promise<Result<EnrolmentView, EnrolRefusal>> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
    if (!organisationId || !isCoordinatorOf(actor, organisationId))
      throw forbidden('not a coordinator of this organisation');
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    if (!sessionId) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    const { list, together, columns, bookedAnyway, attendanceMode } = input;
    return work({
      organisationId,
      sessionId,
      list,
      together: together ?? false,
      columns,
      bookedAnyway,
      attendanceMode,
    });
  }
}

function answer(locale: Locale, result: Result<EnrolmentView, EnrolRefusal>): EnrolPeoplePayload {
  if (!result.ok) return { enrolment: null, errors: [userError(locale, result.refusal)] };
  return { enrolment: toEnrolment(locale, result.value), errors: [] };
}
