import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, can } from '#authz';
import { CatalogueReads } from '#catalogue';
import { CityType, toCityType } from '#catalogue/api';
import { Allow, CurrentActor, toGlobalId } from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import { citiesRunBy, runsSessionsIn } from '../../domain/session.policy.js';
import { ObserverReads } from '../../domain/observer-reads.js';
import type { ObserverChoiceView } from '../../domain/session-observers.js';
import { type TrainerChoiceView, TrainerReads } from '../../domain/trainer-reads.js';
import { ObserverChoiceType, SessionType, TrainerChoiceType } from '../session.type.js';

/** What a form to plan a session offers. */
@Resolver(() => SessionType)
export class PlanChoicesResolver {
  constructor(
    private readonly cities: CatalogueReads,
    private readonly trainers: TrainerReads,
    private readonly observers: ObserverReads,
  ) {}

  @Query(() => [CityType], {
    description: 'Cities in which I plan sessions: all of the network, or the own one of a city officer.',
  })
  @Allow('sessions.schedule')
  async citiesToPlanIn(@CurrentActor() actor: Actor): Promise<CityType[]> {
    return (await this.cities.allOrThese(citiesRunBy(actor))).map(toCityType);
  }

  @Query(() => [TrainerChoiceType], { description: 'Everybody who may train a session, by name.' })
  @Allow('sessions.schedule')
  async trainerChoices(): Promise<TrainerChoiceType[]> {
    return (await this.trainers.choices()).map(choiceOf);
  }

  @ResolveField(() => [TrainerChoiceType], {
    nullable: true,
    description: 'Its trainers, for whoever edits it; null for others.',
  })
  @Allow('sessions.schedule')
  async trainersToEdit(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<TrainerChoiceType[] | null> {
    if (!can(actor, 'sessions.schedule') || !runsSessionsIn(actor, session.cityUuid)) return null;
    return (await this.trainers.of(session.uuid)).map(choiceOf);
  }

  @Query(() => [ObserverChoiceType], {
    description:
      'Everybody who may watch a session that I plan, by name: whoever has a role; for a city officer, of coordinators those of the own city.',
  })
  @Allow('sessions.schedule')
  async observerChoices(@CurrentActor() actor: Actor): Promise<ObserverChoiceType[]> {
    return (await this.observers.choices(actor)).map(observerOf);
  }

  @ResolveField(() => [ObserverChoiceType], {
    nullable: true,
    description: 'Its observers, for whoever edits it; null for others.',
  })
  @Allow('sessions.schedule')
  async observersToEdit(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<ObserverChoiceType[] | null> {
    if (!can(actor, 'sessions.schedule') || !runsSessionsIn(actor, session.cityUuid)) return null;
    return (await this.observers.toEdit(session.uuid)).map(observerOf);
  }
}

const choiceOf = ({ id, ...view }: TrainerChoiceView): TrainerChoiceType => ({
  id: toGlobalId(PERSON_PREFIX, id),
  ...view,
});

const observerOf = ({ id, ...view }: ObserverChoiceView): ObserverChoiceType => ({
  id: toGlobalId(PERSON_PREFIX, id),
  ...view,
});
