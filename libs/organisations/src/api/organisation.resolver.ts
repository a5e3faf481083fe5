import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  badInput,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  type RequestContext,
  toConnection,
} from '#graphql';
import { hasForbiddenCharacters } from '#kernel';
import { OrganisationReads } from '../domain/organisation-reads.js';
import { coordinatedBy, overseenCities } from '../domain/organisation.policy.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { ORGANISATION_PREFIX, toOrganisationType } from './organisation.mapper.js';
import {
  OrganisationConnection,
  OrganisationListArgs,
  OrganisationListConnection,
  OrganisationsArgs,
  OrganisationSubKindType,
  OrganisationType,
} from './organisation.types.js';

const MAX_SEARCH = 200;

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly reads: OrganisationReads,
    private readonly loaders: OrganisationLoaders,
  ) {}

  @Query(() => OrganisationConnection, {
    description: 'Organisations by name in the language of the request.',
  })
  @Allow('organisations.read')
  async organisations(
    @Args() args: OrganisationsArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationConnection> {
    const filter = { search: searchOf(args) };
    return toConnection(await this.reads.page(ctx.locale, filter, args), toOrganisationType);
  }

  @Query(() => OrganisationListConnection, {
    description:
      'The organisations that I oversee, by name in the language of the request: all, or for a city officer those with their seat in the own city.',
  })
  @Allow('organisations.read-list')
  async organisationList(
    @Args() args: OrganisationListArgs,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationListConnection> {
    const filter = {
      search: searchOf(args),
      kind: args.kind,
      city: args.city,
      cityIds: overseenCities(actor),
    };
    const page = await this.reads.page(ctx.locale, filter, args);
    return { ...toConnection(page, toOrganisationType), filter };
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

@Resolver(() => OrganisationListConnection)
export class OrganisationListResolver {
  constructor(private readonly reads: OrganisationReads) {}

  @ResolveField(() => Int, { description: 'How many fit, on all pages together.' })
  async total(@Parent() list: OrganisationListConnection): Promise<number> {
    return this.reads.count(list.filter);
  }
}

/** Refuses a cursor of another list, and what is no text to search. */
function searchOf(args: OrganisationsArgs): string | null {
  cursorKey(args, 2);
  const { search } = args;
  if (search && (search.length > MAX_SEARCH || hasForbiddenCharacters(search)))
    throw badInput('not a text to search');
  return search;
}
