import { Injectable } from '@nestjs/common';
import { RoleScopes } from '#identity';
import type { LocalizedText } from '#kernel';
import { CatalogueReads } from './catalogue-reads.js';

/** A city officer is one of a city. */
@Injectable()
export class CityRoleScopes extends RoleScopes {
  readonly role = 'CITY_OFFICER';
  readonly idPrefix = 'cty';

  constructor(private readonly reads: CatalogueReads) {
    super();
  }

  override async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const cities = await this.reads.citiesByIds(ids);
    return new Map([...cities.values()].map(({ id, name }) => [id, name]));
  }
}
