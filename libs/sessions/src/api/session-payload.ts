import { Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import {
  AllowWithParent,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { SessionLoaders } from './session.loader.js';
import { SESSION_PREFIX } from './session.mapper.js';
import { SessionType } from './session.type.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class SessionPlanError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class SessionPayload {
  @Field(() => SessionType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  session: SessionType | null;
  @Field(() => [SessionPlanError]) errors: SessionPlanError[];
}

/** Runs a change of plan for the session of a global id and answers its payload. */
@Injectable()
export class SessionPayloads {
  constructor(private readonly loaders: SessionLoaders) {}

  async answer(
    ctx: RequestContext,
    globalId: string,
    change: (sessionId: string) => Promise<Result<string, Refusal>>,
  ): Promise<SessionPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, globalId);
    return this.of(
      ctx,
      sessionId ? await change(sessionId) : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] }),
    );
  }

  /** The payload of what became of a session, by its uuid. */
  async of(ctx: RequestContext, result: Result<string, Refusal>): Promise<SessionPayload> {
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    if (!result.ok) return { session: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { session: await this.loaders.byId(ctx).load(result.value), errors: [] };
  }
}
