import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { can } from '#authz';
import { fromGlobalId, NodeSource, type RequestContext } from '#graphql';
import { ObserverReads, type ObserverView } from '../domain/observer-reads.js';
import { SessionReads, type SessionTrainerView } from '../domain/session-reads.js';
import { citiesRunBy } from '../domain/session.policy.js';
import { SESSION_PREFIX, toSessionType } from './session.mapper.js';
import type { SessionType } from './session.type.js';

/** Sessions and their trainers, one query for all of a request. */
@Injectable()
export class SessionLoaders {
  constructor(
    private readonly reads: SessionReads,
    private readonly observers: ObserverReads,
  ) {}

  /** By uuid; null for one that is unknown, or a draft of somebody else. */
  byId(ctx: RequestContext): DataLoader<string, SessionType | null> {
    return ctx.loaders.get(
      'sessions.by-id',
      () =>
        new DataLoader<string, SessionType | null>(async (ids) => {
          const views = await this.reads.byIds(ids);
          const others = ids.filter((id) => !views.has(id));
          if (others.length > 0 && can(ctx.actor, 'sessions.read-own'))
            for (const [id, view] of await this.reads.draftsByIds(ctx.actor, citiesRunBy(ctx.actor), others))
              views.set(id, view);
          return ids.map((id) => (views.has(id) ? toSessionType(views.get(id)!) : null));
        }),
    );
  }

  /** Up to three coming sessions of the same course, for each. */
  otherDatesOf(ctx: RequestContext): DataLoader<string, SessionType[]> {
    return ctx.loaders.get(
      'sessions.other-dates',
      () =>
        new DataLoader<string, SessionType[]>(async (ids) => {
          const others = await this.reads.otherDates(ids);
          const views = await this.reads.byIds([...others.values()].flat());
          return ids.map((id) =>
            (others.get(id) ?? []).flatMap((other) =>
              views.has(other) ? [toSessionType(views.get(other)!)] : [],
            ),
          );
        }),
    );
  }

  /** The coming meetings that name a topic, for each topic. */
  meetingsOf(ctx: RequestContext): DataLoader<string, SessionType[]> {
    return ctx.loaders.get(
      'sessions.meetings',
      () =>
        new DataLoader<string, SessionType[]>(async (ids) => {
          const meetings = await this.reads.meetingsOf(ids);
          const views = await this.reads.byIds([...new Set([...meetings.values()].flat())]);
          return ids.map((id) =>
            (meetings.get(id) ?? []).flatMap((other) =>
              views.has(other) ? [toSessionType(views.get(other)!)] : [],
            ),
          );
        }),
    );
  }

  /** The topics that each session names, by uuid. */
  topicsOf(ctx: RequestContext): DataLoader<string, string[]> {
    return ctx.loaders.get(
      'sessions.topics',
      () =>
        new DataLoader<string, string[]>(async (ids) => {
          const topics = await this.reads.topicsOf(ids);
          return ids.map((id) => topics.get(id) ?? []);
        }),
    );
  }

  trainersOf(ctx: RequestContext): DataLoader<string, SessionTrainerView[]> {
    return ctx.loaders.get(
      'sessions.trainers',
      () =>
        new DataLoader<string, SessionTrainerView[]>(async (ids) => {
          const trainers = await this.reads.trainersOf(ids);
          return ids.map((id) => trainers.filter((trainer) => trainer.sessionId === id));
        }),
    );
  }

  /** As which whoever asks watches each session; null where they do not. */
  ownObservationOf(ctx: RequestContext): DataLoader<string, ObserverView | null> {
    return ctx.loaders.get(
      'sessions.own-observation',
      () =>
        new DataLoader<string, ObserverView | null>(async (ids) => {
          const own = ctx.actor.personId
            ? await this.observers.ownOf(ctx.actor, ids)
            : new Map<string, ObserverView>();
          return ids.map((id) => own.get(id) ?? null);
        }),
    );
  }

  /** The session of a global id; null for any other text. */
  async byGlobalId(ctx: RequestContext, id: string): Promise<SessionType | null> {
    const uuid = fromGlobalId(SESSION_PREFIX, id);
    return uuid ? this.byId(ctx).load(uuid) : null;
  }
}

@Injectable()
export class SessionNodeSource extends NodeSource {
  readonly prefix = SESSION_PREFIX;
  readonly typeName = 'Session';

  constructor(private readonly loaders: SessionLoaders) {
    super();
  }

  async load(uuids: readonly string[], ctx: RequestContext): Promise<(SessionType | null)[]> {
    const found = await this.loaders.byId(ctx).loadMany(uuids);
    return found.map((session) => (session instanceof Error ? null : session));
  }
}
