import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { prefixOf } from './global-id.js';
import type { RequestContext } from './request-context.js';

/** Where the rows behind one prefix of global ids are read. Each lib provides one for each of its node types, as a
 *  plain provider of its module; it is found at boot. */
export abstract class NodeSource {
  /** `ses`, `crs`, … */
  abstract readonly prefix: string;
  /** Name of the object type in the schema. */
  abstract readonly typeName: string;
  /** What the GraphQL type reads, in the order of the uuids; null for one that is unknown or not for this actor. */
  abstract load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]>;
}

/** The type names by prefix, filled at boot from the node sources. */
export const nodeTypes = new Map<string, string>();

@InterfaceType('Node', {
  description: 'Something with an id of its own, found again by node(id).',
  resolveType: (value: { id: string }) => nodeTypes.get(prefixOf(value.id)),
})
export abstract class NodeInterface {
  @Field(() => ID) id: string;
}
