import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsultationLoaders, TopicType } from '#consultations/api';
import { AllowWithParent, Ctx, type RequestContext } from '#graphql';
import { SessionLoaders } from './session.loader.js';
import { SessionType } from './session.type.js';

/** What a consultation meeting is about. */
@Resolver(() => SessionType)
export class SessionTopicsField {
  constructor(
    private readonly loaders: SessionLoaders,
    private readonly consultations: ConsultationLoaders,
  ) {}

  @ResolveField(() => [TopicType], {
    description: 'The topics that a consultation meeting names, in their order; of a training none.',
  })
  @AllowWithParent()
  async topics(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<TopicType[]> {
    const ids = await this.loaders.topicsOf(ctx).load(session.uuid);
    const topics = await Promise.all(ids.map((id) => this.consultations.topics(ctx).load(id)));
    return topics.filter((topic) => topic !== null);
  }
}

/** What sessions add to a topic. */
@Resolver(() => TopicType)
export class TopicMeetingsField {
  constructor(private readonly loaders: SessionLoaders) {}

  @ResolveField(() => [SessionType], {
    description: 'Coming consultation meetings that name it, by their start: 20 at most.',
  })
  @AllowWithParent()
  async meetings(@Parent() topic: TopicType, @Ctx() ctx: RequestContext): Promise<SessionType[]> {
    return this.loaders.meetingsOf(ctx).load(topic.uuid);
  }
}
