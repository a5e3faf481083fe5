import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime, LocalizedTextInput } from '#graphql';

@InputType()
export class MoveSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'Left out: as long before the start as it was.' })
  doorsOpenAt?: Date | null;
  @Field(() => LocalizedTextInput, { nullable: true, description: 'Left out: the venue stays.' })
  venue?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true, description: 'Kept in the audit.' }) reason?: string | null;
}
