import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { fromGlobalId, NodeSource, type RequestContext } from '#graphql';
import { SessionReads, type SessionTrainerView } from '../domain/session-reads.js';
import { SESSION_PREFIX, toSessionType } from './session.mapper.js';
import type { SessionType } from './session.type.js';

/** Sessions and their trainers, one query for all of a request. */
@Injectable()
export class SessionLoaders {
  constructor(private readonly reads: SessionReads) {}

  /** By uuid; null for one that is unknown. */
  byId(ctx: RequestContext): DataLoader<string, SessionType | null> {
    return ctx.loaders.get(
      'sessions.by-id',
      () =>
        new DataLoader<string, SessionType | null>(async (ids) => {
          const views = await this.reads.byIds(ids);
          return ids.map((id) => (views.has(id) ? toSessionType(views.get(id)!) : null));
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
