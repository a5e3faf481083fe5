/* Asks as an actor, takes away what is refused until the rest is answered, and writes down whose everything was. */
import {
  type GraphQLSchema,
  getNamedType,
  type GraphQLCompositeType,
  isLeafType,
  isListType,
  getNullableType,
} from 'graphql';
import { type GraphqlAnswer, post } from '../../contract/support.js';
import { type Marker, markersIn, textMarkersIn } from './canaries.js';
import { printSelection, selectAll, type Selection, split, without } from './documents.js';
import { NODE_TYPES } from './questions.js';
import { type ActorOfMatrix, tokenOf } from './grounds.js';

/** Where nothing says whose it is: a sum, a page, a moment. */
export const NOBODY = '-';
export type Seen = Marker | typeof NOBODY;

/** What an actor was answered: by field of the schema, and by root field, whose it was. */
export interface Answered {
  readonly fields: Map<string, Set<Seen>>;
  readonly roots: Map<string, Set<Seen>>;
  /** Codes of what was refused, by field. */
  readonly refused: Map<string, Set<string>>;
  /** Every answer as it came, by question. */
  readonly answers: Map<string, string>;
}

export const nothingAnswered = (): Answered => ({
  fields: new Map(),
  roots: new Map(),
  refused: new Map(),
  answers: new Map(),
});

const add = <Value>(to: Map<string, Set<Value>>, key: string, value: Value): void => {
  const known = to.get(key);
  if (known) known.add(value);
  else to.set(key, new Set([value]));
};

/** Names of the staff stand beside what is somebody's, and do not make it theirs. */
const isStaff = (marker: Marker): boolean => marker.startsWith('c') && marker[2] !== '0';

/** Counts of what somebody has: none of it is nothing that was seen. */
const COUNTS = /^(OrganisationPledgeCounts|OrganisationCounts|PledgeSum)\./;

type Data = Readonly<Record<string, unknown>>;

/** Lists of what is public: what is somebody's is which of it they hold. */
const LISTS_OF_OWN: ReadonlySet<string> = new Set(['myOrganisations', 'mySessions', 'observedSessions']);

