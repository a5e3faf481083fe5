import type { ApolloServer } from '@apollo/server';
import {
  type ExecutionResult,
  getOperationAST,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { LIMITS, parseWithinLimits } from './document-limits.js';
import type { GraphqlRequest } from './graphql-request.js';
import { assertAffordable } from './operation-cost.js';
import { bucketOf, pointsFor, type PointsLedger } from './points.js';
import { protocolError } from './protocol-error.js';
import type { RequestContext } from './request-context.js';

export interface AdhocAnswer {
  readonly result: ExecutionResult;
  /** Points that the client has left in this minute. */
  readonly remaining: number;
}

/** The long way, for documents that no build has seen: developers, tests, scripts. Apollo Server runs them. */
export class AdhocPath {
  private apollo: Promise<ApolloServer<RequestContext>> | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly points: PointsLedger,
    private readonly introspection: boolean,
  ) {}

  /** Runs a document within the limits and the client's points. Throws BAD_USER_INPUT or RATE_LIMITED. */
  async run(request: GraphqlRequest, ctx: RequestContext): Promise<AdhocAnswer> {
    const { query = '', operationName, variables } = request;
    // Even a document that is none costs a point, so that nobody may send them without end.
    let remaining = await this.pay(ctx, 1);
    const document = parseWithinLimits(query);
    const operation = getOperationAST(document, operationName);
    if (operation) {
      const nodes = assertAffordable(this.schema, document, operation, variables);
      remaining = await this.pay(ctx, pointsFor(nodes) - 1);
    }
    const apollo = await (this.apollo ??= this.start());
    const response = await apollo.executeOperation(
      { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) },
      { contextValue: ctx },
    );
    if (response.body.kind !== 'single') throw new Error('An answer in parts is not spoken here');
    const { data, errors } = response.body.singleResult;
    return { result: { data, errors } as ExecutionResult, remaining };
  }

  async stop(): Promise<void> {
    const apollo = await this.apollo;
    await apollo?.stop();
  }

  private async pay(ctx: RequestContext, points: number): Promise<number> {
    const left = await this.points.spend(bucketOf(ctx.ip), points);
    if (!left.allowed)
      throw protocolError('RATE_LIMITED', 'the points of this minute are spent', left.retryAfterSeconds);
    return left.remaining;
  }

  /** Apollo is loaded with the first ad-hoc document: a server that answers only its own web never needs it. */
  private async start(): Promise<ApolloServer<RequestContext>> {
    const { ApolloServer: Apollo } = await import('@apollo/server');
    const { ApolloServerPluginLandingPageDisabled } = await import('@apollo/server/plugin/disabled');
    const apollo = new Apollo<RequestContext>({
      schema: this.schema,
      introspection: this.introspection,
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
