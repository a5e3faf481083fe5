import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { forbidden } from '#graphql';
import { OverviewCodes } from '../domain/overview-codes.js';
import { overviewCitiesOf } from '../domain/overview.policy.js';
import type { OverviewFilter } from '../domain/overview.views.js';
import type { OverviewFilterInput } from './overview.types.js';

/** What somebody asks, narrowed to what they may see. */
@Injectable()
export class OverviewScope {
  constructor(private readonly codes: OverviewCodes) {}

  /** Refuses a city officer who asks for another city, or for what belongs to none. */
  async filterFor(actor: Actor, asked: OverviewFilterInput | null): Promise<OverviewFilter> {
    const within = overviewCitiesOf(actor);
    const ids = await this.codes.resolve(asked ?? {});
    const isOnline = asked?.online === true;
    if (within && (isOnline || (ids.cityId && !within.includes(ids.cityId))))
      throw forbidden('not a city of this officer');
    return { ...ids, isOnline, organisationKind: asked?.kind ?? null, within };
  }
}
