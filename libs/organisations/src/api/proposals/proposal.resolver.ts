import { ArgsType, Args, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { DuplicateReads, type SimilarOrganisation } from '../../domain/duplicate-reads.js';
import { mayVerify, proposalSides } from '../../domain/organisation.policy.js';
import { openProposalActs } from '../../domain/proposal.rules.js';
import { ProposalReads, type ProposalView } from '../../domain/proposal-reads.js';
import { OrganisationLoaders } from '../organisation.loaders.js';
import { ORGANISATION_PREFIX } from '../organisation.mapper.js';
import { signedIn } from '../organisation.payloads.js';
import { OrganisationType } from '../organisation.types.js';
import {
  OrganisationProposalConnection,
  OrganisationProposalType,
  SimilarOrganisationType,
} from './proposal.type.js';

@ArgsType()
class ProposalsArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those that are decided, the newest first; otherwise those that wait, the oldest first.',
  })
  decided: boolean;
}

/** A proposal's view as its GraphQL type, as this actor may act on it. */
export const toProposalType = (actor: Actor, view: ProposalView): OrganisationProposalType => ({
  view,
  version: view.version,
  why: view.why,
  proposerName: view.proposerName,
  proposerContact: mayVerify(actor, view.cityId) ? view.proposerContact : null,
  proposedAt: view.proposedAt,
  question: view.question,
  askedAt: view.askedAt,
  answer: view.answer,
  answeredAt: view.answeredAt,
  decidedAt: view.decidedAt,
  reason: view.reason,
  openActs: openProposalActs(
    { ...view, isAsked: view.question !== null && view.answer === null },
    proposalSides(actor, view),
  ),
});

export const toSimilarType = ({
  organisationId,
  score,
  reasons,
}: SimilarOrganisation): SimilarOrganisationType => ({ organisationUuid: organisationId, score, reasons });

@Resolver(() => OrganisationProposalType)
export class OrganisationProposalResolver {
  constructor(
    private readonly reads: ProposalReads,
    private readonly duplicates: DuplicateReads,
    private readonly loaders: OrganisationLoaders,
  ) {}

  @Query(() => OrganisationProposalConnection, {
    description: 'Organisations that proposed themselves, those that the reader decides upon.',
  })
  @Allow('organisations.verify')
  async organisationProposals(
    @Args() args: ProposalsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationProposalConnection> {
    const [page, waiting] = await Promise.all([
      this.reads.page(actor, args.decided, args),
      this.reads.waiting(actor),
    ]);
    return { ...toConnection(page, (view) => toProposalType(actor, view)), waiting };
  }

  @Query(() => OrganisationProposalType, {
    nullable: true,
    description: 'What an organisation said of itself; null for whoever neither decides nor made it.',
  })
  @Allow('organisations.propose')
  async organisationProposal(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationProposalType | null> {
    const uuid = fromGlobalId(ORGANISATION_PREFIX, organisationId);
    const view = uuid ? (await this.reads.byIds(signedIn(actor), [uuid])).get(uuid) : undefined;
    return view ? toProposalType(actor, view) : null;
  }

  @Query(() => [OrganisationProposalType], { description: 'What I proposed, the newest first; at most 20.' })
  @Allow('organisations.propose')
  async myOrganisationProposals(@CurrentActor() actor: Actor): Promise<OrganisationProposalType[]> {
    return (await this.reads.own(signedIn(actor))).map((view) => toProposalType(actor, view));
  }

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() { view }: OrganisationProposalType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(view.organisationId);
  }

  @ResolveField(() => [SimilarOrganisationType], {
    description: 'Verified organisations that it may be, the likeliest first, at most 5.',
  })
  @Allow('organisations.verify')
  async similar(@Parent() { view }: OrganisationProposalType): Promise<SimilarOrganisationType[]> {
    const similar = await this.duplicates.similarTo(view, { exceptId: view.organisationId });
    return similar.map(toSimilarType);
  }
}

@Resolver(() => SimilarOrganisationType)
export class SimilarOrganisationField {
  constructor(private readonly loaders: OrganisationLoaders) {}

  @ResolveField(() => OrganisationType)
  @AllowWithParent()
  async organisation(
    @Parent() similar: SimilarOrganisationType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.loaders.organisations(ctx).load(similar.organisationUuid);
  }
}
