import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime, LocalizedTextInput } from '#graphql';
import { SessionBlockInput } from '../plan-session/plan-session.inputs.js';

@InputType()
export class MoveSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => [SessionBlockInput], {
    nullable: true,
    description:
      'Its blocks in order, 20 at most: the first from `startsAt`, the last until `endsAt`. None: without a pause. Left out: as they lie, where it is as long as it was.',
  })
  blocks?: SessionBlockInput[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Left out: as long before the start as it was.' })
  doorsOpenAt?: Date | null;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Left out: the venue stays. With a new one the map link goes.',
  })
  venue?: LocalizedTextInput | null;
  @Field(() => String, {
    nullable: true,
    description: 'A new link to join it on-line: https. Left out: it stays.',
  })
  joinUrl?: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'For a session that had no date, and for no other: until when people say whether they still come. After now, not after the start.',
  })
  reconfirmBy?: Date | null;
  @Field(() => String, { nullable: true, description: 'Kept in the audit.' }) reason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why a trainer comes who trains elsewhere at that time; kept in the audit.',
  })
  overrideReason?: string | null;
}
