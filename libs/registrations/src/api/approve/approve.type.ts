import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { SeatChangeMoveType } from '../change-seats/change-seats.type.js';

@InputType()
export class DecideApprovalsInput {
  @Field(() => ID) sessionId: string;
  @Field(() => [ID], { description: 'At most 100.' }) registrationIds: string[];
  @Field(() => Boolean, { description: 'True: the seats are theirs. False: they go to who waits.' })
  approve: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Why they are declined, which they read; 1 to 500 characters.',
  })
  reason: string | null;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class DecideApprovalsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class DecideApprovalsPayload {
  @Field(() => Int, {
    description: 'Of how many it is decided; who was decided of meanwhile is left alone.',
  })
  decided: number;
  @Field(() => [SeatChangeMoveType], { description: 'Who moves up by it, in the order of the line.' })
  movedUp: SeatChangeMoveType[];
  @Field(() => [DecideApprovalsError]) errors: DecideApprovalsError[];
}
