import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow } from '#graphql';

export const SessionStateEnum = {
  OPEN: 'OPEN',
  FULL: 'FULL',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED',
} as const;
registerEnumType(SessionStateEnum, {
  name: 'SessionState',
  description: 'FULL: a newcomer waits, because no seat is free or because others already wait.',
});

@ObjectType('Seats')
@Allow('sessions.read')
export class SeatsType {
  @Field(() => Int) capacity: number;
  @Field(() => Int) taken: number;
  @Field(() => Int) waiting: number;
  @Field(() => Int, { description: 'For a newcomer: 0 while anyone waits.' }) left: number;
}
