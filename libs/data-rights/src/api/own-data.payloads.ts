import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { type RequestContext, unauthenticated, userError } from '#graphql';
import type { Result } from '#kernel';
import { OwnDataReads, type OwnDataView } from '../domain/own-data.reads.js';
import type { OwnDataPayload, OwnDataType } from './own-data.types.js';

/** Only people have data of their own. */
export function somebody(actor: Actor): Actor & { personId: string } {
  if (!actor.personId) throw unauthenticated();
  return { ...actor, personId: actor.personId };
}

/** Answers what was done to one's own data. */
@Injectable()
export class OwnDataPayloads {
  constructor(private readonly reads: OwnDataReads) {}

  async of(personId: string): Promise<OwnDataType> {
    return toOwnDataType(await this.reads.of(personId));
  }

  async answer(ctx: RequestContext, result: Result<unknown>): Promise<OwnDataPayload> {
    if (!result.ok) return { ownData: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { ownData: await this.of(somebody(ctx.actor).personId), errors: [] };
  }
}

const toOwnDataType = ({ person, consents, ...view }: OwnDataView): OwnDataType => ({
  ...view,
  duties: [...view.duties],
  fullName: person.fullName,
  email: person.email,
  phone: person.phone,
  locale: person.locale,
  consents: consents.map(({ purpose, isGiven, history }) => ({
    purpose,
    given: isGiven,
    history: history.map(({ isGiven: given, at, source, wording }) => ({ given, at, source, wording })),
  })),
});
