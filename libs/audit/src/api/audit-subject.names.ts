import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import DataLoader from 'dataloader';
import { fromGlobalId, prefixOf, type RequestContext, toGlobalId } from '#graphql';
import { isId } from '#kernel';
import type { Actor } from '#authz';
import { type AuditSubjectFacts, AuditSubjectSource } from '../audit-subjects.js';

/** Every source of names of this process, found among the providers of all modules. */
@Injectable()
export class AuditSubjectNames implements OnModuleInit {
  private readonly byType = new Map<string, AuditSubjectSource>();

  constructor(private readonly modules: ModulesContainer) {}

  /** Throws when two libs claim one type. */
  onModuleInit(): void {
    for (const module of this.modules.values()) {
      for (const { instance } of module.providers.values()) {
        if (!(instance instanceof AuditSubjectSource)) continue;
        const known = this.byType.get(instance.type);
        if (known && known !== instance) throw new Error(`Two sources for the audit of a ${instance.type}`);
        this.byType.set(instance.type, instance);
      }
    }
  }

  /** Type and uuid of a subject by its global id; null for an id of nothing that the audit knows. */
  subjectOf(globalId: string): { readonly type: string; readonly uuid: string } | null {
    const prefix = prefixOf(globalId);
    const source = [...this.byType.values()].find((each) => each.prefix === prefix);
    const uuid = source && fromGlobalId(prefix, globalId);
    return source && uuid ? { type: source.type, uuid } : null;
  }

  globalIdOf(type: string, uuid: string): string | null {
    const prefix = this.byType.get(type)?.prefix;
    return prefix && isId(uuid) ? toGlobalId(prefix, uuid) : null;
  }

  /** What a subject is called; one question for all of a type in a request. */
  async nameOf(ctx: RequestContext, type: string, id: string): Promise<AuditSubjectFacts | null> {
    const source = this.byType.get(type);
    if (!source || !isId(id)) return null;
    const loader = ctx.loaders.get(
      `audit.subjects.${type}`,
      () =>
        new DataLoader<string, AuditSubjectFacts | null>(async (ids) => {
          const found = await source.describe(ctx.actor, ids);
          return ids.map((each) => found.get(each) ?? null);
        }),
    );
    return loader.load(id);
  }

  /** Uuids of people whose name holds a text. */
  async peopleCalled(actor: Actor, text: string): Promise<readonly string[]> {
    return (await this.byType.get('person')?.find?.(actor, text)) ?? [];
  }
}
