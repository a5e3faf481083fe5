import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { MAX_PAGE_SIZE } from '#kernel';
import { OF_NODES } from './connection.js';
import { LIMITS } from './document-limits.js';
import { beyondLimit } from './protocol-error.js';

type Variables = Readonly<Record<string, unknown>>;

/** Length held for a list that has no `first`, such as the sectors of a focus area. */
const PLAIN_LIST = 10;

/** How many objects an operation may answer at most. Reads `first` wherever it stands: in the document, in a
 *  variable, in a default of either. With `variables` undefined every variable counts as the greatest page. */
export function nodesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  const firstOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined => {
    const declared = field.args.find((arg) => arg.name === 'first');
    if (!declared) return undefined;
    const given = node.arguments?.find((arg) => arg.name.value === 'first')?.value;
    if (given?.kind === Kind.INT) return Number(given.value);
    if (given?.kind === Kind.VARIABLE) {
      if (!variables) return MAX_PAGE_SIZE;
      const value = variables[given.name.value];
      if (typeof value === 'number') return value;
      const definition = operation.variableDefinitions?.find(
        ({ variable }) => variable.name.value === given.name.value,
      );
      if (value === undefined && definition?.defaultValue?.kind === Kind.INT)
        return Number(definition.defaultValue.value);
    }
    return typeof declared.defaultValue === 'number' ? declared.defaultValue : MAX_PAGE_SIZE;
  };

  /** Objects below a selection set of which there are `times`; `page` is the `first` of the connection it is in. */
  const count = (set: SelectionSetNode, type: unknown, times: number, page: number): number => {
    let nodes = 0;
    for (const selection of set.selections) {
      if (nodes > LIMITS.nodes) return nodes;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        nodes += count(selection.selectionSet, on, times, page);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment)
          nodes += count(
            fragment.selectionSet,
            schema.getType(fragment.typeCondition.name.value),
            times,
            page,
          );
      } else if (selection.selectionSet && (isObjectType(type) || isInterfaceType(type))) {
        const field = type.getFields()[selection.name.value];
        if (!field || !isCompositeType(getNamedType(field.type))) continue;
        const length = isListType(getNullableType(field.type))
          ? isOfNodes(type, field.name)
            ? page
            : PLAIN_LIST
          : 1;
        const objects = times * length;
        nodes +=
          objects +
          count(selection.selectionSet, getNamedType(field.type), objects, firstOf(selection, field) ?? 1);
      }
    }
    return nodes;
  };

  const root = schema.getRootType(operation.operation);
  return count(operation.selectionSet, root, 1, 1);
}

const isOfNodes = (type: unknown, field: string): boolean =>
  (field === 'edges' || field === 'nodes') &&
  (type as GraphQLObjectType).getFields()['edges']?.extensions[OF_NODES] === true;

/** Throws BAD_USER_INPUT for an operation that asks for too much at once; answers its node count. Beside the
 *  nodes: at most ten root fields, and a mutation of identity stands alone, so that tries are counted one by one. */
export function assertAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables | undefined,
): number {
  const roots = rootFieldsOf(document, operation.selectionSet);
  if (roots.length > LIMITS.rootFields) throw beyondLimit(`more than ${LIMITS.rootFields} root fields`);
  if (roots.length > 1 && operation.operation === OperationTypeNode.MUTATION) {
    const fields = schema.getMutationType()?.getFields();
    const alone = roots.some((name) =>
      String(fields?.[name]?.extensions['permission']).startsWith('identity.'),
    );
    if (alone) throw beyondLimit('a mutation of identity stands alone in its document');
  }
  const nodes = nodesOf(schema, document, operation, variables);
  if (nodes > LIMITS.nodes) throw beyondLimit(`more than ${LIMITS.nodes} nodes`);
  return nodes;
}

function rootFieldsOf(document: DocumentNode, set: SelectionSetNode): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment && 'selectionSet' in fragment ? rootFieldsOf(document, fragment.selectionSet) : [];
  });
}
