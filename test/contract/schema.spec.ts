import { readFileSync } from 'node:fs';
import 'reflect-metadata';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { isPermission } from '#authz';
import { apiSchema, SCHEMA_FILE, schemaText } from '../../apps/api/src/emit-schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await apiSchema();
});

const objects = (): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type));
const rootFields = () =>
  [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}));
const connections = () => objects().filter((type) => type.name.endsWith('Connection'));

describe('the schema', () => {
  it('is the one that is committed', async () => {
    expect(await schemaText()).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
  });

  it('declares a permission of the table on every root field', () => {
    const bare = rootFields().filter((field) => !isPermission(String(field.extensions['permission'])));
    expect(bare.map((field) => field.name)).toEqual([]);
    expect(rootFields().length).toBeGreaterThan(15);
  });

  it('takes one input on every mutation that takes anything, and answers a payload with typed errors', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect([field.name, field.args.map((arg) => arg.name)]).toEqual([
        field.name,
        field.args.length === 0 ? [] : ['input'],
      ]);
      const payload = getNamedType(field.type) as GraphQLObjectType;
      expect(payload.name).toMatch(/Payload$/);
      const errors = payload.getFields()['errors'];
      expect([payload.name, String(errors?.type).replace(/\w+/, 'X')]).toEqual([payload.name, '[X!]!']);
      const member = getNamedType(errors!.type) as GraphQLObjectType;
      expect([member.name, member.getInterfaces().map(({ name }) => name)]).toEqual([
        member.name,
        ['UserError'],
      ]);
    }
  });

  it('asks for no field of an input that it has a default for', () => {
    // The compiled form of a trusted document refuses such a field when it is left out; graphql-js takes it.
    const both = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => isNonNullType(field.type) && field.defaultValue !== undefined);

    expect(both.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });

  it('writes enums in capitals, except the tags of languages', () => {
    const enums = Object.values(schema.getTypeMap())
      .filter(isEnumType)
      .filter((type) => !isIntrospectionType(type));
    const odd = enums
      .flatMap((type) => type.getValues().map((value) => `${type.name}.${value.name}`))
      .filter((name) => !/^\w+\.[A-Z][A-Z_]*$/.test(name));
    expect(odd.toSorted()).toEqual(['Locale.en', 'Locale.km']);
  });
});

describe('Relay', () => {
  it('has PageInfo with its four fields', () => {
    const fields = (schema.getType('PageInfo') as GraphQLObjectType).getFields();
    const types = Object.fromEntries(Object.values(fields).map((field) => [field.name, String(field.type)]));
    expect(types).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    });
  });

  it('gives every connection edges, nodes and a PageInfo, and every edge a node and a cursor', () => {
    expect(connections().length).toBeGreaterThan(5);
    for (const connection of connections()) {
      const { edges, nodes, pageInfo } = connection.getFields();
      const node = connection.name.replace(/Connection$/, '');
      expect([connection.name, String(edges?.type), String(pageInfo?.type), String(nodes?.type)]).toEqual([
        connection.name,
        `[${getNamedType(edges!.type).name}!]!`,
        'PageInfo!',
        `[${getNamedType(nodes!.type).name}!]!`,
      ]);
      const edge = getNamedType(edges!.type) as GraphQLObjectType;
      expect(edge.name).toMatch(/Edge$/);
      expect(String(edge.getFields()['cursor']?.type)).toBe('String!');
      expect(getNamedType(edge.getFields()['node']!.type)).toBe(getNamedType(nodes!.type));
      expect(node.length).toBeGreaterThan(0);
    }
  });

  it('asks first and after of every field that returns a connection, 20 when nothing is said', () => {
    for (const type of objects()) {
      for (const field of Object.values(type.getFields())) {
        if (!getNamedType(field.type).name.endsWith('Connection')) continue;
        const first = field.args.find((arg) => arg.name === 'first');
        const after = field.args.find((arg) => arg.name === 'after');
        expect([
          type.name,
          field.name,
          String(getNullableType(first!.type)),
          first!.defaultValue,
          String(after!.type),
        ]).toEqual([type.name, field.name, 'Int', 20, 'String']);
      }
    }
  });

  it('finds every node type by node(id)', () => {
    const node = schema.getQueryType()?.getFields()['node'];
    expect([String(node?.type), String(node?.args[0]?.type)]).toEqual(['Node', 'ID!']);
    const possible = schema.getPossibleTypes(schema.getType('Node') as never);
    expect(possible.length).toBeGreaterThan(4);
    for (const type of possible)
      expect([type.name, isNonNullType(type.getFields()['id']!.type)]).toEqual([type.name, true]);
  });
});
