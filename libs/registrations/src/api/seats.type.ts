import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { OrganisationKindEnum } from '#organisations/api';
import type { QuotaKind, SameHour } from '../domain/seat-settings.rules.js';
import { Allow } from '#graphql';

export const SessionStateEnum = {
  DRAFT: 'DRAFT',
  NOT_OPEN: 'NOT_OPEN',
  OPEN: 'OPEN',
  FULL: 'FULL',
  CLOSED: 'CLOSED',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED',
} as const;
registerEnumType(SessionStateEnum, {
  name: 'SessionState',
  description:
    'FULL: a newcomer waits, because no seat is free or because others already wait. NOT_OPEN, CLOSED: nobody registers yet, or any more. POSTPONED: it has no date.',
});

export const GroupPolicyEnum = { HOLD: 'HOLD', SKIP: 'SKIP' } as const;
registerEnumType(GroupPolicyEnum, {
  name: 'GroupPolicy',
  description:
    'When the first group in line does not fit. HOLD: everybody behind it waits too. SKIP: it is passed over and keeps its place.',
});
export const SeatPromotionEnum = { CONFIRM: 'CONFIRM', OFFER: 'OFFER' } as const;
registerEnumType(SeatPromotionEnum, {
  name: 'SeatPromotion',
  description: 'Who moves up has the seat at once, or is offered it for some hours.',
});

export const SameHourEnum = { WARN: 'WARN', BLOCK: 'BLOCK' } as const;
registerEnumType(SameHourEnum, {
  name: 'SameHour',
  description:
    'Whoever has a seat elsewhere at the hour of a session. WARN: has one here too, and reads so in the mail. BLOCK: has none here.',
});

@ObjectType('Seats')
@Allow('sessions.read')
export class SeatsType {
  sessionUuid: string;

  @Field(() => Int) capacity: number;
  @Field(() => Int, {
    description: 'Seats set aside for organisations that nobody has claimed yet among them.',
  })
  taken: number;
  @Field(() => Int, { description: 'Of those taken: set aside for organisations, and not claimed yet.' })
  setAside: number;
  @Field(() => Int) waiting: number;
  @Field(() => Int, {
    description:
      'For a newcomer of no quota: 0 while anyone waits. Of a hybrid session, in the room and on-line together: who waits for one does not wait for the other.',
  })
  left: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a hybrid session, left in the room for a newcomer of no quota; otherwise null.',
  })
  roomLeft: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a hybrid session, left on-line for a newcomer of no quota; otherwise null.',
  })
  onlineLeft: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a hybrid session, the seats on-line; otherwise null.',
  })
  onlineCapacity: number | null;
  @Field(() => Int) onlineTaken: number;
  @Field(() => GroupPolicyEnum) groupPolicy: keyof typeof GroupPolicyEnum;
  @Field(() => SeatPromotionEnum) promotion: keyof typeof SeatPromotionEnum;
  @Field(() => Int, { description: 'How long an offer stands, at most.' }) offerHours: number;
  @Field(() => Int, { description: 'Hours before the start at which the last offer ends.' })
  offerCutoffHours: number;
  @Field(() => Int, { description: 'Hours before the start from which nobody cancels by themselves.' })
  cancelCutoffHours: number;
  @Field(() => Boolean, { description: 'Is each registration looked at before it is confirmed?' })
  needsApproval: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes for which the seat of a guest is held until the e-mail address is confirmed; null: confirmed at once.',
  })
  addressHoldMinutes: number | null;
  @Field(() => SameHourEnum, { description: 'What becomes of whoever has a seat elsewhere at that hour.' })
  sameHour: SameHour;
}

@ObjectType('SeatQuota', {
  description: 'Seats kept for people of a kind of organisation, of a city, or of both.',
})
@Allow('sessions.read')
export class SeatQuotaType {
  cityUuid: string | null;

  @Field(() => OrganisationKindEnum, { nullable: true }) organisationKind: QuotaKind | null;
  @Field(() => Int) seats: number;
  @Field(() => Int, { description: 'Still kept for them: 0 once released.' }) left: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Hours before the start at which unused seats go to everybody; null: never.',
  })
  releaseHours: number | null;
  @Field(() => Boolean, { description: 'Did its unused seats go to everybody?' }) released: boolean;
}
