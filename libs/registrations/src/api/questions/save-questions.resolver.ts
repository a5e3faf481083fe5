import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
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
  UserErrorInterface,
} from '#graphql';
import { refuse } from '#kernel';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { SaveQuestionsService } from '../../domain/save-questions.service.js';
import { draftOf, SaveSessionQuestionsInput } from './question.inputs.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SaveSessionQuestionsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class SaveSessionQuestionsPayload {
  @Field(() => SessionType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  session: SessionType | null;
  @Field(() => [SaveSessionQuestionsError]) errors: SaveSessionQuestionsError[];
}

@Resolver()
export class SaveQuestionsResolver {
  constructor(
    private readonly service: SaveQuestionsService,
    private readonly sessions: SessionLoaders,
  ) {}

  @Mutation(() => SaveSessionQuestionsPayload, {
    description:
      'Writes what a session asks in one form. A question of another meaning is another question, asked again of everybody; the one before is kept with its answers. Nobody loses a seat.',
  })
  @Allow('registrations.save-questions')
  async saveSessionQuestions(
    @Args('input') input: SaveSessionQuestionsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SaveSessionQuestionsPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const { form, version, questions } = input;
    const result = sessionId
      ? await this.service.save(actor, { sessionId, form, version, questions: questions.map(draftOf) })
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    if (!result.ok) return { session: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { session: await this.sessions.byId(ctx).load(result.value), errors: [] };
  }
}
