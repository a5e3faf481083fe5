import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, DateTime, LocalizedTextType, NodeInterface } from '#graphql';

export const SessionModeEnum = { IN_PERSON: 'IN_PERSON', ONLINE: 'ONLINE' } as const;
registerEnumType(SessionModeEnum, { name: 'SessionMode', description: 'Where a session is held.' });

/** A session as the schema shows it. Seats, state and roster are added by registrations. */
@ObjectType('Session', { implements: () => [NodeInterface], description: 'One dated run of a course.' })
@Allow('sessions.read')
export class SessionType extends NodeInterface {
  /** The row's uuid, for the fields that other libs add. */
  uuid: string;
  courseUuid: string;
  cityUuid: string | null;
  isCancelled: boolean;
  hasEnded: boolean;
  hasStarted: boolean;

  @Field(() => SessionModeEnum) mode: keyof typeof SessionModeEnum;
  @Field(() => LocalizedTextType, { nullable: true, description: 'Null on-line.' })
  venue: LocalizedTextType | null;
  @Field(() => LocalizedTextType, { nullable: true, description: 'How to get in, with a wheelchair too.' })
  accessNote: LocalizedTextType | null;
  @Field(() => [String], { description: 'Languages it is held in, BCP 47.' }) languages: readonly string[];
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => DateTime) doorsOpenAt: Date;
  @Field(() => String, { description: 'IANA name; people read its times in this zone.' }) timeZone: string;
  @Field(() => DateTime, { nullable: true, description: 'The start before it was last moved.' })
  movedFrom: Date | null;
  @Field(() => LocalizedTextType, { nullable: true }) cancelReason: LocalizedTextType | null;
  @Field(() => Int, { description: 'Grows by one with every change of plan.' }) scheduleVersion: number;
  @Field(() => DateTime, {
    description:
      'The time of the programme at which this was read; in a demonstration it can be another day.',
  })
  readAt: Date;
}

@ObjectType('SessionTrainer')
@Allow('sessions.read')
export class SessionTrainerType {
  @Field(() => LocalizedTextType) name: LocalizedTextType;
  @Field(() => LocalizedTextType, { description: 'Position and house.' }) role: LocalizedTextType;
}

@ObjectType()
export class SessionConnection extends Connection(SessionType) {}
