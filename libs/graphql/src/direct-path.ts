import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { GraphqlRequest } from './graphql-request.js';
import { assertAffordable } from './operation-cost.js';
import { pay } from './pay.js';
import { pointsFor, type PointsLedger } from './points.js';
import { badInput } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

type Jit = typeof import('graphql-jit');
type Execute = (
  root: unknown,
  ctx: RequestContext,
  variables: object,
) => Promise<ExecutionResult> | ExecutionResult;

/** One operation of one document, compiled. */
interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly execute: Execute;
  /** What it costs with the greatest pages that it can ask for; null when those are beyond the limits, and its
   *  variables must be read each time. */
  readonly points: number | null;
  /** The fields of the query that it asks for; null for a mutation. */
  readonly roots: readonly string[] | null;
}

/** The short way: a document of the web build, by its id, compiled once for each of its operations. */
export class DirectPath {
  private jit: Jit | undefined;
  private readonly compiled = new Map<string, Operation>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: ReadonlyMap<string, DocumentNode>,
    private readonly points: PointsLedger,
  ) {}

  /** Runs a trusted document. Variables are read as graphql-js reads them first, because the compiled form words
   *  and counts their mistakes differently. Throws BAD_USER_INPUT for an unknown id or operation, RATE_LIMITED when its
   *  points are spent. */
  run(request: GraphqlRequest, ctx: RequestContext): Promise<ExecutionResult> | ExecutionResult {
    const { documentId = '', operationName, variables } = request;
    const operation = this.known(request);
    return operation
      ? this.execute(documentId, operation, variables, ctx)
      : this.compile(documentId, operationName).then((made) =>
          this.execute(documentId, made, variables, ctx),
        );
  }

  /** The fields of the query that a request asks for; null for a mutation, and for what was never run. */
  rootsOf(request: GraphqlRequest): readonly string[] | null {
    return this.known(request)?.roots ?? null;
  }

  private known({ documentId = '', operationName }: GraphqlRequest): Operation | undefined {
    return this.compiled.get(operationName === undefined ? documentId : `${documentId}/${operationName}`);
  }

  /** Compiles everything, one document a turn of the event loop, so that no request has to wait for it. */
  async warmUp(): Promise<void> {
    for (const [id, document] of this.documents) {
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const name = definition.name?.value;
        await this.compile(id, name);
        if (getOperationAST(document, null)) await this.compile(id, undefined);
        await new Promise(setImmediate);
      }
    }
  }

  private execute(
    documentId: string,
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
    ctx: RequestContext,
  ): Promise<ExecutionResult> | ExecutionResult {
    pay(
      ctx,
      this.points.payFromMemory(ctx.payer, operation.points ?? this.price(documentId, operation, variables)),
    );
    const definitions = operation.definition.variableDefinitions;
    if (definitions && definitions.length > 0) {
      const read = getVariableValues(this.schema, definitions, variables, { maxErrors: 1 });
      if (read.errors) throw badInput('the variables do not fit');
    }
    return operation.execute(undefined, ctx, variables);
  }

  private price(
    documentId: string,
    { definition }: Operation,
    variables: Readonly<Record<string, unknown>>,
  ): number {
    const document = this.documents.get(documentId);
    return document ? pointsFor(assertAffordable(this.schema, document, definition, variables)) : 1;
  }

  private async compile(documentId: string, operationName: string | undefined): Promise<Operation> {
    const document = this.documents.get(documentId);
    const definition = document && getOperationAST(document, operationName);
    if (!document || !definition) throw badInput('no such document or operation');
    this.jit ??= await import('graphql-jit');
    const key = operationName === undefined ? documentId : `${documentId}/${operationName}`;
    const ready = this.compiled.get(key);
    if (ready) return ready;
    const compiled = this.jit.compileQuery(this.schema, document, definition.name?.value, {
      disablingCapturingStackErrors: true,
    });
    if (!this.jit.isCompiledQuery(compiled)) throw new Error(`Document ${documentId} cannot be compiled`);
    const operation: Operation = {
      definition,
      execute: compiled.query as Execute,
      points: greatestPrice(() => assertAffordable(this.schema, document, definition, undefined)),
      roots: rootsIn(definition),
    };
    this.compiled.set(key, operation);
    return operation;
  }
}

function rootsIn({ operation, selectionSet }: OperationDefinitionNode): readonly string[] | null {
  if (operation !== OperationTypeNode.QUERY) return null;
  const names = selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : null));
  return names.includes(null) ? null : (names as string[]);
}

function greatestPrice(count: () => number): number | null {
  try {
    return pointsFor(count());
  } catch {
    return null;
  }
}
