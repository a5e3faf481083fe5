import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, IdempotencyKey, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import { SessionType } from '#sessions/api';
import { SeatChangeMoveType } from '../change-seats/change-seats.type.js';
import { QuestionAnswerInput } from '../questions/question.inputs.js';
import { AttendanceModeEnum } from '../ticket.type.js';

const SeatLinkStateEnum = { OPEN: 'OPEN', WITHDRAWN: 'WITHDRAWN', ENDED: 'ENDED' } as const;
export type SeatLinkStateName = keyof typeof SeatLinkStateEnum;
registerEnumType(SeatLinkStateEnum, {
  name: 'SeatLinkState',
  description:
    'OPEN: people of the organisation can register by it. WITHDRAWN: it was taken back, or another took its place. ENDED: what was left went to everybody.',
});

@InputType()
export class SetSeatsAsideInput {
  @Field(() => ID) sessionId: string;
  @Field(() => ID, { description: 'One that is verified.' }) organisationId: string;
  @Field(() => Int, { description: 'For its people altogether, those who claimed one among them.' })
  seats: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Hours before the start at which what nobody claimed goes to everybody; left out: never.',
  })
  releaseHours: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Make a new link; the one before opens nothing then.',
  })
  newLink: boolean | null;
}

@InputType()
export class WithdrawSeatsAsideInput {
  @Field(() => ID) sessionId: string;
  @Field(() => ID) organisationId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SeatsAsideError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class SeatsAsidePayload {
  @Field(() => SessionType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  session: SessionType | null;
  @Field(() => Int, { nullable: true, description: 'Seats that are open to everybody then.' })
  open: number | null;
  @Field(() => [SeatChangeMoveType], { description: 'Who moves up by it, in the order of the line.' })
  movedUp: SeatChangeMoveType[];
  @Field(() => [SeatsAsideError]) errors: SeatsAsideError[];
}

@ObjectType('SeatsAside', {
  description: 'Seats set aside for one organisation, and the link for its people.',
})
@Allow('registrations.change-seats')
export class SeatsAsideType {
  organisationUuid: string;

  @Field(() => Int) seats: number;
  @Field(() => Int, { description: 'Of its people who have a seat of this session.' }) claimed: number;
  @Field(() => Int, { description: 'Still set aside: 0 once they went to everybody.' }) left: number;
  @Field(() => Int, { nullable: true }) releaseHours: number | null;
  @Field(() => SeatLinkStateEnum) state: SeatLinkStateName;
  @Field(() => String, {
    nullable: true,
    description: 'Of the link: who has it registers as of the organisation. Null once it opens nothing.',
  })
  token: string | null;
}

@ObjectType('SeatLink', {
  description:
    'What a link speaks of by which people come for seats that are set aside for their organisation.',
})
@Allow('registrations.register')
export class SeatLinkType {
  sessionUuid: string;
  organisationUuid: string;

  @Field(() => SeatLinkStateEnum) state: SeatLinkStateName;
  @Field(() => Int) seats: number;
  @Field(() => Int, { description: 'Not claimed yet; 0 once it opens nothing.' }) left: number;
}

@InputType()
export class RegisterByLinkInput {
  @Field(() => String, { description: 'Of the link; it says which session and which organisation.' })
  token: string;
  @Field(() => String, { description: 'As it shall stand on a certificate; 1 to 200 characters.' })
  fullName: string;
  @Field(() => String, { description: 'An e-mail address or a phone number. Khmer digits are understood.' })
  contact: string;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: Locale;
  @Field(() => IdempotencyKey, { description: 'The same key with the same answers registers once.' })
  idempotencyKey: string;
  @Field(() => [QuestionAnswerInput], {
    nullable: true,
    description: 'To what the session asks with registering (`Session.questions`).',
  })
  answers: QuestionAnswerInput[] | null;
  @Field(() => AttendanceModeEnum, {
    nullable: true,
    description:
      'In a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID).',
  })
  attendanceMode: keyof typeof AttendanceModeEnum | null;
}
