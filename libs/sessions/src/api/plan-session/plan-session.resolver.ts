import { Args, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { CITY_PREFIX, COURSE_PREFIX } from '#catalogue/api';
import { TOPIC_PREFIX } from '#consultations/api';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
} from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import { newId } from '#kernel';
import type { SessionContent } from '../../domain/plan-session.rules.js';
import { PlanSessionService } from '../../domain/plan-session.service.js';
import type { ObserverEntry } from '../../domain/observers.rules.js';
import type { TrainerEntry } from '../../domain/session.entity.js';
import type { SeatCounts } from '../../domain/session-seats.port.js';
import { SessionPayload, SessionPayloads } from '../session-payload.js';
import {
  CreateSessionInput,
  EditSessionInput,
  type SessionContentInput,
  type SessionObserverInput,
  type SessionSeatsInput,
  type SessionTrainerInput,
} from './plan-session.inputs.js';

@ObjectType()
@AllowWithParent()
export class CreateSessionPayload extends SessionPayload {}
@ObjectType()
@AllowWithParent()
export class EditSessionPayload extends SessionPayload {}

@Resolver()
export class PlanSessionResolver {
  constructor(
    private readonly service: PlanSessionService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Mutation(() => CreateSessionPayload, {
    description: 'Plans a session of a published course, as a draft. Nobody is told.',
  })
  @Allow('sessions.schedule')
  async createSession(
    @Args('input') input: CreateSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    const { idempotencyKey, addressHoldMinutes } = input;
    return this.payloads.of(
      ctx,
      await this.service.createSession(actor, {
        content: contentOf(input.content),
        seats: countsOf(input.seats),
        trainers: (input.trainers ?? []).map(entryOf),
        ...(input.observers && { observers: input.observers.map(observerOf) }),
        overrideReason: plain(input.overrideReason),
        addressHoldMinutes,
        idempotencyKey,
      }),
    );
  }

  @Mutation(() => EditSessionPayload, {
    description:
      'Writes a session anew. A draft may change in everything; of one that is open only what people were not told: `moveSession` tells them.',
  })
  @Allow('sessions.schedule')
  async editSession(
    @Args('input') input: EditSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    return this.payloads.answer(ctx, input.sessionId, (sessionId) =>
      this.service.editSession(actor, {
        sessionId,
        version: input.version,
        content: contentOf(input.content),
        seats: input.seats ? countsOf(input.seats) : null,
        trainers: input.trainers?.map(entryOf) ?? null,
        observers: input.observers?.map(observerOf) ?? null,
        overrideReason: plain(input.overrideReason),
      }),
    );
  }
}

const entryOf = ({ trainerId, name, position, languages }: SessionTrainerInput): TrainerEntry => ({
  trainerId: fromGlobalId(PERSON_PREFIX, trainerId) ?? newId(),
  name: { km: name.km, en: name.en },
  position: { km: position.km, en: position.en },
  languages: languages ?? null,
});

const observerOf = ({ observerId, position }: SessionObserverInput): ObserverEntry => ({
  observerId: fromGlobalId(PERSON_PREFIX, observerId) ?? newId(),
  position: { km: position.km, en: position.en },
});

function plain(reason: string | null | undefined): string | null {
  assertPlainText(reason ?? '', 'the reason');
  return reason ?? null;
}

const countsOf = ({ capacity, onlineCapacity }: SessionSeatsInput): SeatCounts => ({
  capacity,
  onlineCapacity: onlineCapacity ?? null,
});

/** Ids of something else are those of nothing: the service finds none. */
const contentOf = (input: SessionContentInput): SessionContent => ({
  courseId: fromGlobalId(COURSE_PREFIX, input.courseId) ?? newId(),
  ...(input.kind && { kind: input.kind }),
  topicIds: (input.topicIds ?? []).map((id) => fromGlobalId(TOPIC_PREFIX, id) ?? newId()),
  mode: input.mode,
  cityId: input.cityId ? (fromGlobalId(CITY_PREFIX, input.cityId) ?? newId()) : null,
  venue: input.venue ?? null,
  mapUrl: input.mapUrl ?? null,
  accessNote: input.accessNote ?? null,
  joinUrl: input.joinUrl ?? null,
  languages: input.languages,
  startsAt: input.startsAt,
  endsAt: input.endsAt,
  blocks: input.blocks ?? null,
  doorsOpenAt: input.doorsOpenAt ?? null,
  timeZone: input.timeZone,
  registrationOpensAt: input.registrationOpensAt ?? null,
  registrationClosesAt: input.registrationClosesAt ?? null,
  minParticipants: input.minParticipants ?? null,
  decideBy: input.decideBy ?? null,
});
