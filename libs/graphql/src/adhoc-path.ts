import type { ApolloServer } from '@apollo/server';
import {
  type ExecutionResult,
  getOperationAST,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { can } from '#authz';
import { LIMITS, parseWithinLimits } from './document-limits.js';
import type { GraphqlRequest } from './graphql-request.js';
import { assertAffordable } from './operation-cost.js';
import { pay } from './pay.js';
import { pointsFor, type PointsLedger } from './points.js';
import { forbidden } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

export interface AdhocOptions {
  readonly introspection: boolean;
  /** May everybody come this way, or only who holds the permission of developers? */
  readonly isOpen: boolean;
}

/** The long way, for documents that no build has seen: developers, tests, scripts. Apollo Server runs them. */
export class AdhocPath {
  private apollo: Promise<ApolloServer<RequestContext>> | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly points: PointsLedger,
    private readonly options: AdhocOptions,
  ) {}

  /** Runs a document within the limits and the client's points. Throws FORBIDDEN before the document is read,
   *  BAD_USER_INPUT or RATE_LIMITED. */
  async run(request: GraphqlRequest, ctx: RequestContext): Promise<ExecutionResult> {
    if (!this.options.isOpen && !can(ctx.actor, 'graphql.run-adhoc'))
      throw forbidden('only documents of the web build are run for everybody');
    const { query = '', operationName, variables } = request;
    await this.payFor(request, ctx);
    const apollo = await (this.apollo ??= this.start());
    const response = await apollo.executeOperation(
      { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) },
      { contextValue: ctx },
    );
    if (response.body.kind !== 'single') throw new Error('An answer in parts is not spoken here');
    const { data, errors } = response.body.singleResult;
    return { data, errors } as ExecutionResult;
  }

  async stop(): Promise<void> {
    const apollo = await this.apollo;
    await apollo?.stop();
  }

  /** One payment for each document. One that is none, or beyond the limits, costs a point: nobody may send them
   *  without end. */
  private async payFor(
    { query = '', operationName, variables }: GraphqlRequest,
    ctx: RequestContext,
  ): Promise<void> {
    let points = 1;
    let refusal: unknown;
    try {
      const document = parseWithinLimits(query);
      const operation = getOperationAST(document, operationName);
      if (operation) points = pointsFor(assertAffordable(this.schema, document, operation, variables));
    } catch (error) {
      refusal = error;
    }
    pay(ctx, await this.points.payExactly(ctx.payer, points));
    if (refusal !== undefined) throw refusal;
  }

  /** Apollo is loaded with the first ad-hoc document: a server that answers only its own web never needs it. */
  private async start(): Promise<ApolloServer<RequestContext>> {
    const { ApolloServer: Apollo } = await import('@apollo/server');
    const { ApolloServerPluginLandingPageDisabled } = await import('@apollo/server/plugin/disabled');
    const apollo = new Apollo<RequestContext>({
      schema: this.schema,
      introspection: this.options.introspection,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      csrfPrevention: true,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens: LIMITS.tokens },
      plugins: [ApolloServerPluginLandingPageDisabled()],
      // Errors leave as they are: the transport masks those of both paths in one place.
      formatError: (_formatted, error) => error as GraphQLFormattedError,
    });
    await apollo.start();
    return apollo;
  }
}
