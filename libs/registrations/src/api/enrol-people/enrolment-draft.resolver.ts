import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  badInput,
  Ctx,
  CurrentActor,
  DateTime,
  forbidden,
  fromGlobalId,
  type RequestContext,
  toGlobalId,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse } from '#kernel';
import { isCoordinatorOf } from '#organisations';
import { ORGANISATION_PREFIX, OrganisationType } from '#organisations/api';
import { SESSION_PREFIX } from '#sessions/api';
import { EnrolmentDraftsService } from '../../domain/enrolment-drafts.service.js';
import { EnrolmentLineErrorType } from './enrolment.type.js';

/** Before the id of a row that waits to be fixed. */
export const DRAFT_ROW_PREFIX = 'edr';

@ObjectType('EnrolmentDraftRow', {
  description: 'A row of a list that was not enrolled and waits to be fixed.',
})
@Allow('registrations.enrol')
export class EnrolmentDraftRowType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'As it was written.' }) name: string;
  @Field(() => String, { description: 'As it was written.' }) contact: string;
  @Field(() => EnrolmentLineErrorType, { description: 'Why it was not enrolled.' })
  error: EnrolmentLineErrorType;
  @Field(() => DateTime) keptAt: Date;
}

@InputType()
export class DiscardEnrolmentDraftInput {
  @Field(() => ID) organisationId: string;
  @Field(() => ID) sessionId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class DiscardEnrolmentDraftError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class DiscardEnrolmentDraftPayload {
  @Field(() => Int, { nullable: true, description: 'Rows that went.' }) discarded: number | null;
  @Field(() => [DiscardEnrolmentDraftError]) errors: DiscardEnrolmentDraftError[];
}

/** What is left of the lists of an organisation, for its coordinators. */
@Resolver(() => OrganisationType)
export class EnrolmentDraftResolver {
  constructor(private readonly service: EnrolmentDraftsService) {}

  @ResolveField(() => [EnrolmentDraftRowType], {
    description:
      'Rows of lists that were not enrolled, for this session or for all, the oldest first; at most 200.',
  })
  @Allow('registrations.enrol')
  async enrolmentDraft(
    @Parent() organisation: OrganisationType,
    @Args('sessionId', { type: () => ID, nullable: true }) session: string | null,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<EnrolmentDraftRowType[]> {
    const sessionId = session ? fromGlobalId(SESSION_PREFIX, session) : null;
    if (session && !sessionId) throw badInput('not the id of a session');
    if (!isCoordinatorOf(actor, organisation.uuid)) throw forbidden('not a coordinator of this organisation');
    const rows = await this.service.rows(actor, organisation.uuid, sessionId);
    return rows.map(({ id, reason, ...row }) => ({
      ...row,
      id: toGlobalId(DRAFT_ROW_PREFIX, id),
      error: userError(ctx.locale, { code: reason }),
    }));
  }

  @Mutation(() => DiscardEnrolmentDraftPayload, {
    description:
      'Throws away what is left of the lists of an organisation for a session, by its coordinator.',
  })
  @Allow('registrations.enrol')
  async discardEnrolmentDraft(
    @Args('input') input: DiscardEnrolmentDraftInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<DiscardEnrolmentDraftPayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
    if (!organisationId || !isCoordinatorOf(actor, organisationId))
      throw forbidden('not a coordinator of this organisation');
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    if (!sessionId) {
      const refusal = refuse('SESSION_NOT_FOUND', { path: ['sessionId'] }).refusal;
      return { discarded: null, errors: [userError(ctx.locale, refusal)] };
    }
    return { discarded: await this.service.discard(actor, { organisationId, sessionId }), errors: [] };
  }
}
