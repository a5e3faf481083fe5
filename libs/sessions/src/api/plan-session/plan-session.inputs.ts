import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DateTime, IdempotencyKey, LocaleEnum, LocalizedTextInput } from '#graphql';
import type { SessionKind } from '../../domain/session.entity.js';
import { SessionKindEnum } from '../session.type.js';
import type { PlannedMode } from '../../domain/plan-session.rules.js';

export const PlannedModeEnum = { IN_PERSON: 'IN_PERSON', ONLINE: 'ONLINE', HYBRID: 'HYBRID' } as const;
registerEnumType(PlannedModeEnum, {
  name: 'PlannedMode',
  description: 'How people take part. HYBRID: in person, with some of the seats on-line.',
});

@InputType()
export class SessionBlockInput {
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
}

@InputType()
export class SessionContentInput {
  @Field(() => ID, { description: 'A published course.' }) courseId: string;
  @Field(() => SessionKindEnum, { nullable: true, description: 'Left out: a training.' })
  kind?: SessionKind | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Of a consultation meeting 1 to 10 topics, open for input when they are named; of others left out.',
  })
  topicIds?: string[] | null;
  @Field(() => PlannedModeEnum) mode: PlannedMode;
  @Field(() => ID, { nullable: true, description: 'Left out only on-line.' }) cityId?: string | null;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Left out only on-line: 1 to 200 characters in each language.',
  })
  venue?: LocalizedTextInput | null;
  @Field(() => String, { nullable: true, description: 'A map of the venue: https, at most 500 characters.' })
  mapUrl?: string | null;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'How to get in: at most 500 characters in each language.',
  })
  accessNote?: LocalizedTextInput | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where to join on-line: https, at most 500 characters.',
  })
  joinUrl?: string | null;
  @Field(() => [LocaleEnum], { description: 'One at least.' }) languages: string[];
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => [SessionBlockInput], {
    nullable: true,
    description:
      'Where it is held in several blocks, each of them in order, 20 at most: the first from `startsAt`, the last until `endsAt`. None: without a pause. Left out: as those of the session that is written anew lie, and without a pause for a new one.',
  })
  blocks?: SessionBlockInput[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Left out: with the start.' })
  doorsOpenAt?: Date | null;
  @Field(() => String, { description: 'IANA name; people read its times in this zone.' }) timeZone: string;
  @Field(() => DateTime, { nullable: true, description: 'Left out: at once.' })
  registrationOpensAt?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Left out: with the start.' })
  registrationClosesAt?: Date | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'It takes place from so many confirmed on: 1 to the capacity. Left out: whatever their number.',
  })
  minParticipants?: number | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'By when that is decided: ahead, and before the start. With `minParticipants`, and not without.',
  })
  decideBy?: Date | null;
}

@InputType()
export class SessionSeatsInput {
  @Field(() => Int, { description: '1 to 100,000; of a hybrid session room and on-line together.' })
  capacity: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a hybrid session the part on-line; of others left out.',
  })
  onlineCapacity?: number | null;
}

@InputType()
export class SessionTrainerInput {
  @Field(() => ID, { description: 'Of `trainerChoices`.' }) trainerId: string;
  @Field(() => LocalizedTextInput, {
    description: 'As the public reads it: 1 to 150 characters in each language.',
  })
  name: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    description: 'Position and house: 1 to 150 characters in each language.',
  })
  position: LocalizedTextInput;
  @Field(() => [LocaleEnum], {
    nullable: true,
    description:
      'In which they train. None, or left out: as the session has it, else as the last session that they trained and that says it.',
  })
  languages?: string[] | null;
}

@InputType()
export class SessionObserverInput {
  @Field(() => ID, { description: 'Of `observerChoices`.' }) observerId: string;
  @Field(() => LocalizedTextInput, {
    description: 'As which they are there: 1 to 150 characters in each language.',
  })
  position: LocalizedTextInput;
}

const OVERRIDE_REASON =
  'Why a trainer comes who trains elsewhere at that time, or none who trains in a language of the session. Kept in the audit.';

@InputType()
export class CreateSessionInput {
  @Field(() => SessionContentInput) content: SessionContentInput;
  @Field(() => SessionSeatsInput) seats: SessionSeatsInput;
  @Field(() => [SessionTrainerInput], {
    nullable: true,
    description: '10 at most, in the order in which they stand.',
  })
  trainers?: SessionTrainerInput[] | null;
  @Field(() => [SessionObserverInput], {
    nullable: true,
    description:
      'Who watches it without a seat, 10 at most, in the order in which they stand; nobody who trains it.',
  })
  observers?: SessionObserverInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: OVERRIDE_REASON,
  })
  overrideReason?: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes for which the seat of a guest is held until the e-mail address is confirmed, 5 to 1,440; 0: confirmed at once. Left out: 30.',
  })
  addressHoldMinutes?: number | null;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same words plans once.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => Int, { description: 'Of the session that you saw.' }) version: number;
  @Field(() => SessionContentInput) content: SessionContentInput;
  @Field(() => SessionSeatsInput, {
    nullable: true,
    description: 'Left out: as they are. Of a session that is open, `changeSeats` changes them.',
  })
  seats?: SessionSeatsInput | null;
  @Field(() => [SessionTrainerInput], { nullable: true, description: 'Left out: those whom it has.' })
  trainers?: SessionTrainerInput[] | null;
  @Field(() => [SessionObserverInput], { nullable: true, description: 'Left out: those whom it has.' })
  observers?: SessionObserverInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: OVERRIDE_REASON,
  })
  overrideReason?: string | null;
}
