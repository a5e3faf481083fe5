import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { NodeSource, type RequestContext } from '#graphql';
import { PledgeReads, type PledgeUnitView } from '../domain/pledge-reads.js';
import { PLEDGE_PREFIX, toPledgeType } from './pledge.mapper.js';
import type { PledgeType } from './pledge.type.js';

/** Pledges and units of one request. */
@Injectable()
export class PledgeLoaders {
  constructor(private readonly reads: PledgeReads) {}

  /** By uuid, as the reader may see them; null for one that is unknown or not theirs to see. */
  byId(ctx: RequestContext): DataLoader<string, PledgeType | null> {
    return ctx.loaders.get(
      'pledges.by-id',
      () =>
        new DataLoader<string, PledgeType | null>(async (ids) => {
          const views = await this.reads.byIds(ctx.actor, ids);
          const toType = toPledgeType(ctx.actor);
          return ids.map((id) => (views.has(id) ? toType(views.get(id)!) : null));
        }),
    );
  }

  unitByCode(ctx: RequestContext): DataLoader<string, PledgeUnitView | null> {
    return ctx.loaders.get(
      'pledges.units',
      () =>
        new DataLoader<string, PledgeUnitView | null>(async (codes) => {
          const units = await this.reads.units();
          return codes.map((code) => units.find((unit) => unit.code === code) ?? null);
        }),
    );
  }
}

@Injectable()
export class PledgeNodeSource extends NodeSource {
  readonly prefix = PLEDGE_PREFIX;
  readonly typeName = 'Pledge';

  constructor(private readonly loaders: PledgeLoaders) {
    super();
  }

  async load(uuids: readonly string[], ctx: RequestContext): Promise<(PledgeType | null)[]> {
    const loader = this.loaders.byId(ctx);
    return Promise.all(uuids.map((uuid) => loader.load(uuid)));
  }
}
