import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime } from '#graphql';
import type { RoomState } from '../domain/room.rules.js';
import type { RoomFailure } from '../domain/virtual-rooms.port.js';

export const RoomEntryEnum = {
  OPEN: 'OPEN',
  NOT_READY: 'NOT_READY',
  TOO_EARLY: 'TOO_EARLY',
  OVER: 'OVER',
  NOT_CONFIRMED: 'NOT_CONFIRMED',
  IN_PERSON: 'IN_PERSON',
  NONE: 'NONE',
} as const;
registerEnumType(RoomEntryEnum, {
  name: 'RoomEntry',
  description:
    'Whether who holds a ticket may enter now. NOT_READY: it is time, and the room could not be made yet. NOT_CONFIRMED: it is for those who are confirmed. IN_PERSON: the seat is in the hall. NONE: there is nothing to enter.',
});

const RoomStateEnum = {
  LINK: 'LINK',
  MISSING: 'MISSING',
  PLANNED: 'PLANNED',
  MADE: 'MADE',
  FAILED: 'FAILED',
  OVER: 'OVER',
} as const satisfies { [State in RoomState]: State };
registerEnumType(RoomStateEnum, {
  name: 'RoomState',
  description:
    'LINK: a typed link is used. MISSING: there is none, and nothing that makes rooms. PLANNED: it will be made. FAILED: the last try failed; it is tried again.',
});

const RoomFailureEnum = {
  UNREACHABLE: 'UNREACHABLE',
  REFUSED: 'REFUSED',
} as const satisfies { [Failure in RoomFailure]: Failure };
registerEnumType(RoomFailureEnum, {
  name: 'RoomFailure',
  description: 'UNREACHABLE: what makes rooms gave no answer. REFUSED: it said no.',
});

@ObjectType('TicketRoom', {
  description:
    'The on-line room, for who holds the ticket. The way in is GET /tickets/<reference>/room, which asks again.',
})
@Allow('registrations.read-ticket')
export class TicketRoomType {
  @Field(() => RoomEntryEnum) entry: keyof typeof RoomEntryEnum;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'From when on it may be entered: 30 minutes before the start. Null where there is nothing to enter.',
  })
  opensAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'The end of the session.' }) closesAt: Date | null;
}

@ObjectType('ObserverRoom', {
  description:
    'The on-line room, for who watches the session without a seat. The way in is GET /sessions/<id>/room, which asks again.',
})
@AllowWithParent()
export class ObserverRoomType {
  @Field(() => RoomEntryEnum, { description: 'NOT_CONFIRMED and IN_PERSON are said of tickets alone.' })
  entry: keyof typeof RoomEntryEnum;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'From when on it may be entered: 30 minutes before the start. Null where there is nothing to enter.',
  })
  opensAt: Date | null;
}

@ObjectType('SessionRoom', {
  description: 'The on-line room, for those who run the session. The way in is GET /sessions/<id>/room.',
})
@Allow('sessions.read')
export class SessionRoomType {
  @Field(() => RoomStateEnum) state: RoomState;
  @Field(() => DateTime, {
    description: 'From when on those who run it may enter, and when it is made: 60 minutes before the start.',
  })
  entersAt: Date;
  @Field(() => DateTime, { description: 'From when on those who take part may enter.' }) opensAt: Date;
  @Field(() => DateTime, { description: 'When it is removed: 2 hours after the end.' }) closesAt: Date;
  @Field(() => Boolean, { description: 'May those who run it enter now?' }) enterable: boolean;
  @Field(() => RoomFailureEnum, {
    nullable: true,
    description: 'Why the last try failed; null when it did not.',
  })
  failure: RoomFailure | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last tried.' }) triedAt: Date | null;
}
