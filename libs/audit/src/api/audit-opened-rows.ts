import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Actor } from '#authz';
import type { AuditRowView } from '../audit-reads.js';
import { AuditSealedTexts } from '../audit-sealed-texts.js';

type Facts = AuditRowView['before'];

/** Rows of the audit with the values that they hold only digests of, as long as these were not erased. */
@Injectable()
export class AuditOpenedRows implements OnModuleInit {
  private sealed: AuditSealedTexts | null = null;

  constructor(private readonly modules: ModulesContainer) {}

  onModuleInit(): void {
    for (const module of this.modules.values())
      for (const { instance } of module.providers.values())
        if (instance instanceof AuditSealedTexts) this.sealed = instance;
  }

  /** In the order given; one question for all of them. What cannot be opened stays the digest that it is. */
  async open(actor: Actor, rows: readonly AuditRowView[]): Promise<AuditRowView[]> {
    const digests = new Set(rows.flatMap((row) => [row.before, row.after, row.reason]).flatMap(sealedIn));
    if (!this.sealed || digests.size === 0) return [...rows];
    const values = await this.sealed.open(actor, [...digests]);
    return rows.map((row) => ({
      ...row,
      before: opened(row.before, values) as Facts,
      after: opened(row.after, values) as Facts,
      reason: opened(row.reason, values) as string | null,
    }));
  }
}

const SEALED = 'sealed:';

function sealedIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(SEALED) ? [value] : [];
  return isObject(value) ? Object.values(value).flatMap(sealedIn) : [];
}

function opened(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return values.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => opened(each, values));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, opened(each, values)]));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
