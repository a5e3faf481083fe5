import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { sql, type Tx } from '#database';
import { PersonalDataSource } from './personal-data-source.js';

/** Columns that tell of people: a reference to one, or what one is known or reached by. */
const TELLING = String.raw`(^|_)(person_id|full_name|email|phone|to_address|address_hash|match_key|public_name_en)$`;

/** Tables with people's data, found by their columns: named so, or referring to `people`. */
export const tablesAboutPeople = sql<{ table: string }>`
  select distinct c.relname as "table"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and (a.attname ~ ${TELLING} or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
      and f.confrelid = 'people'::regclass and a.attnum = any(f.conkey)))
  order by 1`;

/** Every source of this process, found among the providers of all modules. */
@Injectable()
export class PersonalDataSources implements OnModuleInit {
  private sources: readonly PersonalDataSource[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  /** Throws when two sources claim one subject or one table. */
  onModuleInit(): void {
    const found = new Map<string, PersonalDataSource>();
    for (const module of this.modules.values())
      for (const { instance } of module.providers.values()) {
        if (!(instance instanceof PersonalDataSource)) continue;
        const known = found.get(instance.subject);
        // A module that two processes' modules provide anew has an instance each; one of them speaks.
        if (known && known.constructor !== instance.constructor)
          throw new Error(`Two sources of personal data for ${instance.subject}`);
        found.set(instance.subject, known ?? instance);
      }
    this.sources = inTurn([...found.values()]);
    assertNoTableTwice(this.sources);
  }

  /** In the order in which they have their turn at an erasure. */
  all(): readonly PersonalDataSource[] {
    return this.sources;
  }

  /** Tables with people's data that no source of this process answers for. While there is one, nobody can be erased. */
  async unclaimed(tx: Tx): Promise<string[]> {
    const claimed = new Set(this.sources.flatMap(tablesOf));
    const tables = await tx.sql(tablesAboutPeople);
    return tables.map(({ table }) => table).filter((table) => !claimed.has(table));
  }
}

export const tablesOf = (source: PersonalDataSource): string[] =>
  source.holds.flatMap(({ tables }) => [...tables]);

export const inTurn = (sources: readonly PersonalDataSource[]): PersonalDataSource[] =>
  sources.toSorted((a, b) => a.turn - b.turn || (a.subject < b.subject ? -1 : 1));

function assertNoTableTwice(sources: readonly PersonalDataSource[]): void {
  const owners = new Map<string, string>();
  for (const source of sources)
    for (const table of tablesOf(source)) {
      const owner = owners.get(table);
      if (owner) throw new Error(`${table} belongs to ${owner} and to ${source.subject}`);
      owners.set(table, source.subject);
    }
}
