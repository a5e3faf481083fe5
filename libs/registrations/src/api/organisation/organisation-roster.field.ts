import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type Actor, can } from '#authz';
import { CatalogueLoaders, CityType } from '#catalogue/api';
import {
  Allow,
  AllowWithParent,
  badInput,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  toConnection,
  toGlobalId,
} from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import { hasForbiddenCharacters } from '#kernel';
import { type Insight, insightInto, isCoordinatorOf } from '#organisations';
import { OrganisationType } from '#organisations/api';
import { runsTheProgramme } from '#sessions';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { OrganisationRosterReads } from '../../domain/organisation-roster-reads.js';
import { GROUP_PREFIX, REGISTRATION_PREFIX } from '../ticket.mapper.js';
import {
  OrganisationCountsType,
  OrganisationPeopleArgs,
  OrganisationPersonConnection,
  OrganisationPersonType,
  OrganisationRegistrationConnection,
  OrganisationRegistrationsArgs,
  OrganisationRegistrationType,
} from './organisation-roster.type.js';

const MAX_SEARCH = 100;

/** What registrations add to an organisation, for its coordinators and those who run the programme. */
@Resolver(() => OrganisationType)
export class OrganisationRosterField {
  constructor(private readonly reads: OrganisationRosterReads) {}

  @ResolveField(() => OrganisationPersonConnection, { description: 'By name in Khmer order.' })
  @Allow('registrations.read-organisation')
  async people(
    @Parent() organisation: OrganisationType,
    @Args() args: OrganisationPeopleArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<OrganisationPersonType>> {
    assertInside(actor, organisation);
    const seesEveryContact = runsTheProgramme(actor);
    const page = await this.reads.people(actor, organisation.uuid, searchOf(args), args, seesEveryContact);
    return toConnection(page, ({ personId, organisationId, isMember, ...person }) => ({
      ...person,
      member: isMember,
      id: toGlobalId(PERSON_PREFIX, personId),
      personUuid: personId,
      organisationUuid: organisationId,
    }));
  }

  @ResolveField(() => OrganisationRegistrationConnection, {
    description: 'By the start of the session, then by name in Khmer order.',
  })
  @Allow('registrations.read-organisation')
  async registrations(
    @Parent() organisation: OrganisationType,
    @Args() args: OrganisationRegistrationsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<OrganisationRegistrationType>> {
    assertInside(actor, organisation);
    const sessionId = args.sessionId ? fromGlobalId(SESSION_PREFIX, args.sessionId) : null;
    if (args.sessionId && !sessionId) throw badInput('not the id of a session');
    const filter = { past: args.past, status: args.status ?? null, search: searchOf(args), sessionId };
    const seesEveryContact = runsTheProgramme(actor);
    const page = await this.reads.registrations(actor, organisation.uuid, filter, args, seesEveryContact);
    const isCoordinator = isCoordinatorOf(actor, organisation.uuid);
    return toConnection(page, ({ id, sessionId: sessionUuid, isCancellable, groupId, ...registration }) => ({
      ...registration,
      id: toGlobalId(REGISTRATION_PREFIX, id),
      registrationUuid: id,
      sessionUuid,
      groupId: groupId && toGlobalId(GROUP_PREFIX, groupId),
      cancellable: isCancellable && isCoordinator,
      reference: isCoordinator ? registration.reference : null,
    }));
  }

  @ResolveField(() => OrganisationCountsType, {
    nullable: true,
    description: 'Null for whoever neither coordinates nor oversees the organisation.',
  })
  @AllowWithParent()
  async counts(
    @Parent() organisation: OrganisationType,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationCountsType | null> {
    const insight = insightInto(actor, { id: organisation.uuid, cityId: organisation.cityUuid });
    return insight && this.countsWithin(insight, ctx).load(organisation.uuid);
  }

  /** One query for all organisations of a request that are seen as far as each other. */
  private countsWithin(
    { cityIds }: Insight,
    ctx: RequestContext,
  ): DataLoader<string, OrganisationCountsType | null> {
    return ctx.loaders.get(
      `registrations.organisation-counts.${cityIds?.join() ?? 'all'}`,
      () =>
        new DataLoader<string, OrganisationCountsType | null>(async (uuids) => {
          const counts = await this.reads.counts(ctx.actor, uuids, cityIds);
          return uuids.map((organisationUuid) => {
            const found = counts.get(organisationUuid);
            return found ? { ...found, organisationUuid, cityUuids: cityIds } : null;
          });
        }),
    );
  }
}

/** Where an organisation has its seat. */
@Resolver(() => OrganisationType)
export class OrganisationCityField {
  constructor(private readonly catalogue: CatalogueLoaders) {}

  @ResolveField(() => CityType, { nullable: true, description: 'Null when in none of the cities.' })
  @AllowWithParent()
  async city(@Parent() organisation: OrganisationType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return organisation.cityUuid ? this.catalogue.cities(ctx).load(organisation.cityUuid) : null;
  }
}

@Resolver(() => OrganisationRegistrationType)
export class OrganisationRegistrationSessionField {
  constructor(private readonly sessions: SessionLoaders) {}

  @ResolveField(() => SessionType)
  @AllowWithParent()
  async session(
    @Parent() registration: OrganisationRegistrationType,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(registration.sessionUuid);
  }
}

const mayReadInside = (actor: Actor, organisation: OrganisationType): boolean =>
  can(actor, 'registrations.read-organisation') &&
  (runsTheProgramme(actor) || isCoordinatorOf(actor, organisation.uuid));

function assertInside(actor: Actor, organisation: OrganisationType): void {
  if (!mayReadInside(actor, organisation)) throw forbidden('not a coordinator of this organisation');
}

function searchOf({ search }: OrganisationPeopleArgs): string | null {
  if (search && (search.length > MAX_SEARCH || hasForbiddenCharacters(search)))
    throw badInput('not a text to search');
  return search || null;
}
