/* Questions made from the schema: every field of every type that a root field leads to. */
import {
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isRequiredArgument,
} from 'graphql';

/** Fields of a selection, each with what is selected of it; null for a leaf. */
export interface Selection {
  readonly type: string;
  readonly fields: Map<string, Selected>;
}
interface Selected {
  readonly text: string;
  readonly name: string;
  readonly onType: string;
  readonly inner: Selection | null;
  readonly isList?: boolean;
}

/** Below the server's own: a list within a list multiplies. */
const PAGE = { outer: 30, inner: 8 };
const DEPTH = 8;
/** Below the limit of 1,000 tokens, with what a document says around its fields. */
const TOKENS = 900;
/** Below the limit of 10,000 objects. */
const OBJECTS = 9_000;

const isEntity = (type: GraphQLCompositeType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

/** Arguments of fields below a root that must be given, as they stand in the document. */
const INNER_ARGUMENTS: Readonly<Record<string, string>> = {
  'Campaign.mail': '(locale: en)',
  'Report.versionOf': '(number: 1)',
};

/** Everything of a type that one document may ask: no type within itself, things that have a page of their own in short once
 *  they stand within another or in a list: their own question asks the rest. */
export function selectAll(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth = 2,
  within: readonly string[] = [],
  inList = false,
): Selection {
  const fields = new Map<string, Selected>();
  const onType = type.name;
  if (isInterfaceType(type)) {
    fields.set('__typename', { text: '__typename', name: '__typename', onType, inner: null });
    for (const possible of schema.getPossibleTypes(type)) {
      const inner = selectAll(schema, possible, depth, within, inList);
      fields.set(`... on ${possible.name}`, { text: `... on ${possible.name}`, name: '', onType, inner });
    }
    return { type: onType, fields };
  }
  const isShort = isEntity(type) && (inList || within.length > 0);
  for (const field of Object.values((type as GraphQLObjectType).getFields())) {
    const named = getNamedType(field.type);
    const args = innerArguments(type.name, field, depth);
    if (isLeafType(named)) {
      fields.set(field.name, { text: field.name + args, name: field.name, onType, inner: null });
      continue;
    }
    const composite = named as GraphQLCompositeType;
    if (depth >= DEPTH || within.includes(named.name) || named.name === onType) continue;
    if (isShort && (!isPlain(composite) || isList(field))) continue;
    // Edges say again what nodes say.
    const inner =
      field.name === 'edges'
        ? shortEdges(composite as GraphQLObjectType)
        : selectAll(schema, composite, depth + 1, [...within, onType], inList || isList(field));
    if (inner.fields.size > 0)
      fields.set(field.name, {
        text: field.name + args,
        name: field.name,
        onType,
        inner,
        isList: isList(field),
      });
  }
  return { type: onType, fields };
}

const isList = (field: GraphQLField<unknown, unknown>): boolean => isListType(getNullableType(field.type));

/** A type of nothing but leaves, such as a text in two languages. */
const isPlain = (type: GraphQLCompositeType): boolean =>
  isObjectType(type) &&
  Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type)));

