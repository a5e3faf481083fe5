import { GraphQLSchemaFactory, TypeMetadataStorage } from '@nestjs/graphql';
import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { declarations } from './allow.decorator.js';
import { DateTime } from './scalars.js';
import { closeSchema } from './schema-walk.js';

/** Resolvers by type and field, as Nest binds them. */
export type BoundResolvers = Readonly<
  Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>>
>;

/** Builds the schema of some resolver classes, once, and closes it: this one object serves both paths. Throws
 *  `SchemaRefusedError` when anything in it declares no permission. */
export async function buildClosedSchema(
  factory: GraphQLSchemaFactory,
  resolverClasses: readonly Function[],
  bound: BoundResolvers = {},
): Promise<GraphQLSchema> {
  const schema = await factory.create([...resolverClasses], {
    scalarsMap: [{ type: Date, scalar: DateTime }],
    noDuplicatedFields: true,
    skipCheck: true,
  });
  bindResolvers(schema, bound);
  const classes = new Set<unknown>(resolverClasses);
  closeSchema(
    schema,
    [...declarations].filter(({ on }) => classes.has(on)),
  );
  return schema;
}

/** Gives each field its resolver. Nest puts a function before every plain column; it is taken away again, so that
 *  the compiled form reads the property itself. */
function bindResolvers(schema: GraphQLSchema, bound: BoundResolvers): void {
  const renamed = new Set(
    [...TypeMetadataStorage.getObjectTypesMetadata(), ...TypeMetadataStorage.getInterfacesMetadata()].flatMap(
      (type) =>
        (type.properties ?? [])
          .filter((field) => field.name !== field.schemaName || field.options.defaultValue !== undefined)
          .map((field) => field.schemaName),
    ),
  );
  for (const type of Object.values(schema.getTypeMap())) {
    // The types of introspection belong to graphql itself, and all schemas of the process share them.
    if (isIntrospectionType(type) || (!isObjectType(type) && !isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const resolver = inherited(type, bound, field.name);
      if (resolver) field.resolve = resolver;
      else if (!renamed.has(field.name)) delete field.resolve;
    }
  }
}

function inherited(
  type: { name: string; getInterfaces(): readonly { name: string }[] },
  bound: BoundResolvers,
  field: string,
): GraphQLFieldResolver<unknown, unknown> | undefined {
  const owners = [type.name, ...type.getInterfaces().map(({ name }) => name)];
  return owners.map((name) => bound[name]?.[field]).find((resolver) => resolver !== undefined);
}
