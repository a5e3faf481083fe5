import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#authz';
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
  /** Whoever reads it, or in whose place. */
  reader: Actor;

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
  @Field(() => Boolean, {
    description: 'Is the seat held for the e-mail address to be confirmed? PENDING then.',
  })
  addressAwaited: boolean;
  @Field(() => Int, { nullable: true }) waitlistPosition: number | null;
  @Field(() => String) reference: string;
  @Field(() => DateTime) registeredAt: Date;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When answers were last changed that had been approved, which are looked at anew; null: never.',
  })
  editedAt: Date | null;
}

@ObjectType()
export class RosterConnection extends Connection(RosterEntryType) {}

@ObjectType('RosterCounts')
@Allow('registrations.read-roster')
export class RosterCountsType {
  @Field(() => Int) confirmed: number;
  @Field(() => Int) waiting: number;
  @Field(() => Int) cancelled: number;
  @Field(() => Int, { description: 'Of the confirmed, those who did not say yet whether they still come.' })
  unanswered: number;
  @Field(() => Int, { description: 'Of those with a seat, those who await approval.' })
  awaitingApproval: number;
  @Field(() => Int, { description: 'Those who have not answered yet what must be answered.' })
  withOpenQuestions: number;
  @Field(() => Int, { description: 'Seats held for an address to be confirmed.' }) addressesAwaited: number;
  @Field(() => Int) capacity: number;
}

@ArgsType()
export class RosterArgs extends PageArgs {
  @Field(() => RegistrationStatusEnum, { nullable: true }) status: RegistrationStatus | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those who did not say yet whether they still come to a session that has a date again.',
  })
  unanswered: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose seat is held until somebody approves, in the order in which they came.',
  })
  awaitsApproval: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those who have not answered yet what must be answered.',
  })
  openQuestions: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, contact, organisation or code. At most 100 characters.',
  })
  search: string | null;
}
