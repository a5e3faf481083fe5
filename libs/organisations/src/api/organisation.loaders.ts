import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { RequestContext } from '#graphql';
import { OrganisationReads } from '../domain/organisation-reads.js';
import { toOrganisationType } from './organisation.mapper.js';
import type { OrganisationSubKindType, OrganisationType } from './organisation.types.js';

/** Loaders of one request, by uuid. */
@Injectable()
export class OrganisationLoaders {
  constructor(private readonly reads: OrganisationReads) {}

  organisations(ctx: RequestContext): DataLoader<string, OrganisationType | null> {
    const load = async (uuids: readonly string[]): Promise<(OrganisationType | null)[]> => {
      const views = await this.reads.byIds(uuids);
      return uuids.map((uuid) => {
        const view = views.get(uuid);
        return view ? toOrganisationType(view) : null;
      });
    };
    return ctx.loaders.get('organisations.by-id', () => new DataLoader(load, { maxBatchSize: 1_000 }));
  }

  subKinds(ctx: RequestContext): DataLoader<string, OrganisationSubKindType | null> {
    const load = async (uuids: readonly string[]): Promise<(OrganisationSubKindType | null)[]> => {
      const views = await this.reads.subKindsByIds(uuids);
      return uuids.map((uuid) => views.get(uuid) ?? null);
    };
    return ctx.loaders.get('organisations.sub-kinds', () => new DataLoader(load, { maxBatchSize: 1_000 }));
  }
}
