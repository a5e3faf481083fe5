import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, DateTime, PageArgs } from '#graphql';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../domain/registration.entity.js';

export const RegistrationStatusEnum = Object.fromEntries(
  REGISTRATION_STATUSES.map((status) => [status, status]),
);
registerEnumType(RegistrationStatusEnum, { name: 'RegistrationStatus' });

@ObjectType('RosterEntry', { description: 'One registration, for those who hold the session.' })
@Allow('registrations.read-roster')
export class RosterEntryType {
  /** The row's id, for the fields that other libs add. */
  registrationUuid: string;

  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String) organisation: string;
  @Field(() => String, {
    nullable: true,
    description:
      'E-mail address, otherwise phone number. For a trainer from 14 days before the start until 7 days after the end; otherwise null.',
  })
  contact: string | null;
  @Field(() => Boolean, { description: 'Did the person agree to be seen in pictures?' })
  mayBePhotographed: boolean;
  @Field(() => RegistrationStatusEnum) status: RegistrationStatus;
  @Field(() => Int, { nullable: true }) waitlistPosition: number | null;
  @Field(() => String) reference: string;
  @Field(() => DateTime) registeredAt: Date;
}

@ObjectType()
export class RosterConnection extends Connection(RosterEntryType) {}

@ObjectType('RosterCounts')
@Allow('registrations.read-roster')
export class RosterCountsType {
  @Field(() => Int) confirmed: number;
  @Field(() => Int) waiting: number;
  @Field(() => Int) cancelled: number;
  @Field(() => Int) capacity: number;
}

@ArgsType()
export class RosterArgs extends PageArgs {
  @Field(() => RegistrationStatusEnum, { nullable: true }) status: RegistrationStatus | null;
  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, contact, organisation or code. At most 100 characters.',
  })
  search: string | null;
}
