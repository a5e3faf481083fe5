import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LIMITS } from './document-limits.js';
import type { GraphqlRequest } from './graphql-request.js';
import { assertAffordable } from './operation-cost.js';
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
  /** Could it ever answer too much? Then its variables are read each time. */
  readonly mustCount: boolean;
}

/** The short way: a document of the web build, by its id, compiled once for each of its operations. */
export class DirectPath {
  private jit: Jit | undefined;
  private readonly compiled = new Map<string, Operation>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: ReadonlyMap<string, DocumentNode>,
  ) {}

  /** Runs a trusted document. Variables are read as graphql-js reads them first, because the compiled form words
   *  and counts their mistakes differently. Throws BAD_USER_INPUT for an unknown id or operation. */
  run(request: GraphqlRequest, ctx: RequestContext): Promise<ExecutionResult> | ExecutionResult {
    const { documentId = '', operationName, variables } = request;
    const operation = this.compiled.get(
      operationName === undefined ? documentId : `${documentId}/${operationName}`,
    );
    return operation
      ? this.execute(documentId, operation, variables, ctx)
      : this.compile(documentId, operationName).then((made) =>
          this.execute(documentId, made, variables, ctx),
        );
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
    const definitions = operation.definition.variableDefinitions;
    if (definitions && definitions.length > 0) {
      const read = getVariableValues(this.schema, definitions, variables, { maxErrors: 1 });
      if (read.errors) throw badInput('the variables do not fit');
    }
    if (operation.mustCount) {
      const document = this.documents.get(documentId);
      if (document) assertAffordable(this.schema, document, operation.definition, variables);
    }
    return operation.execute(undefined, ctx, variables);
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
      mustCount: assertsTooMuch(() => assertAffordable(this.schema, document, definition, undefined)),
    };
    this.compiled.set(key, operation);
    return operation;
  }
}

function assertsTooMuch(count: () => number): boolean {
  try {
    return count() > LIMITS.nodes;
  } catch {
    return true;
  }
}
