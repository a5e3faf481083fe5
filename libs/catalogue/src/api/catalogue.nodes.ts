import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import { NodeSource, type RequestContext } from '#graphql';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { CITY_PREFIX, FOCUS_AREA_PREFIX, SECTOR_PREFIX } from './catalogue.mapper.js';

@Injectable()
abstract class CatalogueNodeSource extends NodeSource {
  constructor(protected readonly loaders: CatalogueLoaders) {
    super();
  }

  override load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    const loader = this.loaderOf(ctx);
    return Promise.all(uuids.map((uuid) => loader.load(uuid)));
  }

  protected abstract loaderOf(ctx: RequestContext): DataLoader<string, object | null>;
}

@Injectable()
export class CityNodeSource extends CatalogueNodeSource {
  readonly prefix = CITY_PREFIX;
  readonly typeName = 'City';
  protected override loaderOf(ctx: RequestContext): DataLoader<string, object | null> {
    return this.loaders.cities(ctx);
  }
}

@Injectable()
export class FocusAreaNodeSource extends CatalogueNodeSource {
  readonly prefix = FOCUS_AREA_PREFIX;
  readonly typeName = 'FocusArea';
  protected override loaderOf(ctx: RequestContext): DataLoader<string, object | null> {
    return this.loaders.focusAreas(ctx);
  }
}

@Injectable()
export class SectorNodeSource extends CatalogueNodeSource {
  readonly prefix = SECTOR_PREFIX;
  readonly typeName = 'Sector';
  protected override loaderOf(ctx: RequestContext): DataLoader<string, object | null> {
    return this.loaders.sectors(ctx);
  }
}
