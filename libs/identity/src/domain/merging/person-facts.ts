import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Tx } from '#database';

/** Where somebody belongs. */
export interface Belonging {
  readonly organisationIds: readonly string[];
  readonly cityIds: readonly string[];
}

export interface PersonPair {
  readonly aId: string;
  readonly bId: string;
}

/** What the lib above knows of people that tells whether two are one. It provides one; identity finds it at boot. */
export abstract class PersonFacts {
  abstract belongingOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>>;

  /** Colleagues of these people who sound alike (`person_sounds`), the lower id first; the likeliest of each. */
  abstract alikeTogether(tx: Tx, personIds: readonly string[]): Promise<readonly PersonPair[]>;
}

/** The facts of this process; none where no lib above is there. */
@Injectable()
export class PersonFactSources implements OnModuleInit {
  private found: readonly PersonFacts[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    const all = [...this.modules.values()].flatMap((module) =>
      [...module.providers.values()].map(({ instance }) => instance),
    );
    this.found = [...new Set(all.filter((one): one is PersonFacts => one instanceof PersonFacts))].slice(
      0,
      1,
    );
  }

  async belongingOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> {
    return this.found[0]?.belongingOf(tx, personIds) ?? new Map();
  }

  async alikeTogether(tx: Tx, personIds: readonly string[]): Promise<readonly PersonPair[]> {
    return this.found[0]?.alikeTogether(tx, personIds) ?? [];
  }
}
