import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { NodeSource, nodeTypes } from './node.js';

/** Every node source of this process, found among the providers of all modules. */
@Injectable()
export class NodeSources implements OnModuleInit {
  private readonly sources = new Map<string, NodeSource>();

  constructor(private readonly modules: ModulesContainer) {}

  /** Throws when two libs claim one prefix. */
  onModuleInit(): void {
    for (const module of this.modules.values()) {
      for (const { instance } of module.providers.values()) {
        if (instance instanceof NodeSource) this.add(instance);
      }
    }
  }

  byPrefix(prefix: string): NodeSource | undefined {
    return this.sources.get(prefix);
  }

  private add(source: NodeSource): void {
    const known = this.sources.get(source.prefix);
    if (known && known !== source) throw new Error(`Two node sources for ${source.prefix}_`);
    this.sources.set(source.prefix, source);
    nodeTypes.set(source.prefix, source.typeName);
  }
}