export class Asking {
  constructor(
    private readonly url: string,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Asks one root field with these arguments (as they stand in a document), in as many documents as it takes. */
  async root(actor: ActorOfMatrix, name: string, args: string, answered: Answered): Promise<void> {
    const field = this.schema.getQueryType()!.getFields()[name]!;
    const type = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const selections = isLeafType(type)
      ? [null]
      : this.selectionsOf(type as GraphQLCompositeType, isList, name === 'node' ? args : null);
    for (const selection of selections) await this.part(actor, name, args, selection, answered);
  }

  private selectionsOf(type: GraphQLCompositeType, isList: boolean, node: string | null): Selection[] {
    const whole = selectAll(this.schema, type, 2, [], isList);
    if (node === null) return split(whole);
    // What an id can be, by its kind: the other fragments would be asked for nothing.
    const key = `... on ${NODE_TYPES[/"([a-z]+)_/.exec(node)?.[1] ?? '']}`;
    const fields = [...whole.fields].filter(([name]) => name === '__typename' || name === key);
    return split({ type: whole.type, fields: new Map(fields) });
  }

  private async part(
    actor: ActorOfMatrix,
    name: string,
    args: string,
    whole: Selection | null,
    answered: Answered,
  ): Promise<void> {
    let selection = whole;
    for (let round = 0; round < 40; round += 1) {
      const text = `{ ${name}${args} ${selection ? printSelection(selection) : ''} }`;
      const { body } = await this.ask(actor, text);
      for (const error of body.errors ?? []) {
        for (const marker of markersIn(error.message)) add(answered.fields, 'errors', marker);
        if (!error.path) throw new Error(`${actor.name}: ${text.slice(0, 2000)}\n${JSON.stringify(error)}`);
        const way = error.path.filter((key) => typeof key === 'string');
        add(answered.refused, this.fieldAt(selection, way), error.extensions.code);
        if (way.length === 1) return;
        selection = without(selection!, way.slice(1));
      }
      if (body.errors) {
        if (selection!.fields.size === 0) return;
        continue;
      }
      const value = body.data?.[name];
      answered.answers.set(
        `${name}${args} ${selection ? printSelection(selection) : ''}`,
        lastingText(value),
      );
      const told = LISTS_OF_OWN.has(name)
        ? markersIn(idsIn(value))
        : textMarkersIn(JSON.stringify(value ?? null));
      for (const marker of told) if (!isStaff(marker)) add(answered.roots, `Query.${name}`, marker);
      if (value !== null && value !== undefined) {
        add(answered.roots, `Query.${name}`, NOBODY);
        for (const one of [value].flat()) if (selection) this.observe(one as Data, selection, [], answered);
      }
      return;
    }
    throw new Error(`${actor.name} was refused without end: ${name}`);
  }

  private fieldAt(selection: Selection | null, way: readonly string[]): string {
    let [type, at] = ['Query', selection] as [string, Selection | null];
    let found = `Query.${way[0]}`;
    for (const key of way.slice(1)) {
      const inner = at && (at.fields.get(key) ?? fragmentWith(at, key));
      type = inner?.onType ?? type;
      found = `${type}.${key}`;
      at = inner?.inner ?? null;
    }
    return found;
  }

  /** Writes down whose a value is, and everything in it. */
  private observe(value: Data, selection: Selection, outer: readonly Marker[], answered: Answered): void {
    const whose = whoseIs(value, outer);
    for (const [key, { name, onType, inner }] of selection.fields) {
      if (key.startsWith('... on')) {
        if (value['__typename'] === key.slice('... on '.length)) this.observe(value, inner!, outer, answered);
        continue;
      }
      const field = value[key];
      if (field === null || field === undefined || name === '__typename') continue;
      const at = `${onType}.${name}`;
      if (COUNTS.test(at) && (field === 0 || field === '0')) continue;
      if (!inner) {
        if (Array.isArray(field) && field.length === 0) continue;
        const told = markersIn(typeof field === 'string' ? field : JSON.stringify(field)).filter(
          (marker) => !isStaff(marker) || whose.length === 0 || whose.includes(marker),
        );
        const seen = told.length > 0 ? told : whose.length > 0 ? whose : [NOBODY];
        for (const marker of seen) add(answered.fields, at, marker as Seen);
        continue;
      }
      for (const each of [field].flat() as Data[]) {
        const theirs = whoseIs(each, whose);
        for (const marker of theirs.length > 0 ? theirs : [NOBODY]) add(answered.fields, at, marker as Seen);
        this.observe(each, inner, whose, answered);
      }
    }
  }

  ask(actor: ActorOfMatrix, query: string, variables: object = {}): Promise<GraphqlAnswer> {
    const cookie = actor.marker ? { cookie: `__Host-samaki=${tokenOf(actor.marker)}` } : {};
    return post(this.url, { query, variables }, cookie as Record<string, string>);
  }
}

/** Whose an object is: its id says so, or its own texts, or what it stands in. */
function whoseIs(value: Data, outer: readonly Marker[]): readonly Marker[] {
  if (typeof value['id'] === 'string') {
    const [byId] = markersIn(value['id']);
    if (byId) return [byId];
  }
  const texts = Object.values(value).filter((each) => typeof each === 'string');
  const markers = markersIn(texts.join('\n')).filter((marker) => !isStaff(marker));
  return markers.length === 1 ? markers : outer;
}

const fragmentWith = (selection: Selection, key: string) => {
  for (const [name, { inner }] of selection.fields)
    if (name.startsWith('... on') && inner?.fields.has(key)) return inner.fields.get(key);
  return undefined;
};

/** The ids of what a list holds. */
const idsIn = (list: unknown): string => {
  const held = (list as { nodes?: unknown } | null)?.nodes ?? list;
  return [held]
    .flat()
    .map((each) => String((each as Data | null)?.['id']))
    .join();
};

/** Without the moments at which something was read, and without what is drawn anew. */
const lastingText = (value: unknown): string =>
  JSON.stringify(value ?? null).replaceAll(/"(readAt|asOf|lastSeenAt|dueAt)":"[^"]*"/g, '');
