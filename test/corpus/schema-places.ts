import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  TypeInfo,
  type ValueNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Where a client writes something: `SignInInput.code`, or `Query.session(id)`. */
export interface Place {
  readonly place: string;
  /** The named type of what is written. */
  readonly type: string;
  readonly isScalar: boolean;
}

/** Every place where a client writes something: fields of inputs, and arguments of fields. */
export function placesIn(schema: GraphQLSchema): Place[] {
  const placeOf = (place: string, written: GraphQLInputType): Place => {
    const type = getNamedType(written);
    return { place, type: type.name, isScalar: isScalarType(type) };
  };
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type))
      return Object.values(type.getFields()).map((field) =>
        placeOf(`${type.name}.${field.name}`, field.type),
      );
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map((arg) => placeOf(`${type.name}.${field.name}(${arg.name})`, arg.type)),
    );
  });
}

/** The fields of inputs that a value goes through. What is null says nothing there. */
function placesOfValue(type: GraphQLInputType, value: unknown): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => placesOfValue(named, one));
  const fields = named.getFields();
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields[name];
    if (!field || inner === null || inner === undefined) return [];
    return [`${named.name}.${name}`, ...placesOfValue(field.type, inner)];
  });
}

/** The places that a mutation with its one input goes through. */
export function placesOfMutation(schema: GraphQLSchema, name: string, input: unknown): string[] {
  const [argument] = schema.getMutationType()?.getFields()[name]?.args ?? [];
  return [`Mutation.${name}`, ...(argument ? placesOfValue(argument.type, input) : [])];
}

/** The places that a document goes through: root fields, arguments, and the fields of what is written there. None for a text that
 *  is no document; what the schema does not have is no place. */
export function placesOfDocument(
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): string[] {
  const places = new Set<string>();
  const types = new TypeInfo(schema);
  const written = (value: ValueNode): unknown => valueFromASTUntyped(value, variables);
  try {
    visit(
      parse(text),
      visitWithTypeInfo(types, {
        Field: () => {
          const parent = types.getParentType();
          const field = types.getFieldDef();
          const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
          if (isRoot && field) places.add(`${parent!.name}.${field.name}`);
        },
        Argument: ({ name, value }) => {
          const argument = types.getArgument();
          const parent = types.getParentType();
          const field = types.getFieldDef();
          if (!argument || !parent || !field || types.getDirective()) return;
          const said = written(value) ?? null;
          if (said === null) return;
          places.add(`${parent.name}.${field.name}(${name.value})`);
          for (const place of placesOfValue(argument.type, said)) places.add(place);
        },
      }),
    );
  } catch {
    return [];
  }
  return [...places];
}

/** The kinds of operations that a text asks for. */
export function operationsOf(text: string): string[] {
  try {
    return parse(text).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [`operation ${definition.operation}`] : [],
    );
  } catch {
    return [];
  }
}
