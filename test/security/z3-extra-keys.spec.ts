/* Z3: nothing is assigned that was not asked for. Every input of every mutation is given keys that it does not have, some of
   which are columns; each is refused before anything runs, and no output type serves as an input. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputObjectType,
  getVariableValues,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { fromPackageRoot } from '#kernel';

const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
const KEYS = [
  'status',
  'role',
  'roles',
  'personId',
  'organisationIds',
  'createdAt',
  'price',
  'isAdmin',
  'version_',
  '__typename',
  'constructor',
];

/** Every input type that a mutation or a query takes, wherever it stands. */
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

/** What graphql-js says of variables; both paths ask it first. */
function refused(type: GraphQLInputObjectType, value: Record<string, unknown>): readonly string[] {
  const operation = parse(`query ($input: ${type.name}!) { __typename }`)
    .definitions[0] as OperationDefinitionNode;
  const { errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    { input: value },
    { maxErrors: 1_000 },
  );
  return (errors ?? []).map(({ message }) => message);
}

describe('Z3: an input', () => {
  it.each(inputs.map((type) => [type.name, type] as const))(
    '%s takes no key that it does not name',
    (_name, type) => {
      const own = new Set(Object.keys(type.getFields()));
      for (const key of KEYS.filter((one) => !own.has(one))) {
        const said = refused(type, { [key]: 'x' });
        expect(said.some((message) => message.includes(`"${key}" is not defined`))).toBe(true);
      }
    },
  );

  it('of a mutation is one object of its own, never a bag', () => {
    const fields = Object.values(schema.getMutationType()!.getFields());
    expect(fields.length).toBeGreaterThan(20);
    const bags = fields.flatMap(({ name, args }) =>
      args.flatMap((arg) => {
        const of = getNamedType(arg.type);
        const shape = isNonNullType(arg.type) ? arg.type.ofType : arg.type;
        return arg.name === 'input' && isInputObjectType(of) && !isListType(shape)
          ? []
          : [`${name}(${arg.name})`];
      }),
    );
    expect(bags).toEqual([]);
    const free = inputs.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => /json|object|map|any/i.test(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(free).toEqual([]);
  });
});

/** What only the house decides: who acts, what became of something, when. */
const DECIDED =
  /^(status|state|createdAt|createdBy|updatedAt|approvedBy|decidedBy|decidedAt|personId|actorId|isVerified|price|taken)$/;
/** Filters, which change nothing; a decision, and whom a coordinator takes out, that are the act itself. */
const MEANT = /Filter$|^(Attendance)?Mark|Decide|Decision|^RemoveMember/;

describe('Z3: what the house decides', () => {
  it('stands in no input of a mutation', () => {
    const ofMutations = new Set<string>();
    const collect = (type: GraphQLInputObjectType): void => {
      if (ofMutations.has(type.name)) return;
      ofMutations.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const of = getNamedType(field.type);
        if (isInputObjectType(of)) collect(of);
      }
    };
    for (const { args } of Object.values(schema.getMutationType()!.getFields()))
      for (const arg of args) {
        const of = getNamedType(arg.type);
        if (isInputObjectType(of)) collect(of);
      }
    const found = [...ofMutations]
      .filter((name) => !MEANT.test(name))
      .flatMap((name) =>
        Object.keys((schema.getType(name) as GraphQLInputObjectType).getFields())
          .filter((field) => DECIDED.test(field))
          .map((field) => `${name}.${field}`),
      );
    expect(found).toEqual([]);
  });
});
