import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  badInput,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { hasForbiddenCharacters } from '#kernel';
import { OrganisationReads } from '../domain/organisation-reads.js';
import { coordinatedBy } from '../domain/organisation.policy.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { ORGANISATION_PREFIX, toOrganisationType } from './organisation.mapper.js';
import { OrganisationConnection, OrganisationSubKindType, OrganisationType } from './organisation.types.js';

const MAX_SEARCH = 200;

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly reads: OrganisationReads,
    private readonly loaders: OrganisationLoaders,
  ) {}

  @Query(() => OrganisationConnection, {
    description:
      'Organisations by name in the language of the request. `search`, at most 200 characters, looks in both names.',
  })
  @Allow('organisations.read')
  async organisations(
    @Args() page: PageArgs,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationConnection> {
    cursorKey(page, 2);
    if (search && (search.length > MAX_SEARCH || hasForbiddenCharacters(search)))
      throw badInput('not a text to search');
    return toConnection(await this.reads.page(ctx.locale, search ?? null, page), toOrganisationType);
  }

  @Query(() => OrganisationType, {
    nullable: true,
    description: 'One organisation, or null when there is none with this id.',
  })
  @Allow('organisations.read')
  async organisation(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    const uuid = fromGlobalId(ORGANISATION_PREFIX, id);
    return uuid ? this.loaders.organisations(ctx).load(uuid) : null;
  }

  @Query(() => [OrganisationType], {
    description: 'The organisations that I coordinate, by name in the language of the request.',
  })
  @Allow('organisations.read-own')
  async myOrganisations(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly OrganisationType[]> {
    const own = await this.reads.byIds(coordinatedBy(actor));
    const order = new Intl.Collator(ctx.locale);
    return [...own.values()]
      .toSorted((a, b) => order.compare(a.name[ctx.locale], b.name[ctx.locale]))
      .map(toOrganisationType);
  }

  @Query(() => [OrganisationSubKindType], {
    description: 'Every finer kind: by kind, then by name in the language of the request.',
  })
  @Allow('organisations.read')
  async organisationSubKinds(@Ctx() ctx: RequestContext): Promise<OrganisationSubKindType[]> {
    return this.reads.subKinds(ctx.locale);
  }

  @ResolveField(() => OrganisationSubKindType)
  @AllowWithParent()
  async subKind(
    @Parent() organisation: OrganisationType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationSubKindType | null> {
    return this.loaders.subKinds(ctx).load(organisation.subKindUuid);
  }
}
