import { isBrokenText } from './document-limits.js';
import { badInput } from './protocol-error.js';

/** What a client asks, read from the body of a POST. Exactly one of `documentId` and `query` is set. */
export interface GraphqlRequest {
  readonly documentId: string | undefined;
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const NO_VARIABLES = Object.freeze({});
const MAX_VARIABLE_DEPTH = 10;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a body. Throws BAD_USER_INPUT for a batch, for wrong types, and for text that nothing can keep. */
export function readRequest(body: unknown): GraphqlRequest {
  if (!isRecord(body)) throw badInput('not one request');
  const { documentId, query, operationName, variables, extensions } = body;
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw badInput('variables must be a map');
  if (extensions !== undefined && extensions !== null && !isRecord(extensions))
    throw badInput('extensions must be a map');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw badInput('operationName must be a text');
  const hasId = documentId !== undefined && documentId !== null;
  const hasQuery = query !== undefined && query !== null && query !== '';
  if (hasId === hasQuery) throw badInput('either a documentId or a query');
  if (hasId && typeof documentId !== 'string') throw badInput('documentId must be a text');
  if (hasQuery && typeof query !== 'string') throw badInput('query must be a text');
  if (variables) assertPlain(variables, 0);
  return {
    documentId: hasId ? documentId : undefined,
    query: hasQuery ? query : undefined,
    operationName: operationName || undefined,
    variables: variables ?? NO_VARIABLES,
  };
}

/** Refuses text with control characters or half characters anywhere in the variables, keys included. */
function assertPlain(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (isBrokenText(value)) throw badInput('a variable holds control characters');
  } else if (typeof value === 'object' && value !== null) {
    if (depth === MAX_VARIABLE_DEPTH) throw badInput('variables are nested too deeply');
    for (const key in value) {
      if (isBrokenText(key)) throw badInput('a variable has a name with control characters');
      assertPlain((value as Record<string, unknown>)[key], depth + 1);
    }
  }
}
