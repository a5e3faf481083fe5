import { Field, Int, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Allow, Ctx, DateTime, type RequestContext } from '#graphql';
import { type MinimumState, minimumStateOf } from '#sessions';
import { SessionType } from '#sessions/api';
import { RegistrationReads } from '../domain/registration-reads.js';

export const MinimumStateEnum = {
  AWAITED: 'AWAITED',
  REACHED: 'REACHED',
  UNDECIDED: 'UNDECIDED',
  SETTLED: 'SETTLED',
} as const satisfies { [State in MinimumState]: State };
registerEnumType(MinimumStateEnum, {
  name: 'MinimumState',
  description:
    'AWAITED: too few so far. REACHED: as many as it needs are confirmed. UNDECIDED: the date passed with too few. SETTLED: it takes place.',
});

@ObjectType('ParticipantMinimum', { description: 'From how many people on a session takes place.' })
@Allow('sessions.read')
export class ParticipantMinimumType {
  @Field(() => Int) participants: number;
  @Field(() => DateTime, { description: 'By when it is decided whether it takes place.' }) decideBy: Date;
  @Field(() => Int, { description: 'How many are confirmed.' }) confirmed: number;
  @Field(() => MinimumStateEnum) state: MinimumState;
}

/** How many of those that a session needs are there: for everybody, since it is a figure. */
@Resolver(() => SessionType)
export class ParticipantMinimumField {
  constructor(private readonly reads: RegistrationReads) {}

  @ResolveField(() => ParticipantMinimumType, {
    nullable: true,
    description: 'Null: it takes place whatever the number.',
  })
  @Allow('sessions.read')
  async minimum(
    @Parent() session: SessionType,
    @Ctx() ctx: RequestContext,
  ): Promise<ParticipantMinimumType | null> {
    const { minParticipants, decideBy } = session;
    if (minParticipants === null || decideBy === null) return null;
    const confirmed = await confirmedLoader(ctx, this.reads).load(session.uuid);
    const state = minimumStateOf(session, confirmed, session.readAt)!;
    return { participants: minParticipants, decideBy, confirmed, state };
  }
}

const confirmedLoader = (ctx: RequestContext, reads: RegistrationReads): DataLoader<string, number> =>
  ctx.loaders.get(
    'registrations.confirmed',
    () =>
      new DataLoader<string, number>(async (ids) => {
        const confirmed = await reads.confirmedBySession(ids);
        return ids.map((id) => confirmed.get(id) ?? 0);
      }),
  );
