import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { badInput, beyondLimit } from './protocol-error.js';

/** Limits of one document (research: reliability, G1 and G3). Counted after fragments are spread, so that a
 *  fragment used twice counts twice. */
export const LIMITS = {
  bodyBytes: 100 * 1024,
  tokens: 1_000,
  depth: 8,
  /** Introspection nests `ofType`; below `__schema` and `__type` this many levels are read. */
  introspectionDepth: 20,
  aliases: 15,
  directives: 10,
  rootFields: 10,
  /** Fields after spreading: stops fragment bombs. */
  fields: 1_000,
  nodes: 10_000,
} as const;

interface Size {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
}

// oxlint-disable-next-line no-control-regex -- controls are exactly what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** True for a text with a control character (tabs and line ends aside) or a lone surrogate: PostgreSQL cannot
 *  keep it, or no reader can mean it. */
export const isBrokenText = (text: string): boolean => CONTROLS.test(text) || !text.isWellFormed();

/** Parses an ad-hoc document within the limits. Throws BAD_USER_INPUT for one that is none or is beyond them. */
export function parseWithinLimits(text: string): DocumentNode {
  if (isBrokenText(text)) throw badInput('the document holds control characters');
  const document = parse(text, { maxTokens: LIMITS.tokens, noLocation: false });
  assertWithinLimits(document);
  return document;
}

/** Throws BAD_USER_INPUT when a document is deeper, wider or more repetitive than any screen needs. */
export function assertWithinLimits(document: DocumentNode): void {
  visit(document, {
    StringValue(node) {
      if (isBrokenText(node.value)) throw badInput('a text in the document holds control characters');
    },
  });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Size>();
  const open = new Set<string>();

  const ofFragment = (name: string): Size => {
    const sized = known.get(name);
    if (sized) return sized;
    if (open.has(name)) throw beyondLimit('a fragment contains itself');
    const fragment = fragments.get(name);
    if (!fragment) return { depth: 0, fields: 0, aliases: 0, directives: 0 };
    open.add(name);
    const size = ofSelections(fragment.selectionSet, false);
    size.directives += fragment.directives?.length ?? 0;
    open.delete(name);
    known.set(name, size);
    return size;
  };

  const ofSelections = (set: SelectionSetNode, isRoot: boolean): Size => {
    const size: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };
    const add = (inner: Size, levels: number): void => {
      size.depth = Math.max(size.depth, inner.depth + levels);
      size.fields += inner.fields;
      size.aliases += inner.aliases;
      size.directives += inner.directives;
    };
    for (const selection of set.selections) {
      size.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) add(ofFragment(selection.name.value), 0);
      else if (selection.kind === Kind.INLINE_FRAGMENT) add(ofSelections(selection.selectionSet, isRoot), 0);
      else {
        size.fields += 1;
        if (selection.alias) size.aliases += 1;
        const inner = selection.selectionSet ? ofSelections(selection.selectionSet, false) : undefined;
        const meta = isRoot && (selection.name.value === '__schema' || selection.name.value === '__type');
        if (meta && inner && inner.depth < LIMITS.introspectionDepth) inner.depth = 0;
        if (inner) add(inner, 1);
        else size.depth = Math.max(size.depth, 1);
      }
    }
    return size;
  };

  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = ofSelections(definition.selectionSet, true);
    size.directives += definition.directives?.length ?? 0;
    if (size.depth > LIMITS.depth) throw beyondLimit(`deeper than ${LIMITS.depth}`);
    if (size.fields > LIMITS.fields) throw beyondLimit(`more than ${LIMITS.fields} fields`);
    if (size.aliases > LIMITS.aliases) throw beyondLimit(`more than ${LIMITS.aliases} aliases`);
    if (size.directives > LIMITS.directives) throw beyondLimit(`more than ${LIMITS.directives} directives`);
  }
  // An unused fragment runs nowhere, but may still be a circle that the validation would follow.
  for (const name of fragments.keys()) ofFragment(name);
}
