import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { RoleScopes } from '#identity';
import type { LocalizedText } from '#kernel';
import { OrganisationReads } from './organisation-reads.js';
import { holdOrganisation } from './standing.js';

/** A coordinator is one of an organisation. */
@Injectable()
export class OrganisationRoleScopes extends RoleScopes {
  readonly role = 'COORDINATOR';
  readonly idPrefix = 'org';

  constructor(private readonly reads: OrganisationReads) {
    super();
  }

  override async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const organisations = await this.reads.byIds(ids);
    return new Map([...organisations.values()].map(({ id, name }) => [id, name]));
  }
  override async isLive(tx: Tx, id: string): Promise<boolean> {
    const state = await holdOrganisation(tx, id);
    return state === 'UNVERIFIED' || state === 'VERIFIED';
  }
}
