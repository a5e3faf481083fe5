import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { can, isPermission, isWithheld, needsProof, type Permission, PERMISSIONS } from '#authz';
import { type Declaration, WITH_PARENT } from './allow.decorator.js';
import { assertPage, OF_NODES } from './connection.js';
import { forbidden, stepUpRequired, unauthenticated } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

type Field = GraphQLField<unknown, RequestContext>;
type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/** The schema says nothing about who may see something. `gaps` names every such place at once. */
export class SchemaRefusedError extends Error {
  constructor(readonly gaps: readonly string[]) {
    super(
      `The schema is not closed; nobody said who may see this:\n${gaps.map((gap) => `  - ${gap}`).join('\n')}`,
    );
    this.name = 'SchemaRefusedError';
  }
}

/** Walks the schema once at boot. Throws `SchemaRefusedError` when a root field, or a type and one of its fields,
 *  declares no permission; then puts a check before every field that asks for more than "everyone" (that of a fresh proof
 *  included), and before every list the check of its page. Both GraphQL paths run the schema that this leaves behind. */
export function closeSchema(schema: GraphQLSchema, declared: Iterable<Declaration> = []): void {
  const gaps = [...gapsOf(schema), ...lostDeclarations(schema, declared)];
  if (gaps.length > 0) throw new SchemaRefusedError(gaps.toSorted());
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields()) as Field[]) guard(schema, type, field);
  }
}

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type));

const isRoot = (schema: GraphQLSchema, type: GraphQLNamedType): boolean =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
    type as GraphQLObjectType,
  );

/** The permission that a field names itself; undefined when it names none, `with-parent` included. */
const named = (extensions: Readonly<Record<string, unknown>>): string | undefined =>
  typeof extensions['permission'] === 'string' ? extensions['permission'] : undefined;

/** The permission of a type; a connection and its edges have that of their nodes. */
export function permissionOf(type: GraphQLNamedType, seen: readonly string[] = []): string | undefined {
  const own = named(type.extensions);
  if (own !== undefined || !isObjectType(type) || seen.includes(type.name)) return own;
  const fields = type.getFields();
  const onEdges = fields['edges']?.extensions[OF_NODES] === true;
  const node = onEdges ? fields['nodes'] : type.extensions[OF_NODES] === true ? fields['node'] : undefined;
  if (!node) return undefined;
  return permissionOf(getNamedType(node.type), [...seen, type.name]) ?? WITH_PARENT;
}

function gapsOf(schema: GraphQLSchema): string[] {
  const gaps: string[] = [];
  for (const type of objectTypes(schema)) {
    const root = isRoot(schema, type);
    const ofType = root ? undefined : permissionOf(type);
    const fields = Object.values(type.getFields());
    const bare = fields.filter((field) => named(field.extensions) === undefined);
    if (ofType === undefined && bare.length === fields.length && !root) gaps.push(`type ${type.name}`);
    else if (ofType === undefined) gaps.push(...bare.map((field) => `field ${type.name}.${field.name}`));
    const places = [
      { at: type.name, name: ofType },
      ...fields.map((field) => ({ at: `${type.name}.${field.name}`, name: named(field.extensions) })),
    ];
    for (const { at, name } of places) {
      if (name !== undefined && name !== WITH_PARENT && !isPermission(name))
        gaps.push(`${at}: unknown permission ${name}`);
      if (root && name === WITH_PARENT) gaps.push(`${at}: a root field has no parent`);
    }
  }
  return gaps;
}

/** Nest drops what stands on a `@ResolveField()` whose field also has a `@Field()`. Found here instead of never. */
function lostDeclarations(schema: GraphQLSchema, declared: Iterable<Declaration>): string[] {
  const found = new Set<unknown>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) found.add(field.extensions['declaration']);
  }
  return [...declared]
    .filter((declaration) => !found.has(declaration))
    .map(
      ({ on, member }) =>
        `Allow on ${(on as { name?: string }).name}.${member} took no effect: put it on the @Field()`,
    );
}

const holds = (permission: string | undefined): permission is Permission =>
  permission !== undefined && isPermission(permission) && PERMISSIONS[permission] !== 'everyone';

function guard(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): void {
  const returned = getNamedType(field.type);
  const already = isRoot(schema, type) ? undefined : permissionOf(type);
  const needed = [...new Set([named(field.extensions), permissionOf(returned)])]
    .filter(holds)
    .filter((permission) => permission !== already);
  if (field.args.some((arg) => arg.name === 'first')) field.resolve = withPage(resolverOf(field));
  if (needed.length > 0) field.resolve = withPermissions(resolverOf(field), needed);
  if (isAbstractType(returned)) {
    const strict = new Map<string, Permission>();
    for (const possible of schema.getPossibleTypes(returned)) {
      const permission = permissionOf(possible);
      if (holds(permission)) strict.set(possible.name, permission);
    }
    const typeOf = returned.resolveType;
    if (strict.size > 0 && typeOf)
      field.resolve = withTypePermissions(resolverOf(field), strict, typeOf as TypeOf, returned);
  }
}

const resolverOf = (field: Field): Resolver => field.resolve ?? (defaultFieldResolver as Resolver);

function assertAllowed({ actor }: RequestContext, permission: Permission): void {
  if (can(actor, permission)) {
    if (needsProof(actor, permission)) throw stepUpRequired();
    return;
  }
  if (actor.kind === 'anonymous') throw unauthenticated();
  throw isWithheld(actor, permission) ? stepUpRequired('the role asks for a stronger sign-in') : forbidden();
}

const withPage =
  (inner: Resolver): Resolver =>
  (source, args, ctx, info) => {
    assertPage(args);
    return inner(source, args, ctx, info);
  };

const withPermissions =
  (inner: Resolver, needed: readonly Permission[]): Resolver =>
  (source, args, ctx, info) => {
    for (const permission of needed) assertAllowed(ctx, permission);
    return inner(source, args, ctx, info);
  };

type TypeOf = (value: unknown, ctx: RequestContext, info: unknown, type: unknown) => unknown;

/** For a field that may return several types: what came back decides. What may not be seen does not exist. */
const withTypePermissions =
  (inner: Resolver, strict: ReadonlyMap<string, Permission>, typeOf: TypeOf, type: unknown): Resolver =>
  async (source, args, ctx, info) => {
    const visible = async (value: unknown): Promise<boolean> => {
      if (typeof value !== 'object' || value === null) return true;
      const permission = strict.get(String(await typeOf(value, ctx, info, type)));
      return permission === undefined || can(ctx.actor, permission);
    };
    const value: unknown = await inner(source, args, ctx, info);
    if (!Array.isArray(value)) return (await visible(value)) ? value : null;
    const kept = await Promise.all(value.map(visible));
    return value.filter((_, at) => kept[at]);
  };
