import { type Type } from '@nestjs/common';
import { ArgsType, Extensions, Field, Int, ObjectType, TypeMetadataStorage } from '@nestjs/graphql';
import { decodeCursor, MAX_PAGE_SIZE, type Page, type PageRequest } from '#kernel';
import { AllowWithParent } from './allow.decorator.js';
import { badInput } from './protocol-error.js';

export const DEFAULT_PAGE_SIZE = 20;
const MAX_CURSOR_LENGTH = 500;
const CURSOR_PARTS = [1, 2, 3, 4];

/** Marks a type that stands and falls with the type of its nodes. */
export const OF_NODES = 'ofNodes';

@ObjectType({ description: 'Where a page of a list stands.' })
@AllowWithParent()
export class PageInfo {
  @Field(() => Boolean, { description: 'Is there more after this page? Known, not guessed.' })
  hasNextPage: boolean;
  @Field(() => Boolean, { description: 'Always false: lists are read forwards.' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true }) startCursor: string | null;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

/** Arguments of every list. The server refuses a `first` outside 1 to 100 before the resolver runs. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE_SIZE, description: 'How many rows, 1 to 100.' })
  first: number;
  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after: string | null;
}

export interface Edge<Node> {
  readonly node: Node;
  readonly cursor: string;
}

export interface ConnectionOf<Node> {
  edges: readonly Edge<Node>[];
  nodes: readonly Node[];
  pageInfo: PageInfo;
}

/** The Relay connection over a type: `@ObjectType() export class CityConnection extends Connection(CityType) {}`.
 *  Needs no permission of its own: it has that of its nodes. */
export function Connection<Node>(node: Type<Node>): Type<ConnectionOf<Node>> {
  const name =
    TypeMetadataStorage.getObjectTypesMetadata().find((type) => type.target === node)?.name ?? node.name;

  @ObjectType(`${name}Edge`)
  @Extensions({ [OF_NODES]: true })
  class NodeEdge implements Edge<Node> {
    @Field(() => node) node: Node;
    @Field(() => String) cursor: string;
  }

  @ObjectType({ isAbstract: true })
  abstract class NodeConnection implements ConnectionOf<Node> {
    @Field(() => [NodeEdge]) @Extensions({ [OF_NODES]: true }) edges: readonly Edge<Node>[];
    @Field(() => [node], { description: 'The nodes of the edges, for readers who need no cursors.' })
    nodes: readonly Node[];
    @Field(() => PageInfo) pageInfo: PageInfo;
  }
  return NodeConnection as Type<ConnectionOf<Node>>;
}

/** A page as its connection; `view` turns each row into what the GraphQL type reads. */
export function toConnection<Item, Node = Item>(
  page: Page<Item>,
  view: (item: Item) => Node = (item) => item as unknown as Node,
): ConnectionOf<Node> {
  const nodes = page.items.map(view);
  return {
    nodes,
    edges: nodes.map((node, at) => ({ node, cursor: page.cursors[at] ?? '' })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: false,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
  };
}

/** The sort key in a page's cursor, null for a first page. Throws BAD_USER_INPUT for a cursor of another list. */
export function cursorKey(page: PageRequest, parts: number): (string | number)[] | null {
  if (page.after === null || page.after === undefined) return null;
  const key = decodeCursor(page.after, parts);
  if (!key) throw badInput('not a cursor of this list');
  return key;
}

/** Refuses page arguments that no list answers. The schema walk puts it before every field with a `first`. */
export function assertPage(args: { first?: unknown; after?: unknown }): void {
  const { first, after } = args;
  if (typeof first !== 'number' || first < 1 || first > MAX_PAGE_SIZE)
    throw badInput(`first must be 1 to ${MAX_PAGE_SIZE}`);
  if (typeof after === 'string' && !isCursor(after)) throw badInput('not a cursor');
}

/** Could any list of ours have made it? Whether it was this one, its own resolver knows. */
const isCursor = (text: string): boolean =>
  text.length <= MAX_CURSOR_LENGTH && CURSOR_PARTS.some((parts) => decodeCursor(text, parts) !== null);
