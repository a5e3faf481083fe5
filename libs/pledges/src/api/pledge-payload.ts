import { Injectable } from '@nestjs/common';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  AllowWithParent,
  assertPlainText,
  fromGlobalId,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import type { TypedTerms } from '../domain/pledge-terms.js';
import { PledgeLoaders } from './pledge.loaders.js';
import { PLEDGE_PREFIX } from './pledge.mapper.js';
import { PledgeType } from './pledge.type.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class PledgeError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class PledgePayload {
  @Field(() => PledgeType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  pledge: PledgeType | null;
  @Field(() => [PledgeError]) errors: PledgeError[];
}

@InputType({ isAbstract: true })
export abstract class PledgeChangeInput {
  @Field(() => ID) pledgeId: string;
  @Field(() => Int, { description: 'The version that was seen: another one is never changed unseen.' })
  version: number;
}

@InputType({ description: 'What is offered, and for what.' })
export class PledgeTermsInput {
  @Field(() => String, { description: 'Code of a city of the programme, for example siem-reap.' })
  city: string;
  @Field(() => String, { description: 'Code of a sector, for example tourism.' }) sector: string;
  @Field(() => ID, { nullable: true, description: 'The session that it is credited to.' })
  sessionId?: string | null;
  @Field(() => String, {
    description:
      'As people type it: 12,500.50 or ១២,៥០០.៥០. Dollars have two decimals at most, riel none, units in kind three.',
  })
  amount: string;
  @Field(() => String, { description: 'USD, KHR, or the code of a unit in kind.' }) unit: string;
  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' })
  description?: string | null;
}

/** The terms of an input. A text that is no session's id stands for a session that is not there. Throws
 *  BAD_USER_INPUT for characters that no text needs. */
export function termsOf(input: PledgeTermsInput): TypedTerms {
  for (const name of ['city', 'sector', 'amount', 'unit', 'description'] as const)
    assertPlainText(input[name] ?? '', name);
  return {
    city: input.city,
    sector: input.sector,
    sessionId: input.sessionId ? (fromGlobalId(SESSION_PREFIX, input.sessionId) ?? NO_SESSION) : null,
    amount: input.amount,
    unit: input.unit,
    description: input.description ?? null,
  };
}

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** Answers the payload of what was done to a pledge. */
@Injectable()
export class PledgePayloads {
  constructor(private readonly loaders: PledgeLoaders) {}

  /** Runs a change for the pledge of a global id. */
  async change(
    ctx: RequestContext,
    globalId: string,
    change: (pledgeId: string) => Promise<Result<string, Refusal>>,
  ): Promise<PledgePayload> {
    const pledgeId = fromGlobalId(PLEDGE_PREFIX, globalId);
    return this.answer(
      ctx,
      pledgeId ? await change(pledgeId) : refuse('PLEDGE_NOT_FOUND', { path: ['pledgeId'] }),
    );
  }

  async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<PledgePayload> {
    if (!result.ok) return { pledge: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { pledge: await this.loaders.byId(ctx).load(result.value), errors: [] };
  }
}
