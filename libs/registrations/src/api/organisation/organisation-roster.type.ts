import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, AllowWithParent, Connection, DateTime, PageArgs } from '#graphql';
import type { RegistrationStatus } from '../../domain/registration.entity.js';
import { RegistrationStatusEnum } from '../roster.type.js';

const CONTACT = 'Null for a coordinator unless the person belongs to the organisation or was enrolled by it.';

@ObjectType('OrganisationPerson', {
  description: 'A member of an organisation, or somebody whose registration carries it.',
})
@Allow('registrations.read-organisation')
export class OrganisationPersonType {
  /** Row ids, for the fields that other libs add. */
  personUuid: string;
  organisationUuid: string;

  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String, { nullable: true }) jobTitle: string | null;
  @Field(() => String, { nullable: true, description: CONTACT }) contact: string | null;
  @Field(() => Boolean, { description: 'False for somebody who only registered under its name.' })
  member: boolean;
  @Field(() => Int, { description: 'Seats in sessions that have not ended.' }) seats: number;
  @Field(() => Int, { description: 'Places in waitlists of such sessions.' }) waiting: number;
}

@ObjectType('OrganisationRegistration', { description: 'A registration that carries the organisation.' })
@Allow('registrations.read-organisation')
export class OrganisationRegistrationType {
  registrationUuid: string;
  sessionUuid: string;

  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String, { nullable: true, description: CONTACT }) contact: string | null;
  @Field(() => RegistrationStatusEnum) status: RegistrationStatus;
  @Field(() => Boolean, {
    description: 'Is the seat held for the e-mail address to be confirmed? PENDING then.',
  })
  addressAwaited: boolean;
  @Field(() => Int, { nullable: true, description: '1 is the next in line; null when not waiting.' })
  waitlistPosition: number | null;
  @Field(() => ID, { nullable: true, description: 'The group that they wait with; null unless they wait.' })
  groupId: string | null;
  @Field(() => DateTime) registeredAt: Date;
  @Field(() => Boolean, {
    description:
      'May it still be cancelled? Until the session starts, or the hour from which its seats stay taken.',
  })
  cancellable: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'Code of the ticket, for the coordinator to hand over: of somebody without e-mail whom the organisation enrolled.',
  })
  reference: string | null;
}

@ObjectType('OrganisationCounts', {
  description: 'Figures of an organisation, as far as the reader sees: for a city officer, of the own city.',
})
@AllowWithParent()
export class OrganisationCountsType {
  organisationUuid: string;
  /** Only what belongs to these cities is counted; null for all of it. For the fields that other libs add. */
  cityUuids: readonly string[] | null;

  @Field(() => Int) people: number;
  @Field(() => Int, { description: 'Seats in sessions that have not ended.' }) seats: number;
  @Field(() => Int, { description: 'Places in waitlists of such sessions.' }) waiting: number;
}

@ObjectType()
export class OrganisationPersonConnection extends Connection(OrganisationPersonType) {}

@ObjectType()
export class OrganisationRegistrationConnection extends Connection(OrganisationRegistrationType) {}

@ArgsType()
export class OrganisationPeopleArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of a name or contact, spelt either way. At most 100 characters.',
  })
  search: string | null;
}

@ArgsType()
export class OrganisationRegistrationsArgs extends OrganisationPeopleArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Sessions of the past, the newest first; otherwise those that have not ended, by their start.',
  })
  past: boolean;
  @Field(() => RegistrationStatusEnum, { nullable: true }) status: RegistrationStatus | null;
  @Field(() => ID, { nullable: true, description: 'Of one session only.' }) sessionId: string | null;
}
