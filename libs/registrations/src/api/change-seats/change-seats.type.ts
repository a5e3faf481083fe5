import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AllowWithParent, UserErrorInterface } from '#graphql';
import { OrganisationKindEnum } from '#organisations/api';
import { SessionType } from '#sessions/api';
import type { QuotaKind, SameHour } from '../../domain/seat-settings.rules.js';
import type { RegistrationStatus } from '../../domain/registration.entity.js';
import { RegistrationStatusEnum } from '../roster.type.js';
import { GroupPolicyEnum, SameHourEnum, SeatPromotionEnum } from '../seats.type.js';

@InputType()
export class SeatQuotaInput {
  @Field(() => OrganisationKindEnum, { nullable: true, description: 'Or a city, or both.' })
  organisationKind: QuotaKind | null;
  @Field(() => ID, { nullable: true }) cityId: string | null;
  @Field(() => Int) seats: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Hours before the start at which unused seats go to everybody; left out: never.',
  })
  releaseHours: number | null;
}

@InputType()
export class ChangeSeatsInput {
  @Field(() => ID) sessionId: string;
  @Field(() => Int, { description: '1 to 100,000; of a hybrid session room and on-line together.' })
  capacity: number;
  @Field(() => Int, { nullable: true, description: 'Of a hybrid session, the part on-line.' })
  onlineCapacity: number | null;
  @Field(() => [SeatQuotaInput], { description: 'All of them; those left out are taken away.' })
  quotas: SeatQuotaInput[];
  @Field(() => GroupPolicyEnum) groupPolicy: keyof typeof GroupPolicyEnum;
  @Field(() => SeatPromotionEnum) promotion: keyof typeof SeatPromotionEnum;
  @Field(() => Int, { description: 'How long an offer stands, 1 to 336 hours.' }) offerHours: number;
  @Field(() => Int, { description: 'Hours before the start at which the last offer ends, 0 to 720.' })
  offerCutoffHours: number;
  @Field(() => Int, {
    description: 'Hours before the start from which nobody cancels by themselves, 0 to 720.',
  })
  cancelCutoffHours: number;
  @Field(() => Boolean, { description: 'Is each registration looked at before it is confirmed?' })
  needsApproval: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes for which the seat of a guest is held until the e-mail address is confirmed, 5 to 1,440; 0: confirmed at once. Left out: as it is.',
  })
  addressHoldMinutes: number | null;
  @Field(() => SameHourEnum, { nullable: true, description: 'Left out: as it is.' })
  sameHour: SameHour | null;
}

@ObjectType('SeatChangeMove', { description: 'Somebody who moves up by a change of seats.' })
@AllowWithParent()
export class SeatChangeMoveType {
  @Field(() => ID) registrationId: string;
  @Field(() => String) fullName: string;
  @Field(() => RegistrationStatusEnum, { description: 'What they have then.' }) becomes: RegistrationStatus;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ChangeSeatsError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ChangeSeatsPayload {
  @Field(() => SessionType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  session: SessionType | null;
  @Field(() => [SeatChangeMoveType], { description: 'Who moves up by it, in the order of the line.' })
  movedUp: SeatChangeMoveType[];
  @Field(() => [ChangeSeatsError]) errors: ChangeSeatsError[];
}
