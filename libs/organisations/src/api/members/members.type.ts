import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, Connection, DateTime } from '#graphql';

const MEMBERSHIP = ['MEMBER', 'WAITING', 'JOINABLE'] as const;
export const BelongingEnum = Object.fromEntries(MEMBERSHIP.map((state) => [state, state]));
registerEnumType(BelongingEnum, {
  name: 'Belonging',
  description: 'MEMBER; WAITING for a coordinator; JOINABLE at once by the domain of the own address.',
});

const DOMAIN_STATES = ['REQUESTED', 'APPROVED', 'DECLINED'] as const;
const DomainStateEnum = Object.fromEntries(DOMAIN_STATES.map((state) => [state, state]));
registerEnumType(DomainStateEnum, { name: 'OrganisationDomainState' });

@ObjectType('JoinRequest', { description: 'Somebody asks to join an organisation.' })
@Allow('organisations.manage-members')
export class JoinRequestType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String, {
    nullable: true,
    description: 'E-mail or phone: the person asked, so the coordinator sees who.',
  })
  contact: string | null;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => Boolean, { description: 'By the join link; otherwise while proposing an organisation.' })
  byLink: boolean;
}

@ObjectType('JoinLink', { description: 'Whoever has it may ask to join.' })
@Allow('organisations.manage-members')
export class JoinLinkType {
  @Field(() => String, { description: 'The page is /{locale}/join/{token}.' }) token: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType('OrganisationDomain', {
  description: 'Whoever signs in with an address of an approved domain may join by themselves.',
})
@AllowWithParent()
export class OrganisationDomainType {
  organisationUuid: string;
  @Field(() => ID) id: string;
  @Field(() => String) domain: string;
  @Field(() => DomainStateEnum) state: (typeof DOMAIN_STATES)[number];
  @Field(() => String) requesterName: string;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => DateTime, { nullable: true }) decidedAt: Date | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('RequestedDomain', { description: 'A domain that waits for the committee.' })
@Allow('organisations.decide-domain')
export class RequestedDomainType extends OrganisationDomainType {}

@ObjectType()
export class RequestedDomainConnection extends Connection(RequestedDomainType) {}

@ObjectType('OrganisationCoordinator')
@Allow('organisations.manage-members')
export class OrganisationCoordinatorType {
  @Field(() => ID) id: string;
  @Field(() => String) fullName: string;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => DateTime) since: Date;
  @Field(() => Boolean, { description: 'The reader.' }) self: boolean;
}

@ObjectType('CoordinatorInvitation', { description: 'An invitation that nobody has accepted yet.' })
@Allow('organisations.manage-members')
export class CoordinatorInvitationType {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => String) fullName: string;
  @Field(() => DateTime) sentAt: Date;
  @Field(() => DateTime) expiresAt: Date;
  @Field(() => Boolean, { description: 'Whoever sent it hands over by it.' }) handOver: boolean;
}

@ObjectType('OrganisationBelonging', { description: 'How the reader stands to an organisation.' })
@Allow('organisations.join')
export class OrganisationBelongingType {
  organisationUuid: string;
  @Field(() => BelongingEnum) as: (typeof MEMBERSHIP)[number];
}
