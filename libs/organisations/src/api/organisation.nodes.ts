import { Injectable } from '@nestjs/common';
import { NodeSource, type RequestContext } from '#graphql';
import { OrganisationLoaders } from './organisation.loaders.js';
import { ORGANISATION_PREFIX } from './organisation.mapper.js';

@Injectable()
export class OrganisationNodeSource extends NodeSource {
  readonly prefix = ORGANISATION_PREFIX;
  readonly typeName = 'Organisation';

  constructor(private readonly loaders: OrganisationLoaders) {
    super();
  }

  override load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    const loader = this.loaders.organisations(ctx);
    return Promise.all(uuids.map((uuid) => loader.load(uuid)));
  }
}
