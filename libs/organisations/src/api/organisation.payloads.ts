import { Injectable } from '@nestjs/common';
import { fromGlobalId, type RequestContext, unauthenticated, userError } from '#graphql';
import type { Actor } from '#authz';
import { type Refusal, refuse, type Result } from '#kernel';
import { OrganisationLoaders } from './organisation.loaders.js';
import { ORGANISATION_PREFIX } from './organisation.mapper.js';
import type { OrganisationPayload } from './proposals/proposal.type.js';

export const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000';

/** The uuid of an organisation's global id; one that no organisation has for any other text. */
export const organisationUuid = (id: string): string =>
  fromGlobalId(ORGANISATION_PREFIX, id) ?? NO_ORGANISATION;

/** The actor as a person who is signed in. */
export function signedIn(actor: Actor): Actor & { readonly personId: string } {
  if (!actor.personId) throw unauthenticated();
  return { ...actor, personId: actor.personId };
}

/** Answers the payload of what was done to an organisation. */
@Injectable()
export class OrganisationPayloads {
  constructor(private readonly loaders: OrganisationLoaders) {}

  /** Runs a change for the organisation of a global id; it answers the organisation's id. */
  async change(
    ctx: RequestContext,
    globalId: string,
    change: (organisationId: string) => Promise<Result<string, Refusal>>,
  ): Promise<OrganisationPayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, globalId);
    return this.answer(
      ctx,
      organisationId
        ? await change(organisationId)
        : refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] }),
    );
  }

  async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<OrganisationPayload> {
    if (!result.ok) return { organisation: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { organisation: await this.loaders.organisations(ctx).load(result.value), errors: [] };
  }
}
