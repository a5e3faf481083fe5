import {
  type AnyVariables,
  Client,
  type CombinedError,
  fetchExchange,
  makeOperation,
  mapExchange,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/core';
import type { Locale } from './locale';

/** The api could not answer: `code` is that of the transport (UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, …), UNAVAILABLE when
 *  nothing came back. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    readonly code: string,
    /** Seconds after which another try makes sense; null when the api named none. */
    readonly retryAfterSeconds: number | null = null,
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** The api as pages see it: a trusted document by its hash, data or an ApiFailure. */
export interface Api {
  query<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  mutate<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}

interface ApiOptions {
  readonly url: string;
  /** Language in which refusals are worded. */
  readonly locale: Locale;
  readonly fetch?: typeof fetch;
  /** For mutations, which must not be sent twice; `fetch` otherwise. */
  readonly fetchOnce?: typeof fetch;
  readonly headers?: Record<string, string>;
}

/** What the code generator leaves of a document in the build: the name under which the api knows its text. */
interface TrustedDocument {
  readonly __meta__?: { readonly documentId?: string };
}

/** urql asks a document which kind of operation it is; the text itself stays with the api. */
const named = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  operation: 'query' | 'mutation',
): TypedDocumentNode<Data, Variables> => {
  const documentId = (document as TrustedDocument).__meta__?.documentId;
  const definition = {
    kind: 'OperationDefinition',
    operation,
    selectionSet: { kind: 'SelectionSet', selections: [] },
  };
  const trusted = { kind: 'Document', definitions: [definition], documentId };
  return trusted as unknown as TypedDocumentNode<Data, Variables>;
};

/** Takes the definition off again on the way out: urql sends a document by its id only when it has none. */
const byIdAlone = mapExchange({
  onOperation: (operation) =>
    makeOperation(operation.kind, {
      ...operation,
      query: { ...operation.query, definitions: [] },
    }),
});

function failureOf(error: CombinedError): ApiFailure {
  const extensions = error.graphQLErrors[0]?.extensions;
  if (!extensions) return new ApiFailure('UNAVAILABLE', null, error);
  const { code, retryAfterSeconds } = extensions as { code?: unknown; retryAfterSeconds?: unknown };
  const retry = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null;
  return new ApiFailure(typeof code === 'string' ? code : 'INTERNAL', retry, error);
}

function dataOf<Data>(result: OperationResult<Data>): Data {
  if (result.error) throw failureOf(result.error);
  if (result.data === undefined) throw new ApiFailure('UNAVAILABLE');
  return result.data;
}

export function createApi({ url, locale, fetch, fetchOnce, headers }: ApiOptions): Api {
  const client = new Client({
    url,
    ...(fetch ? { fetch } : {}),
    exchanges: [byIdAlone, fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: { headers: { ...headers, 'accept-language': locale } },
  });
  return {
    query: async (document, variables) =>
      dataOf(await client.query(named(document, 'query'), variables).toPromise()),
    mutate: async (document, variables) =>
      dataOf(
        await client
          .mutation(named(document, 'mutation'), variables, fetchOnce ? { fetch: fetchOnce } : {})
          .toPromise(),
      ),
  };
}
