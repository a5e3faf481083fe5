import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Allow } from './allow.decorator.js';
import { fromGlobalId, prefixOf } from './global-id.js';
import { NodeInterface } from './node.js';
import { NodeSources } from './node-sources.js';
import { Ctx, type RequestContext } from './request-context.js';

@Resolver()
export class NodeResolver {
  constructor(private readonly sources: NodeSources) {}

  @Query(() => NodeInterface, {
    nullable: true,
    description: 'Anything by its id; null when it is unknown or not for you.',
  })
  @Allow('graphql.read-node')
  async node(@Args('id', { type: () => ID }) id: string, @Ctx() ctx: RequestContext): Promise<object | null> {
    const prefix = prefixOf(id);
    const source = this.sources.byPrefix(prefix);
    const uuid = source && fromGlobalId(prefix, id);
    if (!source || !uuid) return null;
    const loader = ctx.loaders.get(
      `graphql.node:${prefix}`,
      () => new DataLoader<string, object | null>((uuids) => source.load(uuids, ctx)),
    );
    return loader.load(uuid);
  }
}
