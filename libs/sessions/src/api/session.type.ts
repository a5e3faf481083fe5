import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  Connection,
  DateTime,
  LocaleEnum,
  LocalizedTextType,
  NodeInterface,
} from '#graphql';

export const SessionModeEnum = { IN_PERSON: 'IN_PERSON', ONLINE: 'ONLINE' } as const;
registerEnumType(SessionModeEnum, { name: 'SessionMode', description: 'Where a session is held.' });

export const SessionKindEnum = { TRAINING: 'TRAINING', CONSULTATION: 'CONSULTATION' } as const;
registerEnumType(SessionKindEnum, {
  name: 'SessionKind',
  description: 'What a session is for: people are trained in a course, or asked about topics.',
});

export const RunnerStateEnum = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  POSTPONED: 'POSTPONED',
  ENDED: 'ENDED',
  HELD: 'HELD',
  CANCELLED: 'CANCELLED',
} as const;
registerEnumType(RunnerStateEnum, {
  name: 'RunnerState',
  description: 'What whoever runs sessions sorts them by. ENDED: over, and nobody said yet that it was held.',
});

@ObjectType('SessionBlock', { description: 'One continuous time of a session.' })
@Allow('sessions.read')
export class SessionBlockType {
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
}

/** A session as the schema shows it. Seats, state and roster are added by registrations. */
@ObjectType('Session', {
  implements: () => [NodeInterface],
  description: 'One dated run of a course, or a consultation meeting.',
})
@Allow('sessions.read')
export class SessionType extends NodeInterface {
  /** The row's uuid, for the fields that other libs add. */
  uuid: string;
  courseUuid: string;
  cityUuid: string | null;
  isCancelled: boolean;
  isDraft: boolean;
  isPostponed: boolean;
  registration: 'NOT_YET' | 'OPEN' | 'CLOSED';
  minParticipants: number | null;
  decideBy: Date | null;
  minimumSettledAt: Date | null;
  hasEnded: boolean;
  hasStarted: boolean;
  /** As many blocks as it was ever announced with. */
  mostBlocks: number;

  @Field(() => SessionKindEnum) kind: keyof typeof SessionKindEnum;
  @Field(() => SessionModeEnum) mode: keyof typeof SessionModeEnum;
  @Field(() => LocalizedTextType, { nullable: true, description: 'Null on-line.' })
  venue: LocalizedTextType | null;
  @Field(() => String, { nullable: true, description: 'A map of the venue: https.' }) mapUrl: string | null;
  @Field(() => LocalizedTextType, { nullable: true, description: 'How to get in, with a wheelchair too.' })
  accessNote: LocalizedTextType | null;
  @Field(() => [String], { description: 'Languages it is held in, BCP 47.' }) languages: readonly string[];
  @Field(() => DateTime, { description: 'Of a session without a date the last one; see `isDateKnown`.' })
  startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => [SessionBlockType], {
    description:
      'Its times in their order, where it is held in several blocks: the first begins with it, the last ends with it. None: it is held without a pause.',
  })
  blocks: readonly SessionBlockType[];
  @Field(() => DateTime) doorsOpenAt: Date;
  @Field(() => String, { description: 'IANA name; people read its times in this zone.' }) timeZone: string;
  @Field(() => Boolean, {
    description: 'False while it is postponed: its times no longer hold and there are no others yet.',
  })
  isDateKnown: boolean;
  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'Why it has no date; null when it has one.',
  })
  postponeReason: LocalizedTextType | null;
  @Field(() => DateTime, { nullable: true, description: 'Null: at once.' }) registrationOpensAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Null: with the start.' })
  registrationClosesAt: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when people who had a seat before it had no date say whether they still come; null: nobody is asked.',
  })
  reconfirmBy: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it counts as held: said by who ran it, or a day after its end.',
  })
  heldAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The start before it was last moved.' })
  movedFrom: Date | null;
  @Field(() => LocalizedTextType, { nullable: true }) cancelReason: LocalizedTextType | null;
  @Field(() => Int, { description: 'Grows by one with every change of plan.' }) scheduleVersion: number;
  @Field(() => Int, { description: 'Grows by one whenever it is written; for who edits it.' })
  version: number;
  @Field(() => DateTime, {
    description: 'When it was last moved or called off; else when it was scheduled. Seats do not change it.',
  })
  changedAt: Date;
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

@ObjectType('TrainerChoice', { description: 'Somebody who trains, for whoever plans sessions.' })
@Allow('sessions.schedule')
export class TrainerChoiceType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => LocalizedTextType, { description: 'As the public reads it.' }) name: LocalizedTextType;
  @Field(() => LocalizedTextType, { description: 'Position and house; empty for who has trained none.' })
  position: LocalizedTextType;
  @Field(() => [LocaleEnum], { description: 'In which they train; empty where nobody said.' })
  languages: readonly string[];
}

@ObjectType('SessionObserver', { description: 'Who watches a session without a seat in it.' })
@AllowWithParent()
export class SessionObserverType {
  /** The row of the session, for the fields that other libs add. */
  sessionUuid: string;
  /** Is it whoever asks? */
  isSelf: boolean;

  @Field(() => String) fullName: string;
  @Field(() => LocalizedTextType, { description: 'As which they are there.' }) role: LocalizedTextType;
}

@ObjectType('ObserverChoice', { description: 'Somebody who may watch a session, for whoever plans it.' })
@Allow('sessions.schedule')
export class ObserverChoiceType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => LocalizedTextType, {
    description: 'As which they watched the last one; empty for who has watched none.',
  })
  position: LocalizedTextType;
}

@ObjectType()
export class SessionConnection extends Connection(SessionType) {}
