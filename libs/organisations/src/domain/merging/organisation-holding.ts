import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Actor } from '#authz';
import type { Tx } from '#database';

export const HELD = [
  'MEMBERS',
  'COORDINATORS',
  'JOINING',
  'REGISTRATIONS',
  'PLEDGES',
  'SUBMISSIONS',
  'CAMPAIGN_ROWS',
  'EXCLUSION',
] as const;
export type Held = (typeof HELD)[number];

/** What a merge would do with one sort of rows. */
export interface HoldingPreview {
  readonly held: Held;
  /** Rows that go to the survivor. */
  readonly moves: number;
  /** Rows of which the survivor has its own: for each sort of rows it is said what becomes of them. */
  readonly collides: number;
  /** Sums that move, each with its unit; none where nothing is summed. */
  readonly sums: readonly string[];
}

export interface Merging {
  readonly fromId: string;
  readonly intoId: string;
}

/** What one sort of rows does when two organisations turn out to be one. Each lib that refers to organisations provides one,
 *  as a plain provider of its module; it is found at boot. All methods run in the merge's transaction. */
export abstract class OrganisationHolding {
  abstract readonly held: Held;

  /** Takes locks that come before the organisations' own, such as seats; nothing by default. */
  lockFirst(_tx: Tx, _merging: Merging): Promise<void> {
    return Promise.resolve();
  }

  abstract preview(tx: Tx, merging: Merging): Promise<Omit<HoldingPreview, 'held'>>;

  /** Moves what `preview` counted. Answers the ids that moved, for the audit. */
  abstract move(tx: Tx, actor: Actor, merging: Merging): Promise<readonly string[]>;
}

/** Every holding of this process, in the order of `HELD`. */
@Injectable()
export class OrganisationHoldings implements OnModuleInit {
  private found: OrganisationHolding[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const all = [...this.modules.values()].flatMap((module) =>
      [...module.providers.values()].map(({ instance }) => instance),
    );
    const holdings = all.filter((one): one is OrganisationHolding => one instanceof OrganisationHolding);
    this.found = HELD.flatMap((held) => holdings.find((one) => one.held === held) ?? []);
  }

  all(): readonly OrganisationHolding[] {
    return this.found;
  }
}