function shortEdges(type: GraphQLObjectType): Selection {
  const node = getNamedType(type.getFields()['node']!.type) as GraphQLObjectType;
  const [leaf] = Object.values(node.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .toSorted((a, b) => Number(b.name === 'id') - Number(a.name === 'id'));
  const leaves = new Map<string, Selected>();
  const first = leaf?.name ?? '__typename';
  leaves.set(first, { text: first, name: first, onType: node.name, inner: null });
  const fields = new Map<string, Selected>();
  fields.set('cursor', { text: 'cursor', name: 'cursor', onType: type.name, inner: null });
  fields.set('node', {
    text: 'node',
    name: 'node',
    onType: type.name,
    inner: { type: node.name, fields: leaves },
  });
  return { type: type.name, fields };
}

function innerArguments(type: string, field: GraphQLField<unknown, unknown>, depth: number): string {
  const known = INNER_ARGUMENTS[`${type}.${field.name}`];
  if (known) return known;
  const required = field.args.filter(isRequiredArgument).map(({ name }) => name);
  if (required.length > 0)
    throw new Error(`Nobody said with what to ask ${type}.${field.name}(${required.join()})`);
  if (!field.args.some(({ name }) => name === 'first')) return '';
  return `(first: ${depth <= 2 ? PAGE.outer : PAGE.inner})`;
}

export const printSelection = ({ fields }: Selection): string =>
  `{ ${[...fields.values()].map(({ text, inner }) => (inner ? `${text} ${printSelection(inner)}` : text)).join(' ')} }`;

const firstOf = (text: string): number => Number(/first: (\d+)/.exec(text)?.[1] ?? 1);
const lengthOf = ({ name, isList: many }: Pick<Selected, 'name' | 'isList'>, page: number): number =>
  many ? (name === 'edges' || name === 'nodes' ? page : 10) : 1;

/** As the server counts: a page has as many as it is asked for, any other list ten. */
const objectsOf = ({ fields }: Selection, page = 1): number =>
  [...fields.values()].reduce((sum, { name, text, inner, isList: many }) => {
    if (!inner) return sum;
    return sum + lengthOf({ name, isList: many }, page) * (1 + objectsOf(inner, firstOf(text)));
  }, 0);

interface Place {
  /** How many of the selection there may be. */
  readonly times: number;
  /** The `first` of the connection whose selection it is. */
  readonly page: number;
}
const TOP: Place = { times: 1, page: PAGE.outer };

const fits = (selection: Selection, { times, page }: Place): boolean =>
  tokensOf(selection) <= TOKENS && times * objectsOf(selection, page) <= OBJECTS;

const tokensOf = (selection: Selection): number => printSelection(selection).split(/[\s(:,)]+/).length;

/** The same in as many selections as the limits ask for. What is too deep within lists to be asked at all is left out: the
 *  coverage of all fields tells whether it is asked elsewhere. */
export function split(selection: Selection, place: Place = TOP): Selection[] {
  if (fits(selection, place)) return [selection];
  const composite = [...selection.fields].filter(([, { inner }]) => inner);
  const leaves = [...selection.fields].filter(([, { inner }]) => !inner);
  // A single way down is split further below.
  const parts = composite.flatMap(([key, field]) =>
    split(field.inner!, {
      times: place.times * lengthOf(field, place.page),
      page: firstOf(field.text),
    }).map((inner): [string, Selected] => [key, { ...field, inner }]),
  );
  const chunks: [string, Selected][][] = [];
  for (const part of parts) {
    const open = chunks.at(-1);
    const isFree = open && !open.some(([key]) => key === part[0]);
    const together = isFree && { type: selection.type, fields: new Map([...leaves, ...open, part]) };
    if (together && fits(together, place)) open.push(part);
    else chunks.push([part]);
  }
  return chunks
    .map((chunk) => ({ type: selection.type, fields: new Map([...leaves, ...chunk]) }))
    .filter((chunk) => fits(chunk, place));
}

/** A selection without one field, named by the keys that lead to it; what is then empty goes, too. */
export function without(selection: Selection, way: readonly string[]): Selection {
  const [key, ...rest] = way;
  const field = key === undefined ? undefined : selection.fields.get(key);
  const fields = new Map(selection.fields);
  if (!field) {
    // Below an inline fragment the answer does not say which.
    for (const [name, { inner, ...more }] of fields)
      if (name.startsWith('... on') && inner) fields.set(name, { ...more, inner: without(inner, way) });
    return { type: selection.type, fields };
  }
  const inner = rest.length > 0 && field.inner ? without(field.inner, rest) : null;
  if (inner && inner.fields.size > 0) fields.set(key!, { ...field, inner });
  else fields.delete(key!);
  return { type: selection.type, fields };
}

/** A selection without the fields that are not wanted, and without what is then empty. */
export function onlyWanted(selection: Selection, isWanted: (field: string) => boolean): Selection {
  const fields = new Map<string, Selected>();
  for (const [key, field] of selection.fields) {
    if (!isWanted(`${field.onType}.${field.name}`)) continue;
    const inner = field.inner && onlyWanted(field.inner, isWanted);
    if (!inner || inner.fields.size > 0) fields.set(key, { ...field, inner });
  }
  return { type: selection.type, fields };
}

/** Every `Type.field` that a selection asks. */
export const fieldsOf = ({ fields }: Selection): string[] =>
  [...fields.values()].flatMap(({ name, onType, inner }) => [
    `${onType}.${name}`,
    ...(inner ? fieldsOf(inner) : []),
  ]);

/** Everything that the schema holds: `Type.field` of all object types. */
export function everyField(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}
