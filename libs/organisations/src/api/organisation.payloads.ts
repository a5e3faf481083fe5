import { Injectable } from '@nestjs/common';
import { fromGlobalId, type RequestContext, unauthenticated, userError } from '#graphql';
import type { Actor } from '#authz';
import { type Refusal, refuse, type Result } from '#kernel';
import { OrganisationLoaders } from './organisation.loaders.js';
import { ORGANISATION_PREFIX } from './organisation.mapper.js';
import type { OrganisationPayload } from './proposals/proposal.type.js';

const NOTHING = '00000000-0000-0000-0000-000000000000';

/** The uuid of a global id; one that nothing has for any other text. */
export const uuidOf = (prefix: string, id: string): string => fromGlobalId(prefix, id) ?? NOTHING;

export const organisationUuid = (id: string): string => uuidOf(ORGANISATION_PREFIX, id);

export type SignedIn = Actor & { readonly personId: string };

/** The actor as a person who is signed in. */
export function signedIn(actor: Actor): SignedIn {
  if (!actor.personId) throw unauthenticated();
  return { ...actor, personId: actor.personId };
}

/** Answers the payload of what was done to an organisation. */
@Injectable()
export class OrganisationPayloads {
  constructor(private readonly loaders: OrganisationLoaders) {}

  /** Runs what the reader does to the organisation of a global id; it answers the organisation's id. */
  async change(
    ctx: RequestContext,
    globalId: string,
    change: (actor: SignedIn, organisationId: string) => Promise<Result<string, Refusal>>,
  ): Promise<OrganisationPayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, globalId);
    return this.answer(
      ctx,
      organisationId
        ? await change(signedIn(ctx.actor), organisationId)
        : refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] }),
    );
  }

  /** Runs what the reader does to something that belongs to an organisation; it answers the organisation's id. */
  async act(
    ctx: RequestContext,
    act: (actor: SignedIn) => Promise<Result<string, Refusal>>,
  ): Promise<OrganisationPayload> {
    return this.answer(ctx, await act(signedIn(ctx.actor)));
  }

  async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<OrganisationPayload> {
    if (!result.ok) return { organisation: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { organisation: await this.loaders.organisations(ctx).load(result.value), errors: [] };
  }
}
