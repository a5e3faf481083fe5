import { Injectable } from '@nestjs/common';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { badInput } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

type Execute = (
  root: unknown,
  ctx: RequestContext,
  variables: object,
) => Promise<ExecutionResult> | ExecutionResult;

/** A document of our own, ready to be run. */
export interface InnerQuery {
  /** Answers the data, or throws the first error as a request from outside would be told it. BAD_USER_INPUT when
   *  the variables do not fit. */
  run(ctx: RequestContext, variables: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** Asks the closed schema from inside the process, as somebody: every permission and every policy holds as for a request
 *  from outside, so that what is read here can never be more than what a page would show. */
@Injectable()
export class InnerQueries {
  private schema: GraphQLSchema | undefined;

  /** Called by the driver once the schema is closed. */
  serve(schema: GraphQLSchema): void {
    this.schema = schema;
  }

  /** Checks and compiles a document with one operation. Throws what is wrong with it. */
  async prepare(text: string): Promise<InnerQuery> {
    const { schema } = this;
    if (!schema) throw new Error('The schema is not served yet');
    const document = parse(text);
    const mistakes = mistakesOf(schema, document);
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
    const { compileQuery, isCompiledQuery } = await import('graphql-jit');
    const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(compiled)) throw new Error('The document cannot be compiled');
    const execute = compiled.query as Execute;
    const definitions = getOperationAST(document)?.variableDefinitions ?? [];
    return {
      run: async (ctx, variables) => {
        const read = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
        if (read.errors) throw badInput('the variables do not fit');
        const { data, errors } = await execute(undefined, ctx, variables);
        if (errors?.[0]) throw errors[0].originalError ?? errors[0];
        return data ?? {};
      },
    };
  }
}

/** What is wrong with a document, in words. */
export const mistakesOf = (schema: GraphQLSchema, document: DocumentNode): string[] =>
  validate(schema, document).map(({ message }) => message);
