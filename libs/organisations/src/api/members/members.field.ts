import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  PageArgs,
  type RequestContext,
  toConnection,
  toGlobalId,
} from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import { type DomainView, MembershipReads } from '../../domain/membership-reads.js';
import { isCoordinatorOf } from '../../domain/organisation.policy.js';
import { OrganisationLoaders } from '../organisation.loaders.js';
import { signedIn } from '../organisation.payloads.js';
import { OrganisationType } from '../organisation.types.js';
import {
  CoordinatorInvitationType,
  JoinLinkType,
  JoinRequestType,
  OrganisationBelongingType,
  OrganisationCoordinatorType,
  OrganisationDomainType,
  RequestedDomainConnection,
  RequestedDomainType,
} from './members.type.js';

export const JOIN_REQUEST_PREFIX = 'ojr';
export const DOMAIN_PREFIX = 'odm';
export const INVITATION_PREFIX = 'inv';

const toDomainType = (view: DomainView): OrganisationDomainType => ({
  ...view,
  id: toGlobalId(DOMAIN_PREFIX, view.id),
  organisationUuid: view.organisationId,
});

/** What the coordinators of an organisation see of how people come to it. */
@Resolver(() => OrganisationType)
export class OrganisationMembersField {
  constructor(private readonly reads: MembershipReads) {}

  @ResolveField(() => [JoinRequestType], { description: 'Those that wait, the oldest first, at most 100.' })
  @Allow('organisations.manage-members')
  async joinRequests(
    @Parent() { uuid }: OrganisationType,
    @CurrentActor() actor: Actor,
  ): Promise<JoinRequestType[]> {
    assertOwn(actor, uuid);
    return (await this.reads.joinRequests(actor, uuid)).map(({ id, isByLink, ...request }) => ({
      ...request,
      id: toGlobalId(JOIN_REQUEST_PREFIX, id),
      byLink: isByLink,
    }));
  }

  @ResolveField(() => JoinLinkType, { nullable: true, description: 'Null when there is none that lives.' })
  @Allow('organisations.manage-members')
  async joinLink(
    @Parent() { uuid }: OrganisationType,
    @CurrentActor() actor: Actor,
  ): Promise<JoinLinkType | null> {
    assertOwn(actor, uuid);
    return this.reads.joinLink(actor, uuid);
  }

  @ResolveField(() => [OrganisationDomainType], { description: 'The newest first, at most 20.' })
  @Allow('organisations.manage-members')
  async domains(
    @Parent() { uuid }: OrganisationType,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationDomainType[]> {
    assertOwn(actor, uuid);
    return (await this.reads.domains(actor, uuid)).map(toDomainType);
  }

  @ResolveField(() => [OrganisationCoordinatorType], { description: 'By when they began, at most 100.' })
  @Allow('organisations.manage-members')
  async coordinators(
    @Parent() { uuid }: OrganisationType,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationCoordinatorType[]> {
    assertOwn(actor, uuid);
    return (await this.reads.coordinators(actor, uuid)).map(({ personId, ...coordinator }) => ({
      ...coordinator,
      id: toGlobalId(PERSON_PREFIX, personId),
      self: personId === actor.personId,
    }));
  }

  @ResolveField(() => [CoordinatorInvitationType], { description: 'The newest first, at most 50.' })
  @Allow('organisations.manage-members')
  async coordinatorInvitations(
    @Parent() { uuid }: OrganisationType,
    @CurrentActor() actor: Actor,
  ): Promise<CoordinatorInvitationType[]> {
    assertOwn(actor, uuid);
    return (await this.reads.invitations(actor, uuid)).map(({ id, isHandOver, ...invitation }) => ({
      ...invitation,
      id: toGlobalId(INVITATION_PREFIX, id),
      handOver: isHandOver,
    }));
  }
}

@Resolver(() => OrganisationBelongingType)
export class OrganisationBelongingResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly loaders: OrganisationLoaders,
  ) {}

  @Query(() => [OrganisationBelongingType], {
    description: 'Where I am a member, ask to be, or may be at once by the domain of my address; at most 50.',
  })
  @Allow('organisations.join')
  async myBelongings(@CurrentActor() actor: Actor): Promise<OrganisationBelongingType[]> {
    const found = await this.reads.belongings(signedIn(actor));
    return found.map(({ organisationId, as }) => ({ organisationUuid: organisationId, as }));
  }

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'The organisation that a join link leads to; null for one that is not good any more.',
  })
  @Allow('organisations.read')
  async organisationOfJoinLink(
    @Args('token', { type: () => ID }) token: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    const uuid = await this.reads.organisationOfLink(token);
    return uuid ? this.loaders.organisations(ctx).load(uuid) : null;
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() { organisationUuid }: OrganisationBelongingType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(organisationUuid);
  }
}

@Resolver(() => RequestedDomainType)
export class RequestedDomainResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly loaders: OrganisationLoaders,
  ) {}

  @Query(() => RequestedDomainConnection, {
    description: 'Domains that wait for the committee, the oldest first.',
  })
  @Allow('organisations.decide-domain')
  async requestedDomains(
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<RequestedDomainConnection> {
    return toConnection(await this.reads.requestedDomains(actor, page), toDomainType);
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() { organisationUuid }: RequestedDomainType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(organisationUuid);
  }
}

function assertOwn(actor: Actor, organisationId: string): void {
  if (!isCoordinatorOf(actor, organisationId)) throw forbidden('not a coordinator of this organisation');
}
